import type { Measure } from "@/lib/metrics/kind";
import type { Period } from "@/lib/periods/period";
import type { Content } from "@/lib/reporting/own-echo";
import type { IgnoredCode, RowProblem, RowProblemCode } from "./row-problem";

/** A figure that a file changes: what stood there (null: nothing), and what is written. */
export type Change = {
  readonly row: number;
  readonly metric: string;
  readonly subject: string;
  readonly period: Period;
  readonly measure: Measure;
  readonly before: Content | null;
  readonly after: Content;
};

/** A draft that an import writes: which series and month (as a number), over which revision, under which version. */
export type PlannedDraft = Content & {
  readonly seriesKey: number;
  readonly period: Period;
  readonly over: number;
  readonly version: number;
  readonly reason: string | null;
};

/** What is to be mended in the same way in `count` rows, in which `different` things were found: the first few of these. */
export type ProblemGroup = {
  readonly code: RowProblemCode;
  readonly column: number | null;
  readonly count: number;
  readonly different: number;
  readonly found: readonly FoundAlike[];
};

/** What was found alike in `count` rows, with the first of them. */
type FoundAlike = Pick<RowProblem, "values"> & {
  readonly count: number;
  readonly rows: readonly number[];
};

/** Rows that change nothing for one reason, with the first of them. */
export type IgnoredGroup = {
  readonly code: IgnoredCode;
  readonly count: number;
  readonly rows: readonly number[];
};

/** What a file would change: exact counts, the first changes one by one, and what is to be mended, grouped by how. */
export type Difference = {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly ignored: readonly IgnoredGroup[];
  readonly rejected: number;
  readonly changes: readonly Change[];
  readonly problems: readonly ProblemGroup[];
};

/** A row that isn't taken, by its number, with everything that is wrong in it. */
export type RejectedRow = { readonly row: number; readonly problems: readonly RowProblem[] };

/** How many changes are told one by one, how many rows of a group, and how many different things that are mended alike. */
const shown = { changes: 100, rows: 10, different: 5 } as const;

/** What a row comes to. */
export type RowOutcome =
  | { readonly is: "rejected"; readonly problems: readonly RowProblem[] }
  | { readonly is: "ignored"; readonly code: IgnoredCode }
  | { readonly is: "unchanged" }
  | {
      readonly is: "added" | "changed";
      readonly change: () => Omit<Change, "row">;
      readonly draft: PlannedDraft;
    };

/** Adds rows up to a difference, with what is to be written and what isn't taken. */
export function differenceOf(outcomes: Iterable<readonly [row: number, outcome: RowOutcome]>): {
  readonly difference: Difference;
  readonly plan: readonly PlannedDraft[];
  readonly rejected: readonly RejectedRow[];
} {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const changes: Change[] = [];
  const plan: PlannedDraft[] = [];
  const rejected: RejectedRow[] = [];
  const ignored = new Map<IgnoredCode, { count: number; rows: number[] }>();
  let rows = 0;
  for (const [row, outcome] of outcomes) {
    rows += 1;
    if (outcome.is === "rejected") rejected.push({ row, problems: outcome.problems });
    else if (outcome.is === "ignored") {
      const group = ignored.get(outcome.code) ?? { count: 0, rows: [] };
      group.count += 1;
      if (group.rows.length < shown.rows) group.rows.push(row);
      ignored.set(outcome.code, group);
    } else counts[outcome.is] += 1;
    if (outcome.is === "added" || outcome.is === "changed") {
      plan.push(outcome.draft);
      if (changes.length < shown.changes) changes.push({ row, ...outcome.change() });
    }
  }
  const difference = {
    rows,
    ...counts,
    ignored: [...ignored].map(([code, group]) => ({ code, ...group })),
    rejected: rejected.length,
    changes,
    problems: grouped(rejected),
  };
  return { difference, plan, rejected };
}

/** Problems that are mended in the same way, the most frequent first. */
function grouped(rejected: readonly RejectedRow[]): readonly ProblemGroup[] {
  const groups = new Map<string, Growing>();
  for (const { row, problems } of rejected) {
    for (const { code, column, values } of problems) {
      const name = `${code} ${column}`;
      const group = groups.get(name) ?? { code, column, count: 0, alike: new Map() };
      groups.set(name, group);
      group.count += 1;
      const key = JSON.stringify(values);
      const alike = group.alike.get(key) ?? { values, count: 0, rows: [] };
      group.alike.set(key, alike);
      alike.count += 1;
      if (alike.rows.length < shown.rows) alike.rows.push(row);
    }
  }
  return [...groups.values()]
    .map(({ alike, ...group }) => ({
      ...group,
      different: alike.size,
      found: [...alike.values()].slice(0, shown.different),
    }))
    .toSorted((a, b) => b.count - a.count);
}

/** A group while rows are added to it. */
type Growing = Pick<ProblemGroup, "code" | "column"> & {
  count: number;
  readonly alike: Map<string, Pick<RowProblem, "values"> & { count: number; rows: number[] }>;
};
