/** Words of chain health. */
export const chain = {
  headline: (value: string, month: string) =>
    `${value} of customers got what was promised in ${month}`,
  headlineMissing: (month: string) => `Nobody has measured yet what customers got in ${month}`,
  noOutcome: "Nobody has measured yet what customers got",
  outcomeHidden: "What customers got isn’t shared with your organisation",
  noChain: "No chain has been agreed in this network yet. Its metrics stand below.",
  promise: "Promised",
  harmed: (harmed: string, all: string) => `${harmed} of ${all} customers`,
  didNot: "did not.",
  moved: (points: string, from: string) => `${points} points against ${from}`,
  lastMonth: "the month before",
  lastYear: "the same month last year",
  against: (first: string, last: string, value: string) => `${first} to ${last} (${value})`,
  strip: "The chain, stage by stage",
  weakest: "Weakest stage",
  slipped: "Slipped most",
  notShared: "Not shared with your organisation",
  hiddenTitle: (count: string, months: string) =>
    `${count} ${months} with all partners on track or better, and the customer not`,
  month: "month",
  months: "months",
  hiddenRun: (first: string, last: string) => `From ${first} to ${last}`,
  hiddenSome: (count: string, first: string, last: string) =>
    `In these ${count} months between ${first} and ${last}`,
  hiddenText: (when: string) =>
    `${when} every stage met the target that was agreed for it while the customer’s level was below target. Steps too small to show in one stage add up along the chain.`,
  hiddenNone:
    "There was no month in which all partners were on track or better and the customer was not.",
  hiddenUnknown:
    "Whether all partners were on track can’t be said here: a stage isn’t shared with your organisation.",
  hiddenList: "Which months",
  together: "What the stages promise together, and what the customer got",
  measured: "Measured at the customer",
  composed: "Composed of the stages",
  bounds: "Bounds of the composed yield",
  range: (least: string, most: string) => `${least} to ${most}`,
  gap: "Unexplained gap",
  gapUnit: (points: string) => `${points} points`,
  gapText: {
    negative: "Lost between the stages, where nobody measures.",
    positive: "Failures coincide: some customers met several of them.",
    none: "Measured and composed agree.",
  },
  composedText:
    "The product of the stages’ yields, if failures fall independently. The truth lies between the bounds.",
  incomplete: "Not composed: a stage has no data.",
  incompleteHidden: "Not shown: a stage isn’t shared with your organisation.",
  where: "Where the change came from",
  whereText: (first: string, last: string) =>
    `Each stage’s share of the change in the composed yield since ${first} to ${last}, and what it comes to in customers of this month.`,
  whereMissing:
    "The change can’t be divided: a stage or the reference window is missing, or the two can’t be compared.",
  whereHidden: "The change isn’t divided here: a stage isn’t shared with your organisation.",
  whereEarly: (first: string, last: string) =>
    `Changes are counted from ${first} to ${last}; this month isn’t later.`,
  stage: "Stage",
  organisation: "Organisation",
  yieldNow: "Yield",
  share: "Share of the change",
  points: "Points",
  customers: "Customers",
  total: "Together",
  trend: "Outcome, month by month",
  trendSummary: (name: string, first: string, last: string, from: string, to: string) =>
    `${name} from ${first} to ${last}: from ${from} to ${to}.`,
  trendTable: "View as table",
  period: "Period",
  outcome: "Measured",
  level: "Level",
  target: "Target",
  floor: "Floor",
  stages: "Stages on track",
  earlier: "Earlier month",
  later: "Later month",
  periods: "Choose a month",
  provisional: "Provisional: not yet accepted",
} as const;
