import type { CheckCode } from "@/lib/reporting/checks";
import type { EntryFields } from "@/lib/reporting/entry";
import type { FigureSource } from "@/lib/reporting/figure";

/** What asks for a reason, in words. */
const checks: Readonly<Record<CheckCode, string>> = {
  "out-of-band": "Outside the agreed band",
  "far-from-past": "Far from its past: more than 3 standard deviations from the mean",
  "denominator-jump": "The denominator changed by more than half since last month",
  "same-as-last": "The same as last month to the digit",
  late: "Entered after the due day",
};

const sources: Readonly<Record<FigureSource, string>> = {
  grid: "typed",
  paste: "pasted",
  import: "imported",
  api: "sent by a program",
  file: "network file",
  restatement: "restated",
  ledger: "from the ledger of promises",
};

/** Words of the grid of My month. */
export const grid = {
  checks,
  sources,
  label: (title: string) => `Figures, ${title}`,
  series: "Figure",
  part: (title: string, part: string) => `${title}: ${part}`,
  value: "Comes to",
  level: "Level",
  state: "State",
  notInUse: "Not in use",
  marks: {
    needsReason: "needs a reason",
    commented: "has a reason",
    restated: "restated",
    readOnly: "locked",
  },
  progress: (entered: number, due: number) => `${entered} of ${due} entered`,
  toExplain: (count: number) => `${count} to explain`,
  keys: "Arrow keys move, typing or Enter edits, Enter goes on downwards and Tab to the right. Copy, paste, fill down (Ctrl+D) and undo (Ctrl+Z) work as in a spreadsheet. Type n/a for what does not apply.",
  notSaved: (count: number) => `${count} not saved yet, kept on this device.`,
  notKept: (count: number) =>
    `${count} not saved yet, and this browser keeps nothing: leave the page open.`,
  elsewhere: (count: number) => `${count} of other months among them.`,
  troubles: {
    unsent: "The server can’t be reached. It is saved by itself once the connection is back.",
    failed: "The server failed. It is saved by itself once the server is back.",
    "signed-out":
      "Your session has ended. Sign in again in another tab; what you typed stays here and is saved by itself.",
    gone: "You may no longer report here, so this was not saved. What you typed stays here; ask your organisation’s admin.",
    malformed: "The server could not read this entry. Reload the page and enter it again.",
  },
  offline: "No connection.",
  lost: (period: string, series: number, typed: EntryFields) =>
    `You entered ${typed.notApplicable ? "n/a" : [typed.numerator, typed.denominator].join(" / ")} for ${period} (series ${series}).`,
  tryNow: "Try now",
  locked: (count: number) => `${count} locked ${count === 1 ? "cell was" : "cells were"} skipped.`,
  outside: (count: number) =>
    `${count} ${count === 1 ? "cell lies" : "cells lie"} outside of the grid and ${count === 1 ? "was" : "were"} left out.`,
  unread: (cells: string) => `Not taken, because it can’t be read exactly: ${cells}.`,
  andMore: (count: number) => `and ${count} more`,
  taken: (count: number, decimals: number) =>
    `${count} ${count === 1 ? "cell" : "cells"} pasted, ${
      decimals === 0
        ? "whole numbers"
        : `with up to ${decimals} ${decimals === 1 ? "decimal" : "decimals"}`
    }.`,
  undone: (count: number) => `Undone: ${count} ${count === 1 ? "figure" : "figures"}.`,
  redone: (count: number) => `Redone: ${count} ${count === 1 ? "figure" : "figures"}.`,
  ask: {
    title: (text: string) => `How is “${text}” meant?`,
    lead: "It can be read in two ways. Your answer holds for this paste.",
    reads: (shown: string) => `As ${shown}`,
    cancel: "Don’t paste",
  },
  panel: {
    label: "About the selected figure",
    history: "Last 12 months",
    lastMonth: "Last month",
    lastYear: "Same month last year",
    band: "Band",
    others: "Also reported by",
    needsReason: "Needs a reason",
    reason: "Reason",
    reasons: [
      "Confirmed: counted again",
      "One-off event",
      "Change in the process",
      "Change in volume",
      "Season",
      "Data came late from the source",
      "Estimate, to be restated",
    ],
    saveReason: "Save reason",
    saveReasons: (count: number) => `Save for ${count} figures`,
    notApplicable: "Not applicable",
    trail: "Where it comes from",
    noTrail: "Nothing was entered yet.",
    revision: (revision: number, version: number) =>
      `revision ${revision}, definition version ${version}`,
    unrecorded: "source not recorded",
    justNow: (revision: number) => `Revision ${revision}, from this page, since it was opened`,
  },
  submit: {
    missing: (codes: readonly string[]) =>
      `Still missing: ${codes.slice(0, 8).join(", ")}${codes.length > 8 ? ` and ${codes.length - 8} more` : ""}.`,
    missingLead: "Enter a figure for each, or n/a where it does not apply:",
    toExplain: "A reason is asked for, and doesn’t keep the month from being submitted:",
    unsaved: "Some figures are not saved yet. Mend, decide or save them first:",
    title: (month: string) => `Submit ${month}`,
    attest: "I attest that these figures are what we measured.",
    confirm: "Attest and submit",
    back: "Back to the figures",
  },
  views: {
    label: "Views",
    months: "Several months",
    month: "One month",
    title: "My months",
  },
} as const;
