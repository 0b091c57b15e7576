/** Words of My month. */
export const report = {
  title: (month: string) => `My month: ${month}`,
  none: "No period is open for figures.",
  nothing: "Your organisation reports nothing in this network.",
  nothingDue: "No figure can be entered yet: the definitions wait for agreement.",
  lead: "Enter each figure; it is saved as a draft that only your organisation’s managers see. Submit when the month is complete.",
  entered: "entered",
  due: (day: string, zone: string) => `Due ${day}, ${zone}`,
  wasDue: (day: string, zone: string) => `Was due ${day}, ${zone}`,
  submitted: "Submitted. The organisations that the definitions name see these figures now.",
  submit: "Submit month",
  submitting: "Submitting…",
  lastMonth: "Last month",
  lastYear: "Year before",
  value: "Comes to",
  notApplicable: "Not applicable",
  keys: "Enter saves and goes to the next figure; the arrow keys up and down move between rows.",
  states: {
    empty: "Not entered",
    editing: "Not saved yet",
    saving: "Saving…",
    saved: "Saved",
    submitted: "Submitted",
    locked: "Not open",
    refused: "To mend",
    conflict: "Changed by someone else",
    unsent: "Not saved",
  },
  notAgreed: (names: string) =>
    `${names} ${names.includes(",") ? "have" : "has"} not agreed to this definition yet. No figure counts before every party has.`,
  noVersion: "No definition is in force in this period.",
  closed: "This period takes no more figures.",
  submittedBefore: (theirs: string, name: string, mine: string) =>
    `${name} submitted ${theirs} in the meantime; you entered ${mine}. What was submitted stands.`,
  yourself: "You, elsewhere,",
  changed: (codes: string) =>
    `Changed in the meantime: ${codes}. The page shows what stands now; look at it and submit again.`,
  conflict: (theirs: string, name: string, mine: string) =>
    `${name} saved ${theirs} in the meantime; you entered ${mine}. Take over theirs, or put yours in its place.`,
  takeTheirs: "Take over theirs",
  putMine: "Put mine in its place",
  emptied: "nothing",
  signedOut:
    "Your session has ended. Sign in again in another tab, then save again; what you typed stays here.",
  malformed: "The server could not read this entry. Reload the page and enter it again.",
  unsent:
    "The server can’t be reached. What you typed stays here; press Enter in the field to try again.",
  failed:
    "The server could not save this. What you typed stays here; press Enter in the field to try again.",
  gone: "You may no longer report here, so this was not saved. What you typed stays here; ask your organisation’s admin.",
  missing: (codes: string) =>
    `Still missing: ${codes}. Enter a figure for each, or mark it not applicable.`,
  unsaved: "Some figures are not saved yet. Mend or save them first.",
  agreed: (code: string) => `Definition of ${code}`,
  parts: { sum: "Sum", count: "Count", value: "Value" },
} as const;
