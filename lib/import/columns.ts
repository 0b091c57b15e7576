/** What a column of a file can be. The parts of a figure of one part stand in `numerator`. */
export const targets = [
  "metric",
  "subject",
  "reporter",
  "period",
  "numerator",
  "denominator",
  "notApplicable",
  "reason",
] as const;

export type Target = (typeof targets)[number];

/** What each column of a file is, in their order; null: nothing is read from it. */
export type Columns = readonly (Target | null)[];

/** What is needed before rows can be read. */
const needed = ["metric", "period", "numerator"] as const satisfies readonly Target[];

/** Names that columns go by elsewhere, without case, marks and spaces; the likelier ones first. */
const synonyms: Readonly<Record<Target, readonly string[]>> = {
  metric: [
    "metriccode",
    "metric",
    "code",
    "measurecode",
    "measure",
    "kpi",
    "kpicode",
    "indicator",
    "indicatorcode",
    "metricid",
    "metricname",
    "kpiname",
    "measurename",
    "name",
  ],
  subject: ["subject", "site", "depot", "location", "branch", "region", "segment", "product"],
  reporter: [
    "reporter",
    "reportedby",
    "organisation",
    "organization",
    "company",
    "partner",
    "supplier",
  ],
  period: ["period", "month", "reportingmonth", "reportingperiod", "yearmonth", "date"],
  numerator: [
    "numeratorsumorvalue",
    "numerator",
    "num",
    "sum",
    "value",
    "figure",
    "amount",
    "events",
    "actual",
    "result",
    "good",
    "total",
    "count",
    "quantity",
  ],
  denominator: [
    "denominatororcount",
    "denominator",
    "den",
    "denom",
    "count",
    "volume",
    "outof",
    "base",
    "cases",
    "of",
    "all",
    "total",
  ],
  notApplicable: ["notapplicable", "na", "notapplies", "notappl"],
  reason: ["reason", "comment", "remark", "note", "explanation", "why"],
};

/** A column's name as it is compared: without case, accents, marks and spaces. */
export function plainName(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");
}

/** What columns most likely are by their names, each at most once. */
export function suggestedColumns(header: readonly string[]): Columns {
  const names = header.map(plainName);
  const found = new Map<number, Target>();
  for (const target of targets) {
    const wanted = synonyms[target].find((name) =>
      names.some((one, index) => one === name && !found.has(index)),
    );
    const index = names.findIndex((one, at) => one === wanted && !found.has(at));
    if (index >= 0) found.set(index, target);
  }
  return header.map((_, index) => found.get(index) ?? null);
}

/** What is still missing in what columns are, and what is there more than once. */
export function columnProblems(columns: Columns): {
  readonly missing: readonly Target[];
  readonly twice: readonly Target[];
} {
  return {
    missing: needed.filter((target) => !columns.includes(target)),
    twice: targets.filter((target) => columns.filter((one) => one === target).length > 1),
  };
}

/** One name for all files whose columns are called the same, in the same order. */
export function headerName(header: readonly string[]): string {
  return JSON.stringify(header.map(plainName));
}
