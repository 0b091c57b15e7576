import { expect, test } from "vitest";
import { readEmail } from "./email";

test.each([
  { typed: " Ines.Moreau@Brightwave.example ", kept: "ines.moreau@brightwave.example" },
  { typed: "a+b@c-d.co", kept: "a+b@c-d.co" },
  { typed: "o'neill@post.example", kept: "o'neill@post.example" },
])("$typed is kept as $kept", ({ typed, kept }) => {
  expect(readEmail(typed)).toBe(kept);
});

test.each([
  "",
  "nobody",
  "nobody@",
  "@nowhere.example",
  "nobody@nowhere",
  "two@at@signs.example",
  '"quoted@evil.example"@post.example',
  'quoted"@post.example',
  "name <a@b.example>",
  "a@b.example,c@d.example",
  "a@b.example\r\nBcc: c@d.example",
  "a@b.example\u0000",
  "cyrillic-а@b.example",
  "a@ｂ.example",
  "a＠b.example",
  "a@-b.example",
  "a@b..example",
  "\u212Aelvin@post.example",
  `${"a".repeat(250)}@b.example`,
])("%j is no address", (typed) => {
  expect(readEmail(typed)).toBeNull();
});
