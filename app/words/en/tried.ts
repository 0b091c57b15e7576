/** Words for what terms would have come to on past months, before anybody agrees to them. */
export const tried = {
  title: "What the last 24 months would have been",
  lead: "As if it had been in force all along, with the figures and fees as they were; fees that are proposed with it count too.",
  none: "There is no closed month yet on which it could be tried.",
  nothing: "–",
  stake: (we: string, they: string, ourMoney: string, theirMoney: string) =>
    `Obligations ${we} : ${they}. At risk in a month ${ourMoney} : ${theirMoney}, ours first.`,
  stakeSoFar: "What can’t be read yet isn’t counted.",
  outcomes: (
    count: Readonly<Record<"all" | "met" | "missed" | "grace" | "relieved" | "untold", string>>,
  ) =>
    `${count.all} outcomes: ${count.met} met, ${count.missed} missed, ${count.grace} within grace, ${count.relieved} relieved, ${count.untold} without data or pending.`,
  totals: (we: string, they: string) => `In all we would have owed ${we}, and been owed ${they}.`,
  columns: {
    month: "Month",
    exceptions: "Not met",
    net: "Net",
    exceptionsWere: "Not met, as agreed",
    netWas: "Net, as agreed",
    window: "Window to",
    outcome: "Outcome",
  },
  windows: (count: string) => `${count} windows were judged.`,
  noWindow: "No whole window lies in these months.",
  corrects: (month: string) => `Corrects ${month}`,
  inAll: "In all",
} as const;
