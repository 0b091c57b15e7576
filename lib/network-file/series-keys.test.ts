import { expect, test } from "vitest";
import { withKeys } from "./series-keys";

test.each([
  { given: [undefined, undefined, undefined], is: [1, 2, 3], why: "none has one" },
  { given: [7, 2, 3], is: [7, 2, 3], why: "all have one" },
  { given: [undefined, 1, undefined, 3], is: [2, 1, 4, 3], why: "the others get what is free" },
  { given: [], is: [], why: "no series, no key" },
])("$given become $is: $why", ({ given, is }) => {
  expect(withKeys(given.map((key) => ({ key }))).map(({ key }) => key)).toEqual(is);
});
