import { describe, expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { suggestedColumns } from "./columns";
import { compareTable } from "./compare";
import type { ImportContext } from "./context";
import { csvTable } from "./csv-table";

const terms = {
  version: 1,
  effectiveFrom: period("2025-01"),
  comparable: true,
  unit: "%",
  missingPartyIds: [],
} as const;

const figure = (seriesKey: number, month: string, more: Partial<Figure> = {}): Figure => ({
  seriesKey,
  period: period(month),
  parts: { numerator: 90, denominator: 100 },
  notApplicable: false,
  status: "draft",
  revision: 3,
  metricVersion: 1,
  ...more,
});

/** Ours reports D1 (a share, at two sites), M1 (a mean with a decimal) and N1, to which theirs hasn't agreed. */
const context: ImportContext = {
  own: { id: "1", slug: "ours", name: "Ours Ltd" },
  members: [
    { id: "1", slug: "ours", name: "Ours Ltd" },
    { id: "2", slug: "theirs", name: "Theirs GmbH" },
  ],
  metrics: [
    { code: "D1", versions: [{ ...terms, name: "On time", kind: "proportion", decimals: 0 }] },
    { code: "M1", versions: [{ ...terms, name: "Mean days", kind: "mean", decimals: 1 }] },
    {
      code: "N1",
      versions: [{ ...terms, name: "Greeted", kind: "count", decimals: 0, missingPartyIds: ["2"] }],
    },
    { code: "A1", versions: [{ ...terms, name: "Same", kind: "amount", decimals: 2 }] },
    { code: "A2", versions: [{ ...terms, name: "Same", kind: "index", decimals: 0 }] },
  ],
  series: [
    { key: 1, metricCode: "D1", subject: "", parallelVersion: null },
    { key: 2, metricCode: "D1", subject: "North", parallelVersion: null },
    { key: 3, metricCode: "M1", subject: "", parallelVersion: null },
    { key: 4, metricCode: "N1", subject: "", parallelVersion: null },
    { key: 5, metricCode: "A1", subject: "", parallelVersion: null },
    { key: 6, metricCode: "A2", subject: "", parallelVersion: null },
  ],
  periods: [
    { period: period("2025-11"), isClosed: true },
    { period: period("2025-12"), isClosed: false },
    { period: period("2026-01"), isClosed: false },
  ],
  figures: [
    figure(1, "2025-11", { status: "final" }),
    figure(1, "2025-12"),
    figure(2, "2025-12", { status: "submitted" }),
    figure(3, "2025-12", { parts: null }),
    figure(3, "2026-01", { parts: null, notApplicable: true }),
  ],
};

function compared(rows: string, header = "Metric,Subject,Reporter,Period,Sum,Count,N/A,Reason") {
  const read = csvTable(`${header}\n${rows}`);
  if ("refusal" in read) throw new Error(read.refusal.code);
  const columns = suggestedColumns(read.table.header);
  return compareTable(read.table, { columns, mark: "." }, context);
}

/** In a word or two what a row comes to. */
function verdict(row: string): string {
  const { difference, plan, rejected } = compared(row);
  const [draft] = plan;
  if (rejected.length > 0)
    return rejected.flatMap(({ problems }) => problems.map(({ code }) => code)).join(" ");
  if (difference.ignored.length > 0)
    return `ignored: ${difference.ignored.map(({ code }) => code).join()}`;
  if (draft === undefined) return difference.unchanged === 1 ? "unchanged" : "nothing";
  const is = difference.added === 1 ? "new" : "changed";
  const says = draft.notApplicable
    ? "n/a"
    : `${draft.parts?.numerator}/${draft.parts?.denominator}`;
  return `${is} ${says} over ${draft.over}`;
}

test.each([
  { row: "D1,,,2026-01,95,100,,", is: "new 95/100 over 0" },
  { row: "D1,,,2025-12,95,100,,", is: "changed 95/100 over 3" },
  { row: "D1,,,2025-12,90,100,,", is: "unchanged" },
  { row: "d1,,Ours Ltd,Dec 2025,90,100,no,", is: "unchanged" },
  { row: "On time,,ours,12/2025,90,100,,", is: "unchanged" },
  { row: "M1,,,2025-12,12.5,4,,", is: "new 125/4 over 3" },
  { row: "M1,,,2026-01,12.5,4,,", is: "changed 125/4 over 3" },
  { row: "M1,,,2026-01,,,yes,", is: "unchanged" },
  { row: "M1,,,2026-01,n/a,,,", is: "unchanged" },
  { row: "M1,,,2025-12,N/A,n/a,,", is: "new n/a over 3" },
  { row: "D1,,,2026-01,0,0,,", is: "new 0/0 over 0" },
  { row: "D1,,,2026-01,0,5,,", is: "new 0/5 over 0" },
  { row: "D1,,,2025-12,,,,", is: "ignored: empty" },
  { row: "D1,,,2025-12,,,no,a reason alone", is: "ignored: empty" },
  { row: "D1,North,,2025-12,1,100,,", is: "ignored: submitted" },
  { row: "D1,North,,2025-12,90,100,,", is: "unchanged" },
  { row: "D1,,,2025-11,1,100,,", is: "ignored: closed" },
  { row: "D1,,,2025-11,90,100,,", is: "unchanged" },
  { row: "N1,,,2025-12,1,,,", is: "ignored: not-agreed" },
  { row: "A1,,,2025-12,-0.50,,,", is: "new -50/null over 0" },
  { row: ",,,2025-12,1,2,,", is: "metric-missing" },
  { row: "Z9,,,2025-12,1,2,,", is: "metric-unknown" },
  { row: "Same,,,2025-12,1,,,", is: "metric-ambiguous" },
  { row: "D1,South,,2025-12,1,2,,", is: "subject-unknown" },
  { row: "D1,,theirs,2025-12,1,2,,", is: "reporter-other" },
  { row: "D1,,Theirs GmbH,2025-12,1,2,,", is: "reporter-other" },
  { row: "D1,,2,2025-12,1,2,,", is: "reporter-unknown" },
  { row: "D1,,,,1,2,,", is: "period-missing" },
  { row: "D1,,,soon,1,2,,", is: "period-unreadable" },
  { row: "D1,,,2030-01,1,2,,", is: "period-unknown" },
  { row: "Z9,,,soon,1,2,,", is: "metric-unknown period-unreadable" },
  { row: "D1,,,2026-01,3,2,,", is: "numerator-above-denominator" },
  { row: "D1,,,2026-01,1,,,", is: "missing" },
  { row: "D1,,,2026-01,-1,2,,", is: "negative" },
  { row: "D1,,,2026-01,1.5,2,,", is: "too-many-decimals" },
  { row: 'D1,,,2026-01,"1,5",2,,', is: "ambiguous-comma" },
  { row: 'D1,,,2026-01,"1,500","2,000",,', is: "new 1500/2000 over 0" },
  { row: "D1,,,2026-01,1,0,,", is: "denominator-zero" },
  { row: "D1,,,2026-01,1e309,2,,", is: "not-a-number" },
  { row: "D1,,,2026-01,NaN,2,,", is: "not-a-number" },
  { row: "D1,,,2026-01,-0,2,,", is: "new 0/2 over 0" },
  { row: "D1,,,2026-01,0x1F,40,,", is: "not-a-number" },
  { row: "D1,,,2026-01,1_000,2000,,", is: "not-a-number" },
  { row: "A1,,,2025-12,\u22121.50,,,", is: "new -150/null over 0" },
  { row: "D1,,,2026-01,١٢,20,,", is: "new 12/20 over 0" },
  { row: "D1,,,2026-01,１２,20,,", is: "new 12/20 over 0" },
  { row: "A1,,,2025-12,1,2,,", is: "unused" },
  { row: "D1,,,2026-01,1,2,yes,", is: "not-applicable-with-figures" },
  { row: "D1,,,2026-01,1,2,perhaps,", is: "not-applicable-unreadable" },
  { row: `D1,,,2026-01,1,2,,${"x".repeat(501)}`, is: "reason-too-long" },
  { row: 'D1,,,2026-01,1,2,,"two\nlines"', is: "unreadable-text" },
  { row: "D1,,,2026-01,1,2,", is: "ragged" },
  { row: "D1,,,2026-01,1,2,,,more", is: "ragged" },
  { row: "D1,,,2026-01,1,2,,,", is: "new 1/2 over 0" },
])("$row: $is", ({ row, is }) => {
  expect(verdict(row)).toBe(is);
});

describe("rows together", () => {
  test("the same is said once; of two that differ neither is taken", () => {
    const { difference, plan, rejected } = compared(
      ["D1,,,2026-01,1,2,,", "D1,,,2026-01,1,2,,", "M1,,,2025-12,1,2,,", "M1,,,2025-12,3,4,,"].join(
        "\n",
      ),
    );
    expect(plan).toHaveLength(1);
    expect(difference).toMatchObject({ rows: 4, added: 1, changed: 0, unchanged: 0, rejected: 2 });
    expect(difference.ignored).toEqual([{ code: "same-twice", count: 1, rows: [3] }]);
    expect(rejected.map(({ row }) => row)).toEqual([4, 5]);
  });

  test("problems are grouped by how they are mended, each different value with the rows in which it stands", () => {
    const { difference } = compared(
      [
        "D1,,,2026-01,x,2,,",
        "D1,,,2025-12,1,y,,",
        "D1,North,,2026-01,z,2,,",
        "D1,,,2026-01,x,2,,",
        "",
      ].join("\n"),
    );
    expect(difference.problems).toEqual([
      {
        code: "not-a-number",
        column: 4,
        count: 3,
        different: 2,
        found: [
          { values: { entered: "x" }, count: 2, rows: [2, 5] },
          { values: { entered: "z" }, count: 1, rows: [4] },
        ],
      },
      {
        code: "not-a-number",
        column: 5,
        count: 1,
        different: 1,
        found: [{ values: { entered: "y" }, count: 1, rows: [3] }],
      },
    ]);
  });

  test("of many different values the first few are told, and how many there are", () => {
    const text = Array.from({ length: 60 }, (_, index) => `Z${index % 20},,,2026-01,1,2,,`);
    const { difference } = compared(text.join("\n"));
    const [group] = difference.problems;
    expect(group).toMatchObject({ code: "metric-unknown", count: 60, different: 20 });
    expect(group?.found.map(({ values }) => values["entered"])).toEqual([
      "Z0",
      "Z1",
      "Z2",
      "Z3",
      "Z4",
    ]);
    expect(group?.found[1]).toMatchObject({ count: 3, rows: [3, 23, 43] });
    const alike = compared(Array.from({ length: 60 }, () => "Z,,,2026-01,1,2,,").join("\n"));
    expect(alike.difference.problems[0]?.found).toEqual([
      { values: { entered: "Z" }, count: 60, rows: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11] },
    ]);
  });

  test("blank rows are none, and counts add up", () => {
    const { difference } = compared(",,,,,,,\n\nD1,,,2026-01,1,2,,\nZ,,,2026-01,1,2,,\n");
    expect(difference).toMatchObject({ rows: 2, added: 1, rejected: 1 });
  });

  test("a file that names nobody reports for its own organisation, and one part needs one column", () => {
    const { difference } = compared("A1,2025-12,7.25\n", "KPI,Month,Value");
    expect(difference).toMatchObject({ added: 1 });
  });
});
