import { expect, test } from "vitest";
import { isRestless, judge } from "./judge";

const atLeast = { is: "at least", bound: 0.4, aim: 0.5 } as const;
const atMost = { is: "at most", bound: 1.1 } as const;

test.each([
  { value: 0.4, goal: atLeast, calm: true, is: "ok", why: "the bound itself holds" },
  { value: 0.39, goal: atLeast, calm: true, is: "not met", why: "below what is asked" },
  { value: 1.1, goal: atMost, calm: true, is: "ok", why: "the bound itself holds" },
  { value: 1.11, goal: atMost, calm: true, is: "not met", why: "above what is allowed" },
  {
    value: 0.9,
    goal: atLeast,
    calm: false,
    is: "not judged",
    why: "a restless floor proves nothing",
  },
  { value: 0.1, goal: atLeast, calm: false, is: "not judged", why: "neither way" },
  { value: 5, goal: null, calm: false, is: "shown", why: "without a goal" },
  { value: Number.NaN, goal: atMost, calm: true, is: "not met", why: "no number holds no goal" },
] as const)("$value is $is: $why", ({ value, goal, calm, is }) => {
  expect(judge(value, goal, calm)).toBe(is);
});

test.each([
  { min: 100, max: 160, is: false },
  { min: 100, max: 161, is: true },
])("rounds from $min to $max are restless: $is", ({ min, max, is }) => {
  expect(isRestless({ median: 120, min, max })).toBe(is);
});
