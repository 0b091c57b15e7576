import fc from "fast-check";
import { expect, test } from "vitest";
import { compareRatios, ratio, type Ratio } from "@/lib/metrics/ratio";
import { sharesFit } from "@/lib/proposals/chain-shares";
import { branchedYield, type Branch } from "./branches";

const percent = (value: number): Ratio => ratio(Math.round(value * 10), 1000);
const equals = (one: Ratio | null, other: Ratio) => one !== null && compareRatios(one, other) === 0;

test.each<{ why: string; branches: readonly Branch[]; is: Ratio | null }>([
  {
    why: "60 % of 98 and 40 % of 95",
    branches: [
      { share: "60", value: percent(98) },
      { share: "40", value: percent(95) },
    ],
    is: percent(96.8),
  },
  {
    why: "one branch takes all",
    branches: [{ share: "100", value: percent(93) }],
    is: percent(93),
  },
  {
    why: "what an optional stage doesn't take goes right",
    branches: [{ share: "25", value: percent(80) }],
    is: percent(95),
  },
  { why: "an unmeasured branch", branches: [{ share: "25", value: null }], is: null },
  {
    why: "an unmeasured branch that takes nothing",
    branches: [
      { share: "100", value: percent(90) },
      { share: "0", value: null },
    ],
    is: percent(90),
  },
])("$why", ({ branches, is }) => {
  const found = branchedYield(branches);
  if (is === null) expect(found).toBeNull();
  else expect(equals(found, is)).toBe(true);
});

test("branches that take more than all cases are nonsense", () => {
  const branches = [{ share: "60" }, { share: "40.1" }];
  expect(() => branchedYield(branches.map((one) => ({ ...one, value: percent(90) })))).toThrow(
    RangeError,
  );
  expect(sharesFit(branches, true)).toBe(false);
});

test.each([
  { shares: ["60", "40"], isOptional: false, fits: true },
  { shares: ["60", "39.9"], isOptional: false, fits: false },
  { shares: ["60", "39.9"], isOptional: true, fits: true },
  { shares: ["33.333333", "66.666667"], isOptional: false, fits: true },
])("$shares, optional $isOptional: $fits", ({ shares, isOptional, fits }) => {
  expect(
    sharesFit(
      shares.map((share) => ({ share })),
      isOptional,
    ),
  ).toBe(fits);
});

test("a branched yield lies between its branches, or between them and 1 where it is optional", () => {
  const part = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(part, part, part, (share, one, other) => {
      const branches = [
        { share: String(share), value: ratio(one, 100) },
        { share: String(100 - share), value: ratio(other, 100) },
      ];
      const found = branchedYield(branches);
      const [least, most] = one < other ? [one, other] : [other, one];
      expect(found).not.toBeNull();
      if (found === null) return;
      expect(compareRatios(found, ratio(least, 100))).toBeGreaterThanOrEqual(0);
      expect(compareRatios(found, ratio(most, 100))).toBeLessThanOrEqual(0);
    }),
  );
});
