import { expect, test } from "vitest";
import { period, type Period } from "@/lib/periods/period";
import { correctionsOf, statedCorrection, statedPoolAmounts } from "@/lib/slas/corrections";
import { poolStatements } from "@/lib/slas/pool-statements";
import type { PoolTerms } from "@/lib/slas/pool-terms";
import { world, year, type Reported } from "@/lib/slas/testing/world";
import { frozenPoolText, readFrozenPool, type CorrectedPool } from "./frozen-statement";
import { poolWindows, type FrozenPool } from "./pool-windows";

const terms: PoolTerms = {
  parties: ["brand", "one"],
  outcome: { metric: "E1", reporter: "brand", subject: "" },
  window: { kind: "quarter" },
  release: { kind: "saving", counts: "right", baseline: "12.4", unitCost: "62", patience: 2 },
  shares: [
    { organisation: "brand", weight: 1, contribution: "0" },
    { organisation: "one", weight: 1, contribution: "0" },
  ],
};
const course = { versions: [{ effectiveFrom: period("2024-01"), terms }], endedFrom: null };
const [march, june, september] = [period("2024-03"), period("2024-06"), period("2024-09")];
const names = { idOf: (slug: string) => slug, slugOf: (id: string) => id };

const good = { numerator: 900, denominator: 1000 };
const better = { numerator: 910, denominator: 1000 };
const facts = (first: Reported) =>
  world({ E1: year([first, ...Array.from({ length: 8 }, () => good)]) });

/** What is kept when the last month of a window closes, read back from its text. */
function frozenIn(month = march, first: Reported = good, before: readonly FrozenPool[] = []) {
  const known = facts(first);
  const stated = (one: Period) => poolStatements(course, known, { first: one, until: one });
  const [statement] = stated(month);
  if (statement === undefined) throw new Error("no window ends there");
  const corrections = correctionsOf(before, (one) => stated(one).flatMap(statedPoolAmounts), 2);
  const corrected: CorrectedPool = { ...statement, corrections };
  const text = frozenPoolText(corrected, {
    terms,
    effectiveFrom: period("2024-01"),
    facts: known,
    names,
  });
  const amounts = [...statedPoolAmounts(statement), ...corrections.map(statedCorrection)];
  const kept: { statement: unknown } = JSON.parse(text);
  return { period: month, amounts, pool: readFrozenPool(kept.statement, names) };
}

const paid = ({ lines }: CorrectedPool) => lines.map(({ amount }) => amount);

test("a window stands as it was kept, and beside it what it would come to now; the rest is computed", () => {
  const [first, second, ...more] = poolWindows(
    { course, facts: facts(better), frozen: [frozenIn()] },
    september,
  );
  expect(more).toHaveLength(1);
  expect(first && paid(first.statement)).toEqual(["2232.00", "2232.00"]);
  expect(first?.kept?.since).toMatchObject([
    { organisation: "brand", corrects: march, was: "2232.00", is: "2542.00", amount: "310.00" },
    { organisation: "one", corrects: march, was: "2232.00", is: "2542.00", amount: "310.00" },
  ]);
  expect(first?.kept?.correctedIn).toEqual([]);
  expect(second).toMatchObject({ kept: null, statement: { last: june, corrections: [] } });
});

test("a later window tells the correction that was kept in it, and the earlier one where it stands", () => {
  const before = frozenIn();
  const later = frozenIn(june, better, [before]);
  const windows = poolWindows({ course, facts: facts(better), frozen: [before, later] }, june);
  expect(windows.map(({ statement }) => statement.last)).toEqual([march, june]);
  expect(windows.map(({ kept }) => kept?.correctedIn)).toEqual([[june], []]);
  expect(windows[1]?.statement.corrections.map(({ amount }) => amount)).toEqual([
    "310.00",
    "310.00",
  ]);
  expect(windows[1]?.kept?.since).toEqual([]);
});

test("nothing after the last month that is known is told", () => {
  const frozen = [frozenIn(), frozenIn(june)];
  expect(poolWindows({ course, facts: facts(good), frozen }, period("2024-05"))).toHaveLength(1);
});
