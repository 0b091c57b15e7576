import { describe, expect, test } from "vitest";
import { checkFigures, partsOfFigure } from "./check-figures";
import type { NetworkFile } from "./network-file";
import { networkFile } from "./network-file";
import { sampleFile, sampleHash, withChanges } from "./sample-file";

type Figure = NetworkFile["networks"][number]["figures"][number];

function findings(changes: Readonly<Record<string, unknown>>) {
  const file = networkFile.parse(withChanges(sampleFile(), changes));
  return file.networks.flatMap((network) => checkFigures(network, "", sampleHash));
}

function aFigure(parts: Partial<Figure>): Figure {
  const [figure] = sampleFile().networks[0]?.figures ?? [];
  if (figure === undefined) throw new Error("the sample has no figure");
  const { numerator: _, denominator: __, ...rest } = figure;
  return { ...rest, ...parts };
}

describe("checkFigures", () => {
  test("finds nothing in a file without a mistake", () => {
    expect(findings({})).toEqual([]);
  });

  const first = "/networks/0/figures/0";
  test.each([
    { change: { [`${first}/metric`]: "X9" }, place: "/figures/0/metric", refers: "metrics" },
    { change: { [`${first}/subject`]: "north" }, place: "/figures/0", refers: "series" },
    { change: { [`${first}/reporter`]: "shop" }, place: "/figures/0", refers: "series" },
    {
      change: { "/networks/0/periods/0/period": "2025-09" },
      place: "/figures/0/period",
      refers: "periods",
    },
    {
      change: { "/networks/0/metrics/1/versions/0/effectiveFrom": "2025-11" },
      place: "/figures/1/period",
      refers: "versions",
    },
    {
      change: { "/networks/0/metrics/1/versions/0/agreements/1/hash": "1".repeat(64) },
      place: "/figures/1",
      refers: "agreements",
    },
    {
      change: { [`${first}/email`]: "manager@shop.example" },
      place: "/figures/0/email",
      refers: "assignments",
    },
  ])("$place, if no such thing stands in $refers", ({ change, place, refers }) => {
    const found = findings(change).filter((finding) => finding.place === place);
    expect(found).toEqual([expect.objectContaining({ refers })]);
  });

  test.each([
    { status: "submitted", at: 0, why: "a closed month's figures are final" },
    { status: "final", at: 3, why: "nothing in an open month is final" },
  ])("a figure that is $status at the wrong time: $why", ({ status, at }) => {
    const found = findings({ [`/networks/0/figures/${at}/status`]: status });
    expect(found.map(({ place }) => place)).toEqual([`/figures/${at}/status`]);
  });

  test("a reporter has to be named where several have a series, and only there", () => {
    const second = { "/networks/0/metrics/0/series/1": { reporter: "shop" } };
    expect(findings(second).map(({ place, says }) => `${place}: ${says}`)).toEqual([
      '/figures/0: "P1" has several series: name the reporter',
      '/figures/3: "P1" has several series: name the reporter',
    ]);
    const named = {
      [`${first}/reporter`]: "carrier",
      "/networks/0/figures/3/reporter": "carrier",
    };
    expect(findings({ ...second, ...named })).toEqual([]);
  });

  test.each([
    { reporter: null, why: "written the same way" },
    { reporter: "carrier", why: "with its reporter, which the first leaves out" },
  ])("a second figure of one series for one month, $why", ({ reporter }) => {
    const again = { ...sampleFile().networks[0]?.figures[0], reporter };
    expect(findings({ "/networks/0/figures/4": again })).toEqual([
      { place: "/figures/4", says: "this series has a figure for this period already" },
    ]);
  });

  test("a version that not all agreed to doesn't put the one before out of force", () => {
    const later = "/networks/0/metrics/0/versions/1";
    expect(findings({ [`${later}/agreements`]: [], [`${later}/kind`]: "mean" })).toEqual([]);
  });
});

describe("partsOfFigure", () => {
  test.each([
    {
      kind: "proportion",
      figure: { numerator: 9, denominator: 10 },
      is: { numerator: 9, denominator: 10 },
    },
    {
      kind: "proportion",
      figure: { numerator: 0, denominator: 0 },
      is: { numerator: 0, denominator: 0 },
    },
    {
      kind: "rate",
      figure: { numerator: 12, denominator: 10 },
      is: { numerator: 12, denominator: 10 },
    },
    { kind: "mean", figure: { sum: 50, count: 10 }, is: { numerator: 50, denominator: 10 } },
    { kind: "count", figure: { value: 3 }, is: { numerator: 3, denominator: null } },
    { kind: "amount", figure: { value: -3 }, is: { numerator: -3, denominator: null } },
    { kind: "index", figure: { value: -3 }, is: { numerator: -3, denominator: null } },
    { kind: "mean", figure: { notApplicable: true }, is: null },
  ] as const)("a $kind of $figure", ({ kind, figure, is }) => {
    expect(partsOfFigure(aFigure(figure), kind)).toEqual(is);
  });

  test.each([
    { kind: "proportion", figure: { numerator: 11, denominator: 10 }, why: "more than all" },
    { kind: "proportion", figure: { numerator: 9 }, why: "half of it" },
    { kind: "proportion", figure: { sum: 9, count: 10 }, why: "the parts of a mean" },
    {
      kind: "proportion",
      figure: { numerator: 9, denominator: 10, value: 90 },
      why: "one part too many",
    },
    { kind: "proportion", figure: { numerator: -1, denominator: 10 }, why: "fewer than none" },
    { kind: "rate", figure: { numerator: -1, denominator: 10 }, why: "fewer than none" },
    { kind: "rate", figure: { numerator: 1, denominator: -10 }, why: "fewer than none" },
    { kind: "rate", figure: { numerator: 1, denominator: 0 }, why: "some of none" },
    { kind: "mean", figure: { sum: 5, count: 0 }, why: "a sum of none" },
    { kind: "mean", figure: { sum: -5, count: 2 }, why: "a sum below nothing" },
    { kind: "count", figure: { value: -1 }, why: "fewer than none" },
    { kind: "count", figure: { numerator: 1, denominator: 2 }, why: "two parts" },
    { kind: "amount", figure: {}, why: "nothing" },
    { kind: "mean", figure: { notApplicable: true, sum: 1, count: 1 }, why: "both at once" },
  ] as const)("a $kind of $figure is refused: $why", ({ kind, figure }) => {
    expect(partsOfFigure(aFigure(figure), kind)).toEqual(expect.any(String));
  });
});
