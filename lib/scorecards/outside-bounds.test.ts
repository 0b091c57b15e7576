import { describe, expect, test } from "vitest";
import { chainHealth } from "./chain-health";
import type { ChainFacts } from "./chain-month";
import { outsideBounds, outsideBoundsOf, reportersOf } from "./outside-bounds";
import { facts, figure, march, quiet } from "./testing/example-chain";

function sideOf(all: ChainFacts) {
  const month = chainHealth(all, march)?.month;
  return month === undefined ? undefined : outsideBounds(month);
}

describe("stages of 97 % and 95 %, so between 92 % and 95 % can have got everything", () => {
  const stages = [...quiet, figure(1, march, 970), figure(2, march, 950)];
  test.each([
    { good: 920, is: null, why: "the least there can be" },
    { good: 950, is: null, why: "the most there can be" },
    { good: 919, is: "below", why: "more failed than the stages let through" },
    { good: 951, is: "above", why: "more succeeded than the weakest stage let through" },
  ])("$good of 1000 are $is: $why", ({ good, is }) => {
    expect(sideOf(facts([...stages, figure(3, march, good)]))).toBe(is);
  });

  test("nobody is asked where a stage or the outcome is missing", () => {
    expect(sideOf(facts(stages))).toBeNull();
    expect(sideOf(facts([...quiet, figure(1, march, 970), figure(3, march, 999)]))).toBeNull();
  });
});

test("those are asked who report the stages and the outcome, each once", () => {
  expect(reportersOf(facts(quiet))).toEqual(["a"]);
});

test("the parts as they were reported say the same", () => {
  const share = (numerator: number) => ({ numerator, denominator: 1000 });
  const stages = [share(970), share(950)];
  expect(outsideBoundsOf(share(919), stages)).toBe("below");
  expect(outsideBoundsOf(share(951), stages)).toBe("above");
  expect(outsideBoundsOf(share(930), stages)).toBeNull();
  expect(outsideBoundsOf(share(919), [...stages, null])).toBeNull();
});
