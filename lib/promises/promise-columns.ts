import { plainName } from "@/lib/import/columns";

/** What a column of a file of promises can be. */
export const promiseColumns = [
  "case",
  "openedBy",
  "organisation",
  "role",
  "hand",
  "says",
  "due",
  "keptBy",
] as const;

/** One of them. */
export type PromiseColumn = (typeof promiseColumns)[number];

/** What every file of promises has. */
export const neededPromiseColumns = [
  "case",
  "role",
  "hand",
  "says",
  "due",
] as const satisfies readonly PromiseColumn[];

/** What columns are called, without case, accents, marks and spaces. */
const names: Readonly<Record<PromiseColumn, readonly string[]>> = {
  case: ["case", "casereference", "reference"],
  openedBy: ["openedby", "caseopenedby"],
  organisation: ["organisation", "organization", "promisedby"],
  role: ["role"],
  hand: ["code", "hand"],
  says: ["promise", "whatispromised", "says"],
  due: ["due", "dueby", "tobekept"],
  keptBy: ["keptby"],
};

/** Where the columns of a file stand, counted from 0, and what is wrong with its header. */
export type PromiseHeader = {
  readonly places: ReadonlyMap<PromiseColumn, number>;
  readonly missing: readonly PromiseColumn[];
  readonly twice: readonly PromiseColumn[];
  /** Columns that are none of these, as they are called: nothing is read from them. */
  readonly others: readonly string[];
};

/** What a file's columns are by their names. */
export function readPromiseHeader(header: readonly string[]): PromiseHeader {
  const found = header.map((name) => columnCalled(plainName(name)));
  const places = new Map(
    found
      .flatMap((column, index) => (column === null ? [] : [[column, index] as const]))
      .toReversed(),
  );
  return {
    places,
    missing: neededPromiseColumns.filter((column) => !places.has(column)),
    twice: promiseColumns.filter((column) => found.filter((one) => one === column).length > 1),
    others: header.filter((name, index) => found[index] === null && name.trim() !== ""),
  };
}

function columnCalled(name: string): PromiseColumn | null {
  return promiseColumns.find((column) => names[column].includes(name)) ?? null;
}
