import { expect, test } from "vitest";
import { actOf, isIn, placeAfter, placesIn } from "./grid-moves";

const size = { rows: 40, columns: 12 };
const at = { row: 20, column: 5 };

test.each([
  { key: "ArrowUp", ctrl: false, row: 19, column: 5 },
  { key: "ArrowDown", ctrl: false, row: 21, column: 5 },
  { key: "ArrowLeft", ctrl: false, row: 20, column: 4 },
  { key: "ArrowRight", ctrl: false, row: 20, column: 6 },
  { key: "ArrowUp", ctrl: true, row: 0, column: 5 },
  { key: "ArrowDown", ctrl: true, row: 39, column: 5 },
  { key: "ArrowLeft", ctrl: true, row: 20, column: 0 },
  { key: "ArrowRight", ctrl: true, row: 20, column: 11 },
  { key: "Home", ctrl: false, row: 20, column: 0 },
  { key: "End", ctrl: false, row: 20, column: 11 },
  { key: "Home", ctrl: true, row: 0, column: 0 },
  { key: "End", ctrl: true, row: 39, column: 11 },
  { key: "PageUp", ctrl: false, row: 10, column: 5 },
  { key: "PageDown", ctrl: false, row: 30, column: 5 },
])("$key with control $ctrl leads to $row, $column", ({ key, ctrl, row, column }) => {
  expect(placeAfter({ key, ctrl }, at, size)).toEqual({ row, column });
});

test.each(["ArrowUp", "ArrowLeft", "PageUp", "Home"])("%s doesn't wrap round", (key) => {
  const corner = { row: 0, column: 0 };
  expect(placeAfter({ key, ctrl: false }, corner, size)).toEqual(corner);
});

test.each(["ArrowDown", "ArrowRight", "PageDown", "End"])("nor does %s", (key) => {
  const corner = { row: 39, column: 11 };
  expect(placeAfter({ key, ctrl: false }, corner, size)).toEqual(corner);
});

test.each(["a", "Tab", "Escape", "F2"])("%s leads nowhere", (key) => {
  expect(placeAfter({ key, ctrl: false }, at, size)).toBeNull();
});

test.each([
  { key: "Enter", does: "edit" },
  { key: "F2", does: "edit" },
  { key: "Delete", does: "empty" },
  { key: "Backspace", does: "empty" },
  { key: "5", does: "type" },
  { key: "-", does: "type" },
  { key: "\u0665", does: "type" },
  { key: " ", does: null },
  { key: "Tab", does: null },
  { key: "Escape", does: null },
  { key: "a", ctrl: true, does: "all" },
  { key: "d", ctrl: true, does: "fill" },
  { key: "z", ctrl: true, does: "undo" },
  { key: "Z", ctrl: true, shift: true, does: "redo" },
  { key: "y", ctrl: true, does: "redo" },
  { key: "c", ctrl: true, does: null },
])("$key ($ctrl, $shift) does $does", ({ key, ctrl = false, shift = false, does }) => {
  expect(actOf({ key, ctrl, shift })).toBe(does);
});

test("a rectangle has all its cells, row by row", () => {
  const range = { from: { row: 1, column: 2 }, to: { row: 2, column: 3 } };
  expect(placesIn(range).map(({ row, column }) => [row, column])).toEqual([
    [1, 2],
    [1, 3],
    [2, 2],
    [2, 3],
  ]);
  expect(isIn(range, { row: 2, column: 3 })).toBe(true);
  expect(isIn(range, { row: 3, column: 3 })).toBe(false);
});
