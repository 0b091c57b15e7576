/** Words of the page of months: who has reported, who is waited for, how reporting went. */
export const periods = {
  title: "Periods",
  lead: "The months that take figures, with whoever is still waited for, and how reporting went. Counted are the figures that your organisation sees.",
  noneOpen: "No month is open.",
  due: (day: string, zone: string) => `Due ${day}, end of the day (${zone}).`,
  wasDue: (day: string, zone: string) => `Was due ${day}, end of the day (${zone}).`,
  submitted: (submitted: number, due: number) => `${submitted} of ${due} figures are submitted.`,
  waitingFor: (names: string) => `Waiting for ${names}.`,
  complete: (due: number) => (due === 1 ? "The one figure submitted" : `All ${due} submitted`),
  soFar: (submitted: number, due: number) => `${submitted} of ${due} submitted`,
  lateCount: (count: number) => `${count} of them late`,
  enter: "Enter figures",
  ask: "Ask for the figures",
  askWhom: (organisation: string, month: string) =>
    `Ask ${organisation} for the figures of ${month}`,
  asked: (day: string) => `Asked on ${day}`,
  askedBy: (names: string) => `Asked by ${names}`,
  askedNow: (organisation: string) =>
    `Asked. The managers of ${organisation} get a mail with your organisation’s name.`,
  askedBefore: (organisation: string) =>
    `Your organisation has asked ${organisation} for this month already.`,
  nothingOwed: (organisation: string) =>
    `${organisation} has submitted every figure that your organisation sees.`,
  closed: "This month is closed or was never opened. Reload the page to see which months are open.",
  record: {
    title: "Reporting record",
    lead: "The last twelve months whose deadline has passed: figures submitted in time out of those due, and what came late or is missing, the latest month first.",
    none: "No deadline has passed yet.",
    organisation: "Organisation",
    onTime: "On time",
    late: "Late",
    missing: "Missing",
    lateOf: (count: number) => `${count} late`,
    missingOf: (count: number) => `${count} missing`,
    nothingDue: "none due",
  },
};
