import { limits } from "@/lib/import/limits";

const count = (number: number) => number.toLocaleString("en");
const rows = (number: number) => (number === 1 ? "1 row" : `${count(number)} rows`);
const figures = (number: number) => (number === 1 ? "1 figure" : `${count(number)} figures`);

/** What is said of what stands in a cell; a long text is cut. */
function quoted({ entered = "" }: Readonly<Record<string, string>>): string {
  return `“${entered.length > 60 ? `${entered.slice(0, 60)}…` : entered}”`;
}

/** Words of importing figures from a file. */
export const importing = {
  title: "Import figures",
  link: "Import",
  lead: "Figures from a CSV or an Excel workbook (.xlsx), a row for each. You see what would change before anything is written, and drafts are seen by your organisation’s managers alone.",
  back: "My month",
  steps: ["Choose", "Columns", "Changes"],
  step: (number: number, name: string) => `Step ${number} of 3: ${name}`,
  templates: "Templates",
  templatesLead: "A file with your series of a month, filled with what is entered.",
  template: (month: string, format: string) => `${month}, ${format}`,
  allFigures: "All your figures",
  file: "File",
  fileHint: `CSV in UTF-8 or XLSX, up to ${limits.bytes / 1_000_000} MB and ${count(limits.rows)} rows. The first row names the columns.`,
  read: "Read the file",
  waiting: "Files that wait for you to go on",
  waitingRows: (number: number) => rows(number),
  /** Each with the number of rows or figures so far at #. */
  progress: {
    sending: "Sending the file…",
    reading: "Reading the file: # rows so far",
    keeping: "Read # rows",
    comparing: "Comparing with what stands: # rows so far",
    writing: "Writing: # figures so far",
  },
  columns: {
    title: (name: string) => `Columns of ${name}`,
    lead: (number: number) =>
      `${rows(number)} below the header. Say what each column is; what is not needed is left out.`,
    column: "Column in the file",
    sample: "First rows",
    is: "Is",
    from: "Why",
    nothing: "Left out",
    suggested: "Suggested by its name",
    remembered: "As the last time",
    unnamed: (number: number) => `Column ${number}`,
    targets: {
      metric: "Metric (code or name)",
      subject: "Subject",
      reporter: "Reporting organisation",
      period: "Period",
      numerator: "Numerator, sum or value",
      denominator: "Denominator or count",
      notApplicable: "Not applicable",
      reason: "Reason",
    },
    mark: "Decimals are written",
    markAuto: "As the numbers show",
    markPoint: "with a point: 1,234.56",
    markComma: "with a comma: 1.234,56",
    ambiguous:
      "Numbers such as 1,234 or 1.234 can be read in two ways in this file. Say how decimals are written.",
    /** With names at #. */
    wrong: "Needed once each: #.",
    compare: "Show what changes",
  },
  changes: {
    title: (name: string) => `What ${name} changes`,
    none: "0 changes. What the file says stands already, or can’t be taken.",
    counts: {
      added: "New",
      changed: "Changed",
      unchanged: "Unchanged",
      ignored: "Ignored",
      rejected: "To mend",
    },
    table: "Changes",
    first: (shown: number, all: number) => `The first ${count(shown)} of ${count(all)} changes`,
    row: "Row",
    metric: "Metric",
    period: "Period",
    before: "Now",
    after: "Then",
    nothing: "nothing",
    notApplicable: "not applicable",
    ignored: "Ignored rows",
    ignoredBecause: {
      empty: "No figure in the row. What stands stays.",
      submitted: "The figure is submitted. What was submitted changes by a restatement.",
      closed: "The period is closed.",
      "not-agreed": "No definition that every party agreed to is in force in the period.",
      "same-twice": "An earlier row says the same.",
    },
    rejected: "Rows to mend",
    rejectedLead:
      "These rows are left out. Mend them in the file, or take them with their reasons:",
    rejectedFile: (format: string) => `Rows to mend, ${format}`,
    why: "Why it is not taken",
    inColumn: (name: string) => `in column “${name}”`,
    inRows: (number: number, list: string) => `${rows(number)}: ${list}`,
    differentIn: (number: number, different: number) =>
      `${rows(number)}, ${count(different)} different values`,
    more: (number: number) => `and ${count(number)} more`,
    moreDifferent: (number: number) =>
      `and ${count(number)} more different ${number === 1 ? "value" : "values"}`,
    confirm: (number: number) => `Write ${figures(number)}`,
    again: "Change the columns",
    other: "Choose another file",
    /** With figures at #. */
    changedSince:
      "Nothing was written: # changed after the file was compared. Change the columns or compare again to see what stands now.",
  },
  done: (number: number) =>
    `${figures(number)} written as drafts. Submit the month when it is complete.`,
  gone: "This file waits no more: it was written, or a day has passed. Choose it again.",
  signedOut: "Your session has ended. Sign in again in another tab, then try again.",
  failed: "The server can’t be reached or failed; nothing was written by this step. Try again.",
  refusals: {
    "too-large": `The file is larger than ${limits.bytes / 1_000_000} MB. Send it in parts.`,
    empty: "The first row of the file has no names of columns.",
    "other-kind": "The name and the content of the file don’t fit. Send a .csv or an .xlsx file.",
    "utf-16": "The text is in UTF-16. Save it as CSV in UTF-8.",
    "not-utf-8": "The text isn’t in UTF-8. Save it as CSV in UTF-8.",
    "not-text": "The file has control characters: it isn’t a text.",
    "not-a-workbook": "The file isn’t an .xlsx workbook. Save it as one, or as CSV.",
    encrypted: "The workbook is encrypted or of an old kind. Save it as .xlsx without a password.",
    macros: "The workbook has macros or other programs in it. Save it as .xlsx without them.",
    "too-many-parts": `The workbook has more than ${limits.entries} parts.`,
    "unpacks-too-large":
      "The workbook unpacks to much more than its size. Send it in parts, or as CSV.",
    "archive-inside": "The workbook has another archive in it.",
    doctype: "The workbook declares a document type, which no spreadsheet writes.",
    broken: "The file is broken: it can’t be read to its end.",
    quotes: "A quotation mark is out of place",
    "too-many-rows": `The file has more than ${count(limits.rows)} rows. Send it in parts.`,
    "too-many-columns": `The file has more than ${limits.columns} columns.`,
    "too-long": `A cell has more than ${count(limits.textCharacters)} characters`,
    "too-slow": "Reading the file takes too long. Send it in parts, or as CSV.",
    "too-much-memory": "Reading the file takes too much memory. Send it in parts, or as CSV.",
    busy: "Many files are being read at this moment. Try again.",
  },
  /** What is said at #, and the number of the row at ROW. */
  atRow: "# (row ROW).",
  problems: {
    ragged: ({ found, expected }: Readonly<Record<string, string>>) =>
      `The row has ${found} cells where the header has ${expected}.`,
    "metric-missing": () => "No metric is named.",
    "metric-unknown": (values: Readonly<Record<string, string>>) =>
      `${quoted(values)} is no metric that your organisation reports.`,
    "metric-ambiguous": (values: Readonly<Record<string, string>>) =>
      `${quoted(values)} names several metrics: use the code.`,
    "subject-unknown": (values: Readonly<Record<string, string>>) =>
      `Your organisation reports no ${values["metric"] ?? ""} for ${quoted(values)}.`,
    "reporter-other": (values: Readonly<Record<string, string>>) =>
      `${quoted(values)} reports this itself: only your own figures are taken.`,
    "reporter-unknown": (values: Readonly<Record<string, string>>) =>
      `${quoted(values)} is no organisation of this network.`,
    "period-missing": () => "No period is named.",
    "period-unreadable": (values: Readonly<Record<string, string>>) =>
      `${quoted(values)} is no month such as 2025-12, 12/2025 or Dec 2025.`,
    "period-unknown": (values: Readonly<Record<string, string>>) =>
      `The network has no period ${quoted(values)}.`,
    "not-applicable-unreadable": (values: Readonly<Record<string, string>>) =>
      `${quoted(values)} is neither yes nor no.`,
    "reason-too-long": ({ most }: Readonly<Record<string, string>>) =>
      `The reason has more than ${most} characters.`,
    "unreadable-text": () => "The text has a line break or a character that can’t be shown.",
    twice: ({ period }: Readonly<Record<string, string>>) =>
      `The file says two different things of this figure for ${period}.`,
  },
} as const;
