import { expect, test } from "vitest";
import { sortedBy } from "./sorted-by";

test.each([
  { words: ["b", "a", "c"], is: ["a", "b", "c"] },
  { words: ["a", "B", "ä", "_"], is: ["B", "_", "a", "ä"] },
  { words: ["a1", "a", "a-1", "a"], is: ["a", "a", "a-1", "a1"] },
])("$words are $is, whatever the machine's language", ({ words, is }) => {
  expect(sortedBy(words, (word) => word)).toEqual(is);
});
