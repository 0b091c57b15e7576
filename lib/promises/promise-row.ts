import { readName } from "@/lib/access/entered-text";
import { isBlank, textOf, type Cell } from "@/lib/import/table";
import { isCaseReference, readHand, readRole } from "./case-reference";
import { personalDataIn, type PersonalData } from "./personal-data";
import type { PromiseColumn } from "./promise-columns";

/** How long what is promised may be. */
const longestPromise = 500;

/** A promise as a row of a file states it. Organisations by slug; `row` as a spreadsheet counts. */
export type PromiseRow = {
  readonly row: number;
  readonly reference: string;
  readonly openedBy: string;
  readonly role: string;
  readonly hand: string;
  readonly says: string;
  readonly due: "hour" | "today" | "date";
  /** Of a promise by date, as "2026-03-31"; else empty. */
  readonly day: string;
  /** The code of the person who has kept it by now; null where nobody has. */
  readonly keptBy: string | null;
};

/** Why a row can't be taken. */
export type PromiseProblemCode =
  | "ragged"
  | "reference"
  | "opened-by"
  | "other-organisation"
  | "role"
  | "hand"
  | "says"
  | PersonalData
  | "due"
  | "day"
  | "kept-by"
  | "unknown-case"
  | "closed"
  | "withdrawn"
  | "not-yours";

/** What is to be mended in a row: in which column (null: the row as a whole). */
export type PromiseProblem = {
  readonly row: number;
  readonly column: PromiseColumn | null;
  readonly code: PromiseProblemCode;
};

/**
 * What rows are read by: how many columns the header names, whose file it is, who is in the network, and the first and last day that a
 * promise can be due by.
 */
export type RowContext = {
  readonly width: number;
  readonly own: string;
  readonly members: readonly string[];
  readonly today: string;
  readonly lastDay: string;
};

/**
 * Reads the rows of a file of promises; rows without anything in them are left out.
 *
 * @param places where its columns stand
 */
export function readPromiseRows(
  rows: readonly (readonly Cell[])[],
  places: ReadonlyMap<PromiseColumn, number>,
  context: RowContext,
): { readonly read: readonly PromiseRow[]; readonly problems: readonly PromiseProblem[] } {
  const read: PromiseRow[] = [];
  const problems: PromiseProblem[] = [];
  for (const [index, cells] of rows.entries()) {
    if (isBlank(cells)) continue;
    const one = readRow(cells, places, { ...context, row: index + 2 });
    if ("reference" in one) read.push(one);
    else problems.push(...one.problems);
  }
  return { read, problems };
}

function readRow(
  cells: readonly Cell[],
  places: ReadonlyMap<PromiseColumn, number>,
  context: RowContext & { readonly row: number },
): PromiseRow | { readonly problems: readonly PromiseProblem[] } {
  const { row, own } = context;
  const at: At = (column) => textOf(cells[places.get(column) ?? -1]);
  const keptBy = readHand(at("keptBy"));
  const { what, wrong: wrongWhat } = readWhat(at, context);
  const wrong = [
    ...wrongPlace(at, context),
    ...wrongWhat,
    ...wrongIn("keptBy", at("keptBy") === "" || keptBy !== null ? null : "kept-by"),
    ...wrongIn(null, cells.slice(context.width).every(isEmpty) ? null : "ragged"),
  ];
  if (what === null || wrong.length > 0) return { problems: wrong.map((one) => ({ row, ...one })) };
  return { row, reference: at("case"), openedBy: at("openedBy") || own, ...what, keptBy };
}

/** A row's text in a column, without white space around it. */
type At = (column: PromiseColumn) => string;

/** What is promised, in which role, by which hand, and due when; null with what is wrong of it. */
function readWhat(at: At, context: RowContext) {
  const role = readRole(at("role"));
  const hand = readHand(at("hand"));
  const says = readName(at("says"), longestPromise);
  const due = readDue(at("due"), context);
  const personal = personalDataIn(says ?? "", referenceIn(at("case")));
  const wrong = [
    ...wrongIn("says", says === null ? "says" : personal),
    ...wrongIn("role", role === null ? "role" : null),
    ...wrongIn("hand", hand === null ? "hand" : null),
    ...wrongIn("due", typeof due === "string" ? due : null),
  ];
  if (role === null || hand === null || says === null || typeof due === "string") {
    return { what: null, wrong };
  }
  return { what: { role, hand, says, ...due }, wrong };
}

type Wrong = Omit<PromiseProblem, "row">;

function wrongIn(column: PromiseColumn | null, code: PromiseProblemCode | null): readonly Wrong[] {
  return code === null ? [] : [{ column, code }];
}

/** What is wrong about which case it is, and whose promise. */
function wrongPlace(at: At, { own, members }: RowContext): readonly Wrong[] {
  return [
    ...wrongIn("case", isCaseReference(at("case")) ? null : "reference"),
    ...wrongIn("openedBy", isOneOf(at("openedBy"), members) ? null : "opened-by"),
    ...wrongIn("organisation", isOneOf(at("organisation"), [own]) ? null : "other-organisation"),
  ];
}

function referenceIn(text: string): string {
  return isCaseReference(text) ? text : "";
}

function isEmpty(cell: Cell): boolean {
  return textOf(cell) === "";
}

/** Whether a cell names one of these, or is empty. */
function isOneOf(slug: string, known: readonly string[]): boolean {
  return slug === "" || known.includes(slug);
}

type Due = Pick<PromiseRow, "due" | "day">;

/** When a cell says that a promise is due: within the hour, today, or by a day as 2026-03-31 or 31.03.2026. */
function readDue(text: string, { today, lastDay }: RowContext): Due | "due" | "day" {
  const plain = text.toLowerCase().replaceAll(/\s+/g, " ");
  if (plain === "hour" || plain === "within the hour") return { due: "hour", day: "" };
  if (plain === "today") return { due: "today", day: "" };
  const day = dayIn(plain);
  if (day === null) return "due";
  return day >= today && day <= lastDay ? { due: "date", day } : "day";
}

const daysFirst = /^([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})$/;

function dayIn(text: string): string | null {
  const turned = daysFirst.exec(text);
  const [, day = "", month = "", year = ""] = turned ?? [];
  const iso = turned === null ? text : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const isDay = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(iso);
  // A 31st of February is no day.
  const begins = isDay ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(begins) && new Date(begins).toISOString().startsWith(iso) ? iso : null;
}
