import { expect, test } from "vitest";
import { passwordProblem, type PasswordProblem } from "./password";

const isCommon = (text: string) => text === "passwordpassword";
const personal = ["Ines Moreau", "ines.moreau@brightwave.example"];

test.each<{ password: string; is: PasswordProblem | null; why: string }>([
  { password: "eleven char", is: "too-short", why: "one character short" },
  { password: "twelve chars", is: null, why: "spaces count as any other" },
  { password: "🦆🦆🐦🐦🐤🐤🐥🐥🐣🐣🥚", is: "too-short", why: "characters count, not their bytes" },
  { password: "a b ".repeat(64), is: "common", why: "256, but one piece" },
  { password: `${"a long phrase ".repeat(18)}abcd`, is: null, why: "256 characters" },
  { password: `${"a long phrase ".repeat(18)}abcde`, is: "too-long", why: "257 characters" },
  { password: "PasswordPassword", is: "common", why: "in any case" },
  { password: "aaaaaaaaaaaa", is: "common", why: "one letter" },
  { password: "12341234123412", is: "common", why: "one piece, the last time cut short" },
  { password: "INES.moreau@brightwave.example", is: "personal", why: "their own address" },
  { password: "Ines Moreau's duck", is: null, why: "more than their name" },
])("$password: $is, $why", ({ password, is }) => {
  expect(passwordProblem(password, { isCommon, personal })).toBe(is);
});
