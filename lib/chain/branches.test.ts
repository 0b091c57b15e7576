import { describe, expect, test } from "vitest";
import { decimal, multiplyRatios, ratio, roundedText, type Ratio } from "@/lib/metrics/ratio";
import { branchedYield } from "./branches";

const branch = (share: string, yields: string | null) => ({
  share: decimal(share),
  yield: yields === null ? null : decimal(yields),
});
const percent = (share: Ratio | null) =>
  share === null ? null : roundedText(multiplyRatios(share, ratio(100, 1)), 2);

describe("branches of a stage", () => {
  test.each([
    { branches: [branch("0.6", "0.98"), branch("0.4", "0.95")], is: "96.80", why: "60/40" },
    { branches: [branch("1", "0.93")], is: "93.00", why: "only one way" },
    { branches: [branch("0.6", "0.98"), branch("0.4", null)], is: null, why: "one isn't known" },
    {
      branches: [branch("1", "0.98"), branch("0", null)],
      is: "98.00",
      why: "nobody takes the one that isn't known",
    },
  ])("yield $is together: $why", ({ branches, is }) => {
    expect(percent(branchedYield(branches))).toBe(is);
  });

  test.each([
    { shares: ["0.6", "0.5"], why: "more than all" },
    { shares: ["0.6"], why: "less than all" },
    { shares: ["1.5", "-0.5"], why: "less than none" },
    { shares: [], why: "no way at all" },
  ])("whose shares are $shares throw: $why", ({ shares }) => {
    expect(() => branchedYield(shares.map((share) => branch(share, "0.9")))).toThrow(RangeError);
  });
});
