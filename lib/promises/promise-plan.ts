import { dayAt } from "@/lib/periods/day";
import { holderOf, type CaseStory, type PromiseStory } from "./case-story";
import type { PromiseProblem, PromiseProblemCode, PromiseRow } from "./promise-row";

/** A case that the organisation takes part in; `openedBy` is a slug, organisations in its story are ids. */
export type StandingCase = {
  readonly reference: string;
  readonly openedBy: string;
  readonly openedById: string;
  readonly story: CaseStory;
};

/** What a row adds: a promise, with whoever has kept it by now, or, where the promise stands, that it was kept. */
export type PlannedPromise = PromiseRow & {
  /** The number of the promise that stands; null: it is made. */
  readonly promise: number | null;
};

/** What a file of promises would change. A case is opened with its first promise. */
export type PromisePlan = {
  /** References of cases that the organisation opens. */
  readonly opens: readonly string[];
  readonly adds: readonly PlannedPromise[];
  /** How many rows say what stands already, or an earlier row says. */
  readonly standing: number;
  readonly problems: readonly PromiseProblem[];
};

/** Whose file it is, by slug and id, in which time zone days end, and when it is compared. */
export type PlanContext = {
  readonly own: { readonly slug: string; readonly id: string };
  readonly timeZone: string;
  readonly now: Date;
};

/**
 * Compares the rows of a file with the cases that the organisation takes part in.
 *
 * A row says what stands where the organisation has made a promise in the same case, in the same role, by the same hand, in the same
 * words, and due likewise: within the hour, on its own day, or by the same day. So a file that is taken twice adds nothing.
 */
export function planPromises(
  rows: readonly PromiseRow[],
  cases: readonly StandingCase[],
  context: PlanContext,
): PromisePlan {
  const known = new Map(cases.map((one) => [nameOf(one), one]));
  const judged = inOneRowEach(rows, context).map((row) => {
    const found = known.get(nameOf(row)) ?? null;
    return { row, found, told: outcomeOf(row, found, context) };
  });
  const adds = judged.flatMap(({ told }) => (typeof told === "string" ? [] : [told]));
  const opens = judged.flatMap(({ row, found, told }) =>
    found === null && typeof told !== "string" ? [row.reference] : [],
  );
  const problems = judged.flatMap(({ row, told }) =>
    typeof told !== "string" || told === "stands"
      ? []
      : [{ row: row.row, column: columnOf(told), code: told }],
  );
  const standing = rows.length - adds.length - problems.length;
  return { opens: [...new Set(opens)], adds, standing, problems };
}

/** The first row of each promise, kept by whoever any of its rows says. */
function inOneRowEach(rows: readonly PromiseRow[], context: PlanContext): readonly PromiseRow[] {
  const once = new Map<string, PromiseRow>();
  for (const row of rows) {
    const key = keyOf(row, context);
    const before = once.get(key) ?? row;
    once.set(key, { ...before, keptBy: before.keptBy ?? row.keptBy });
  }
  return [...once.values()];
}

function nameOf({ reference, openedBy }: Pick<PromiseRow, "reference" | "openedBy">): string {
  return `${openedBy} ${reference}`;
}

/** Rows with the same key make one promise. */
function keyOf({ due, day, ...row }: PromiseRow, { now, timeZone }: PlanContext): string {
  const { role, hand, says } = row;
  const by = due === "today" ? dayAt(now, timeZone) : due === "hour" ? due : day;
  return JSON.stringify([nameOf(row), role, hand, says, by]);
}

function columnOf(code: PromiseProblemCode): PromiseProblem["column"] {
  return code === "withdrawn" || code === "not-yours" ? "keptBy" : "case";
}

function outcomeOf(
  row: PromiseRow,
  found: StandingCase | null,
  context: PlanContext,
): PlannedPromise | "stands" | PromiseProblemCode {
  if (found === null) {
    return row.openedBy === context.own.slug ? { ...row, promise: null } : "unknown-case";
  }
  const { closedAt, promises, accountable } = found.story;
  const made = promises.findLast((one) => says(one, row, context));
  if (made === undefined) return closedAt === null ? { ...row, promise: null } : "closed";
  if (row.keptBy === null || made.keptAt !== null) return "stands";
  if (made.withdrawnAt !== null) return "withdrawn";
  if (closedAt !== null) return "closed";
  const mayKeep = [holderOf(made), accountable].includes(context.own.id);
  return mayKeep ? { ...row, promise: made.number } : "not-yours";
}

/** Whether a promise that was made is the one that a row states. */
function says(made: PromiseStory, row: PromiseRow, { own, timeZone }: PlanContext): boolean {
  const { madeBy, role, hand, dueAt, madeAt } = made;
  if (madeBy !== own.id || role !== row.role || hand !== row.hand || made.says !== row.says) {
    return false;
  }
  if (row.due === "hour") return dueAt.getTime() - madeAt.getTime() === 3_600_000;
  const last = dayAt(new Date(dueAt.getTime() - 1), timeZone);
  if (last === dayAt(dueAt, timeZone)) return false;
  return last === (row.due === "today" ? dayAt(madeAt, timeZone) : row.day);
}
