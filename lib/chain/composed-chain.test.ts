import { expect, test } from "vitest";
import { ratio, toNumber, type Ratio } from "@/lib/metrics/ratio";
import type { SeriesName } from "@/lib/slas/terms";
import { composedChain, unmeasuredStages, type ChainTerms } from "./composed-chain";

const series = (metric: string) => ({ metric, reporter: "crew", subject: "" });
const branch = (metric: string | null, share = "100") => ({
  name: "",
  organisation: "crew",
  share,
  series: metric === null ? null : series(metric),
});
const stage = (name: string, branches: ChainTerms["stages"][number]["branches"]) => ({
  name,
  isOptional: false,
  branches,
  handOff: null,
});

const terms: ChainTerms = {
  customer: "end-customer",
  who: "Households",
  promise: "It works when we say so.",
  outcome: series("E1"),
  stages: [
    { ...stage("Order", [branch("A", "60"), branch("B", "40")]), handOff: series("H") },
    { ...stage("Visit", [branch("C", "50")]), isOptional: true },
  ],
};

const yields: Readonly<Record<string, Ratio>> = {
  A: ratio(98, 100),
  B: ratio(95, 100),
  H: ratio(99, 100),
  C: ratio(90, 100),
  E1: ratio(90, 100),
};
const yieldOf = ({ metric }: SeriesName) => yields[metric] ?? null;
const number = (value: Ratio | null) =>
  value === null ? null : Number(toNumber(value).toFixed(6));

test("stages by their branches and hand-offs with figures of their own compose the chain", () => {
  const found = composedChain(terms, yieldOf);
  expect(found.stages.map(({ value, handOff }) => [number(value), number(handOff)])).toEqual([
    [0.968, 0.99],
    [0.95, null],
  ]);
  expect(number(found.composed)).toBe(0.910404);
  expect([number(found.least), number(found.most)]).toEqual([0.908, 0.95]);
  expect(number(found.gap)).toBe(-0.010404);
});

test.each([
  {
    why: "an unmeasured branch",
    change: [stage("Order", [branch("A", "60"), branch(null, "40")])],
  },
  { why: "a branch without a figure", change: [stage("Order", [branch("Z")])] },
  {
    why: "a hand-off without a figure",
    change: [{ ...stage("Order", [branch("A")]), handOff: series("Z") }],
  },
])("$why leaves it untold, and the measured outcome stands alone", ({ change }) => {
  const found = composedChain({ ...terms, stages: change }, yieldOf);
  expect(found).toMatchObject({ composed: null, least: null, most: null, gap: null });
  expect(number(found.measured)).toBe(0.9);
});

test("a chain is complete once every branch that takes cases is measured", () => {
  expect(unmeasuredStages(terms)).toEqual([]);
  const stages = [stage("Order", [branch("A")]), stage("Visit", [branch(null)])];
  expect(unmeasuredStages({ stages })).toEqual(["Visit"]);
  expect(unmeasuredStages({ stages: [stage("Order", [branch("A"), branch(null, "0")])] })).toEqual(
    [],
  );
});
