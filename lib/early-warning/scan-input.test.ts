import { expect, test } from "vitest";
import { monthNumber, period } from "@/lib/periods/period";
import { chainOf, reportedOf, scanInput, type FigureRow, type ScanInput } from "./scan-input";

const first = monthNumber(period("2023-01"));

type Version = ScanInput["versions"][number];

const share: Version = {
  metric: "D1",
  version: 1,
  comparable: true,
  kind: "proportion",
  direction: "higher",
  decimals: 0,
};

const stage = {
  key: 2,
  metric: "D1",
  isOutcome: false,
  position: 1,
  stage: "Deliver",
  partner: "A carrier",
};

type Given = Partial<Omit<ScanInput, "figures">> & { readonly figures?: readonly FigureRow[] };

function input({ figures = [[2, first, 9, 10, 1]], ...more }: Given = {}): ScanInput {
  return { series: [stage], versions: [share], figures: reportedOf(figures), ...more };
}

function seriesIn(more: Given) {
  return chainOf(input(more))?.stages.map((one) => one.series);
}

test("a chain begins with its first figure; a month without one stays a month", () => {
  const figures = [
    [2, first + 1, 9, 10, 1],
    [2, first + 3, 8, 10, 1],
  ] as const;
  const chain = chainOf(input({ figures }));
  expect(chain?.first).toBe("2023-02");
  expect(chain?.stages[0]?.series.figures.map((one) => one?.numerator)).toEqual([9, undefined, 8]);
});

test("without a figure there is nothing to scan", () => {
  expect(chainOf(input({ figures: [] }))).toBeNull();
});

test("stages stand in the order of the chain, the outcome beside them", () => {
  const series = [
    { ...stage, key: 3, position: 2 },
    { ...stage, key: 1, position: null, isOutcome: true },
    stage,
  ];
  const figures = [1, 2, 3].map((key) => [key, first, key, 10, 1] as const);
  const chain = chainOf(input({ series, figures }));
  expect(chain?.stages.map(({ key }) => key)).toEqual([2, 3]);
  expect(chain?.outcome?.figures[0]?.numerator).toBe(1);
});

test("what is best within a range has no worse side and isn't monitored", () => {
  expect(seriesIn({ versions: [{ ...share, direction: "in-range" }] })).toEqual([]);
});

test.each([
  { kind: "proportion", values: [9, 8], is: "asin" },
  { kind: "rate", values: [0, 8], is: "log" },
  { kind: "count", values: [0, 8], is: "sqrt" },
  { kind: "mean", values: [9, 8], is: "log" },
  { kind: "mean", values: [9, 0], is: "identity" },
  { kind: "amount", values: [9, -8], is: "identity" },
  { kind: "index", values: [9, 8], is: "identity" },
] as const)("a $kind of $values is brought to $is", ({ kind, values, is }) => {
  const figures = values.map((value, month) => [2, first + month, value, 10, 1] as const);
  expect(seriesIn({ versions: [{ ...share, kind }], figures })?.[0]?.transform).toBe(is);
});

test("figures are in the metric's unit, a share in what it was counted in", () => {
  const amount: Version = { ...share, kind: "amount", decimals: 2 };
  expect(seriesIn({ versions: [amount] })?.[0]?.figures[0]).toMatchObject({ numerator: 0.09 });
  const cents: Version = { ...share, decimals: 2 };
  expect(seriesIn({ versions: [cents] })?.[0]?.figures[0]).toMatchObject({
    numerator: 9,
    denominator: 10,
  });
});

test("only a version that can't be compared begins a level of its own", () => {
  const versions = [share, { ...share, version: 2 }, { ...share, version: 3, comparable: false }];
  const figures = [1, 2, 3].map((version) => [2, first + version, 9, 10, version] as const);
  const [one, two, three] = seriesIn({ versions, figures })?.[0]?.figures ?? [];
  expect(one?.version).toBe(two?.version);
  expect(two?.version).not.toBe(three?.version);
});

test("what doesn't apply, was emptied or counts nothing is a missing month", () => {
  const figures = [
    [2, first, null, null, 1],
    [2, first + 1, 0, 0, 1],
    [2, first + 2, 9, 10, 9],
    [2, first + 3, 9, 10, 1],
  ] as const;
  expect(seriesIn({ figures })?.[0]?.figures.map((one) => one !== null)).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

test("what gets lost between stages is told where all of them are shares", () => {
  const series = [stage, { ...stage, key: 1, metric: "E1", position: null, isOutcome: true }];
  const figures = [1, 2].map((key) => [key, first, 9, 10, 1] as const);
  const told = (outcome: Version) => {
    const chain = chainOf(input({ series, figures, versions: [share, outcome] }));
    return chain && scanInput(chain).betweenSilos !== null;
  };
  expect(told({ ...share, metric: "E1" })).toBe(true);
  expect(told({ ...share, metric: "E1", kind: "mean" })).toBe(false);
});

test("branches and hand-offs of a chain that was agreed are monitored each, and together tell what gets lost between them", () => {
  const series = [
    stage,
    { ...stage, key: 3 },
    { ...stage, key: 4, position: 2 },
    { ...stage, key: 1, metric: "E1", position: null, isOutcome: true },
  ];
  const figures = [1, 2, 3, 4].map((key) => [key, first, 9, 10, 1] as const);
  const versions = [share, { ...share, metric: "E1" }];
  const branched = (last: number | null) => [
    [
      { share: "60", key: 2 },
      { share: "40", key: last },
    ],
    [{ share: "100", key: 4 }],
  ];
  const told = (links: NonNullable<ScanInput["links"]>) => {
    const chain = chainOf(input({ series, figures, versions, links }));
    return chain && scanInput(chain);
  };
  const found = told(branched(3));
  expect(found?.chain.series.map(({ key }) => key)).toEqual([2, 3, 4]);
  expect(found?.betweenSilos).not.toBeNull();
  // Nothing measures one branch, or not every member sees it: what is lost can't be told from it.
  for (const key of [null, 9]) expect(told(branched(key))?.betweenSilos).toBeNull();
});
