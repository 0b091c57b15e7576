import { expect, test } from "vitest";
import { isStorable } from "./storable";

test.each([
  { value: "a\0b", is: false },
  { value: "\uD800", is: false },
  { value: "x\uDC00", is: false },
  { value: "😀", is: true },
  { value: "\u0001\u007F\uFFFE\u202E", is: true },
  { value: ["a", ["\0"]], is: false },
  { value: { a: { b: "\uDFFF" } }, is: false },
  { value: { "\0": 1 }, is: false },
  { value: [1, null, undefined, true, { a: "b" }], is: true },
])("$value: $is", ({ value, is }) => {
  expect(isStorable(value)).toBe(is);
});
