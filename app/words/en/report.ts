/** Words of My month. */
export const report = {
  parallel: (title: string, version: number) => `${title} (parallel run of version ${version})`,
  title: (month: string) => `My month: ${month}`,
  none: "No period is open for figures.",
  nothing: "Your organisation reports nothing in this network.",
  nothingDue: "No figure can be entered yet: the definitions wait for agreement.",
  lead: "Enter each figure; it is saved as a draft that only your organisation’s managers see. Submit when the month is complete.",
  due: (at: string, days: string) => `due ${at} (${days})`,
  wasDue: (at: string, days: string) => `was due ${at} (${days})`,
  submitted: "Submitted. The organisations that the definitions name see these figures now.",
  submit: "Submit month",
  submitting: "Submitting…",
  notApplicable: "Not applicable",
  states: {
    empty: "Not entered",
    editing: "Not saved yet",
    saving: "Saving…",
    saved: "Saved",
    submitted: "Submitted",
    locked: "Not open",
    refused: "To mend",
    conflict: "Two entries",
    unsent: "Not saved",
    accepted: "Accepted",
    disputed: "Disputed",
    final: "Final",
  },
  notAgreed: (names: string) =>
    `${names} ${names.includes(",") ? "have" : "has"} not agreed to this definition yet. No figure counts before every party has.`,
  noVersion: "No definition is in force in this period.",
  closed: "This period takes no more figures.",
  submittedBefore: (name: string, theirs: string, mine: string) =>
    `${name} submitted ${theirs} in the meantime; you entered ${mine}. What was submitted stands.`,
  yourself: "You, elsewhere,",
  theLedger: "The ledger of promises",
  changed: (codes: string) =>
    `Changed in the meantime: ${codes}. The page shows what stands now; look at it and submit again.`,
  theySaved: (name: string, theirs: string) => `${name} saved ${theirs}`,
  youEntered: "You entered",
  takeTheirs: "Take theirs",
  keepMine: "Keep mine",
  emptied: "nothing",
  signedOut:
    "Your session has ended. Sign in again in another tab, then save again; what you typed stays here.",
  malformed: "The server could not read this entry. Reload the page and enter it again.",
  leaving: "Some of your entries are not saved. Leave this page and lose them?",
  submitUnsent:
    "No answer came, so it isn’t known whether the month is submitted. Submit it again: nothing is submitted twice.",
  submitFailed:
    "The server failed, so it isn’t known whether the month is submitted. Submit it again: nothing is submitted twice.",
  gone: "You may no longer report here, so this was not saved. What you typed stays here; ask your organisation’s admin.",
  missing: (codes: string) =>
    `Still missing: ${codes}. Enter a figure for each, or mark it not applicable.`,
  unsaved: "Some figures are not saved yet. Mend or save them first.",
  nobodyElse: "Nobody else in this network",
  agreed: (code: string) => `Definition of ${code}`,
  parts: { sum: "Sum", count: "Count", value: "Value" },
} as const;
