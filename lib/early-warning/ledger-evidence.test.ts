import { describe, expect, test } from "vitest";
import { addMonths, period } from "@/lib/periods/period";
import { chainStanding, evidenceMonths, type EvidenceMonth } from "./ledger-evidence";
import { listedChains } from "./ledger-chains";
import { warningsOf, type Answered } from "./warning";

const january = period("2025-01");
const at = (month: number) => addMonths(january, month);
const scan = (evidence: readonly (number | null)[]) => ({
  standing: "full" as const,
  months: evidence.map((one, month) => ({
    period: at(month),
    logEvidence: one === null ? null : Math.log(one),
  })),
  look: null,
  act: null,
  onset: null,
  series: [],
});
const published = (evidence: readonly number[]) =>
  evidence.map((one, month) => ({ period: at(month), logEvidence: Math.log(one) }));

describe("evidence by the month", () => {
  test("what was published stays beside what today's figures give", () => {
    const months = evidenceMonths(scan([null, 3, 5, 8]), published([1, 3, 4]));
    expect(months.map(({ period: month, isRestated }) => [month, isRestated])).toEqual([
      ["2025-01", true],
      ["2025-02", false],
      ["2025-03", true],
      ["2025-04", false],
    ]);
    expect(months.at(-1)?.published).toBeNull();
    expect(Math.exp(months[2]?.published ?? 0)).toBeCloseTo(4);
    expect(Math.exp(months[2]?.now ?? 0)).toBeCloseTo(5);
  });

  test("months before there is any aren't shown, and one part in a hundred is no restatement", () => {
    const months = evidenceMonths(scan([null, null, 200]), [
      { period: at(2), logEvidence: Math.log(201) },
    ]);
    expect(months).toHaveLength(1);
    expect(months[0]?.isRestated).toBe(false);
  });
});

const months = (
  evidence: readonly (readonly [published: number | null, now: number | null])[],
): readonly EvidenceMonth[] =>
  evidence.map(([then, now], month) => ({
    period: at(month),
    published: then === null ? null : Math.log(then),
    now: now === null ? null : Math.log(now),
    isRestated: then !== now,
  }));
const same = (evidence: readonly number[]) => months(evidence.map((one) => [one, one]));
const closed: readonly Answered[] = [{ openedPeriod: at(1), answer: "closed" }];

test.each([
  { name: "no month", of: months([]), answers: [], asks: null, state: null },
  { name: "nothing drifts", of: same([1, 2, 3]), answers: [], asks: null, state: null },
  {
    name: "worth a look",
    of: same([1, 61, 90]),
    answers: [],
    asks: { level: "look", since: at(1) },
    state: "open",
  },
  {
    name: "to act on, since it was",
    of: same([1, 61, 90, 400, 350]),
    answers: [],
    asks: { level: "act", since: at(3) },
    state: "open",
  },
  {
    name: "closed and below again",
    of: same([1, 61, 4]),
    answers: closed,
    asks: null,
    state: null,
  },
  {
    name: "closed while it still drifts",
    of: same([1, 61, 70]),
    answers: closed,
    asks: { level: "look", since: at(1) },
    state: "closed",
  },
  {
    name: "reached by today's figures, in months that aren't published yet",
    of: months([
      [1, 1],
      [null, 80],
      [null, 90],
    ]),
    answers: [],
    asks: { level: "look", since: at(1) },
    state: null,
  },
  {
    name: "published, and not reached by today's figures any more",
    of: months([[400, 5]]),
    answers: [],
    asks: { level: "act", since: at(0) },
    state: "open",
  },
])("a chain: $name", ({ of, answers, asks, state }) => {
  const known = of.flatMap(({ period: month, published: log }) =>
    log === null ? [] : [{ period: month, logEvidence: log }],
  );
  const standing = chainStanding(of, warningsOf(known, answers));
  expect(standing.asks).toEqual(asks);
  expect(standing.warning?.state ?? null).toBe(state);
});

describe("the chains of all that somebody follows", () => {
  const chain = (name: string, evidence: number | null) => ({
    name,
    logEvidence: evidence === null ? null : Math.log(evidence),
  });
  test.each([
    { name: "one above its level", chains: [chain("a", 60.1)], listed: ["a"] },
    {
      name: "one of two needs twice as much",
      chains: [chain("a", 119), chain("b", 1)],
      listed: [],
    },
    { name: "and is listed with it", chains: [chain("a", 121), chain("b", 1)], listed: ["a"] },
    {
      name: "two of two need no more than one, the dearest first",
      chains: [chain("a", 61), chain("b", 62)],
      listed: ["b", "a"],
    },
    {
      name: "one without evidence counts among all",
      chains: [chain("a", 90), chain("b", null)],
      listed: [],
    },
  ])("$name", ({ chains, listed }) => {
    expect(listedChains(chains, "look").map(({ name }) => name)).toEqual(listed);
  });
});
