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

/** What is to be mended in the same way in several rows, with the first of them. */
export type ProblemGroup = {
  readonly code: RowProblemCode;
  readonly column: number | null;
  readonly count: number;
  readonly examples: readonly (Pick<RowProblem, "entered" | "values"> & { readonly row: number })[];
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

/** How many changes are told one by one, and how many rows of a group. */
const shown = { changes: 100, rows: 10 } as const;

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
  const groups = new Map<string, ProblemGroup>();
  for (const { row, problems } of rejected) {
    for (const { code, column, entered, values } of problems) {
      const name = `${code} ${column}`;
      const { count = 0, examples = [] } = groups.get(name) ?? {};
      const more =
        examples.length < shown.rows ? [...examples, { row, entered, values }] : examples;
      groups.set(name, { code, column, count: count + 1, examples: more });
    }
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count);
}
