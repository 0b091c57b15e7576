import "server-only";
import { formatDay } from "@/app/format";
import { words } from "@/app/words/words";
import type { RowRefusal } from "@/db/queries/write-promises";
import type { PromiseColumn, PromiseHeader } from "@/lib/promises/promise-columns";
import type { PlannedPromise, PromisePlan } from "@/lib/promises/promise-plan";

const said = words.promiseImport;

/** How many lines, and how many things to mend, are shown at once. */
const shownLines = 100;

/** What a file of promises would change, in words; `writes` is empty where it can't be written. */
export type Checked = {
  readonly state: "checked";
  readonly changed: boolean;
  /** Names what is shown. */
  readonly shown: string;
  readonly counts: string;
  readonly leftOut: string;
  readonly writes: string;
  readonly lines: readonly Line[];
  readonly moreLines: number;
  readonly problems: readonly Mend[];
  readonly moreProblems: number;
};

type Line = Readonly<Record<"case" | "says" | "due" | "keptBy", string>> & { readonly row: number };
type Mend = { readonly row: number; readonly where: string; readonly says: string };

type Told = {
  readonly plan: PromisePlan;
  readonly hash: string;
  readonly others: readonly string[];
};

/** What would be written, or is to be mended before anything is. */
export function shownPlan(
  { plan, hash, others }: Told,
  { changed }: { readonly changed: boolean },
): Checked {
  const { adds, opens, standing } = plan;
  const problems = plan.problems.map(({ row, column, code }) => ({
    row,
    where: column === null ? said.wholeRow : said.inColumn(nameOf(column)),
    says: said.problems[code],
  }));
  return {
    state: "checked",
    changed,
    shown: hash,
    counts:
      adds.length + problems.length === 0
        ? standing === 0
          ? said.noRows
          : said.nothing
        : said.counts({
            promises: adds.filter(({ promise }) => promise === null).length,
            kept: adds.filter(({ keptBy }) => keptBy !== null).length,
            opens: opens.length,
            standing,
            mend: new Set(problems.map(({ row }) => row)).size,
          }),
    leftOut: others.length === 0 ? "" : said.leftOut(others),
    writes: problems.length > 0 || adds.length === 0 ? "" : said.write(adds.length),
    lines: adds.slice(0, shownLines).map(lineOf),
    moreLines: Math.max(0, adds.length - shownLines),
    problems: problems.slice(0, shownLines),
    moreProblems: Math.max(0, problems.length - shownLines),
  };
}

const nothingShown = { counts: "", leftOut: "", writes: "", lines: [], moreLines: 0 } as const;

/** What is wrong with the names of columns. */
export function shownHeader({ missing, twice }: PromiseHeader): Checked {
  const mend = (column: PromiseColumn, says: (name: string) => string) => ({
    row: 1,
    where: said.inColumn(nameOf(column)),
    says: says(nameOf(column)),
  });
  return {
    state: "checked",
    changed: false,
    shown: "",
    ...nothingShown,
    problems: [
      ...missing.map((column) => mend(column, said.missing)),
      ...twice.map((column) => mend(column, said.doubled)),
    ],
    moreProblems: 0,
  };
}

/** The row that the database refused, when everything had been right before. */
export function shownRefusal(told: Told, { row, refused }: RowRefusal): Checked {
  const says = words.promises.refusals[refused];
  return {
    ...shownPlan(told, { changed: true }),
    writes: "",
    problems: [{ row, where: said.wholeRow, says }],
    moreProblems: 0,
  };
}

function nameOf(column: PromiseColumn): string {
  return said.columns[column][0];
}

function lineOf({ row, reference, says, due, day, keptBy }: PlannedPromise): Line {
  return {
    row,
    case: reference,
    says,
    due: due === "date" ? formatDay(day) : said.dues[due],
    keptBy: keptBy ?? "",
  };
}
