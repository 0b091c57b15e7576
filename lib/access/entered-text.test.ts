import { describe, expect, test } from "vitest";
import { readName, readNote } from "./entered-text";

describe("a name", () => {
  test.each([
    { typed: "  Ines \t Moreau ", kept: "Ines Moreau" },
    { typed: "A\r\nBcc: b@c.example", kept: "A Bcc: b@c.example" },
    { typed: "a\u0000b", kept: "a b" },
    { typed: "Zoe\u0308", kept: "Zoë" },
    { typed: "株式会社", kept: "株式会社" },
    { typed: "a".repeat(200), kept: "a".repeat(200) },
  ])("$typed is kept as $kept", ({ typed, kept }) => {
    expect(readName(typed)).toBe(kept);
  });

  test.each(["", " \n\u0000 ", "a".repeat(201), "half \uD800 a pair"])("%j is none", (typed) => {
    expect(readName(typed)).toBeNull();
  });
});

describe("a note", () => {
  test.each([
    { typed: "", kept: "" },
    { typed: " one\r\ntwo\rthree\u2028four ", kept: "one\ntwo\nthree\nfour" },
    { typed: "a\u0000b\u001Bc\td", kept: "abc\td" },
  ])("$typed is kept as $kept", ({ typed, kept }) => {
    expect(readNote(typed)).toBe(kept);
  });

  test.each(["a".repeat(2001), "half \uDC00 a pair"])("%j is none", (typed) => {
    expect(readNote(typed)).toBeNull();
  });
});
