import type { PromiseColumn } from "@/lib/promises/promise-columns";
import type { PromiseProblemCode } from "@/lib/promises/promise-row";
import { importing } from "./import";

const count = (number: number) => number.toLocaleString("en");
const things = (number: number, name: string) =>
  number === 1 ? `1 ${name}` : `${count(number)} ${name}s`;
const rows = (number: number) => things(number, "row");

/** How many rows a file of promises may have, and how large it may be. */
export const promiseFile = { rows: 500, bytes: 1_000_000 } as const;

/** Words of importing promises from a file. */
export const promiseImport = {
  title: "Import promises from a file",
  lead: "A CSV or an Excel workbook (.xlsx), a row for each promise. You see what would be added before anything is written; then all of it is written, or nothing.",
  opens: "Choose a file",
  columnsTitle: "Columns of the file",
  /** By the names that the first row has, in the order of the template. */
  columns: {
    case: ["Case", "The case’s reference. A case that isn’t there is opened by your organisation."],
    openedBy: [
      "Opened by",
      "Whoever opened the case, by its short name. Empty: your organisation.",
    ],
    organisation: [
      "Organisation",
      "Whoever promises, by its short name: your organisation alone. May be left out.",
    ],
    role: ["Role", "The role of whoever promises, such as call centre agent. No name."],
    hand: ["Code", "The code of the person or desk: A7, FW-102."],
    says: [
      "Promise",
      "What is promised, in up to 500 characters, without names, mail addresses or telephone numbers of customers.",
    ],
    due: ["Due", "“within the hour”, “today”, or a day from today on: 2026-03-31 or 31.03.2026."],
    keptBy: [
      "Kept by",
      "The code of the person who has kept it by now. Empty: nobody yet. May be left out.",
    ],
  } satisfies Record<PromiseColumn, readonly [name: string, holds: string]>,
  twice:
    "A file that is sent twice adds nothing: a promise of your organisation in the same case, role, code and words, due likewise, stands already.",
  shortNames: (slugs: string) => `Short names here: ${slugs}.`,
  template: (format: string) => `Template, ${format}`,
  steps: {
    gone: "You may no longer enter promises here. Ask your organisation’s admin.",
    signedOut: importing.signedOut,
    failed: importing.failed,
    progress: {
      sending: "Sending the file…",
      reading: "Reading the file: # rows so far",
      writing: "Writing: # promises so far",
    },
    file: "File",
    hint: `CSV in UTF-8 or XLSX, up to ${count(promiseFile.bytes / 1_000_000)} MB and ${count(promiseFile.rows)} rows. The first row names the columns.`,
    check: "Read the file",
    atRow: importing.atRow,
    refusals: {
      ...importing.refusals,
      "too-large": `The file is larger than ${count(promiseFile.bytes / 1_000_000)} MB. Send it in parts.`,
      "too-many-rows": `The file has more than ${count(promiseFile.rows)} rows. Send it in parts.`,
    },
    changed:
      "Nothing was written: the cases changed since the file was read. This is how it stands now.",
    lines: "What would be added",
    row: "Row",
    case: "Case",
    says: "Promise",
    due: "Due",
    keptBy: "Kept by",
    problems: "Rows to mend",
    problemsLead:
      "Nothing is written before every row can be taken. Mend these in the file and read it again.",
    more: "And # more.",
  },
  counts: (found: {
    readonly promises: number;
    readonly kept: number;
    readonly opens: number;
    readonly standing: number;
    readonly mend: number;
  }) =>
    [
      [found.mend, `${rows(found.mend)} to mend`],
      [found.promises, `${things(found.promises, "promise")} to add`],
      [found.opens, `${things(found.opens, "case")} to open`],
      [found.kept, `${count(found.kept)} kept`],
      [found.standing, `${rows(found.standing)} standing already`],
    ]
      .flatMap(([number, says]) => (number === 0 ? [] : [says]))
      .join(", "),
  noRows: "There is no promise in the file: nothing stands below the names of its columns.",
  nothing: "Nothing to add: all of it stands already.",
  leftOut: (names: readonly string[]) => `Columns that aren’t read: ${names.join(", ")}.`,
  write: (number: number) => `Write ${rows(number)}`,
  /** With a number at #. */
  writtenRows: "Written: # rows. The lists show them now.",
  inColumn: (name: string) => `column “${name}”`,
  wholeRow: "the whole row",
  missing: (name: string) => `The first row names no column “${name}”. Add it, as in the template.`,
  doubled: (name: string) => `The first row names “${name}” twice. Leave one.`,
  dues: { hour: "within the hour", today: "today" },
  problems: {
    ragged:
      "The row has more cells than the header. A comma in a text needs quotation marks around the text.",
    reference:
      "Use up to 40 letters and digits, with single points, hyphens or slashes between them: 4711, HB-2026/0042.",
    "opened-by":
      "No organisation of this network has this short name. Use one of those above, or leave the cell empty for your own.",
    "other-organisation":
      "Only promises of your own organisation are taken. Put its short name here, or leave the cell empty.",
    role: "Use up to 40 letters, such as call centre agent.",
    hand: "Use one to three letters and one to four digits, such as A7.",
    says: "Say in one to 500 characters what is promised.",
    "mail-address":
      "There is a mail address in it. Leave out whatever names or reaches a customer.",
    "phone-number":
      "There is what looks like a telephone number in it. Leave out whatever names or reaches a customer.",
    due: "Write within the hour, today, or a day such as 2026-03-31 or 31.03.2026.",
    day: "Choose a day from today on, a year ahead at most.",
    "kept-by":
      "Use one to three letters and one to four digits, such as A7, or leave the cell empty.",
    "unknown-case":
      "Your organisation takes part in no such case of this opener. Check the reference and who opened it.",
    closed: "The case is closed. Reopen it first, or leave the row out.",
    withdrawn: "The customer released this promise: it can’t be kept any more. Empty the cell.",
    "not-yours":
      "The promise is held by another organisation now, which enters that it was kept. Empty the cell.",
  } satisfies Record<PromiseProblemCode, string>,
} as const;
