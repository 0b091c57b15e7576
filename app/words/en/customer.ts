/** Words of the customer scorecard beside its outcome. */
export const customer = {
  title: "What customers experienced",
  lead: (month: string) =>
    `Measured at the customer in ${month}, over all who report it. What isn’t on track stands first.`,
  measure: "Measure",
  now: "This month",
  level: "Level",
  lastMonth: "Against the month before",
  lastYear: "Against last year",
  reference: "Against the reference",
  better: "better",
  worse: "worse",
  points: "points",
  atStage: "measured at a stage",
  captive: "not evidence of satisfaction where customers can’t leave",
  calm: "Nothing that is measured here is off track.",
  worseSince: (worse: string, of: string, first: string, last: string) =>
    `${worse} of ${of} that can be compared are worse than from ${first} to ${last}.`,
  others: (count: string) => `${count} on track`,
  unmeasured: (facets: string) => `Nobody measures here: ${facets}.`,
  facets: {
    "end-to-end-time": "end-to-end time",
    "failure-demand": "failure demand",
    "hand-offs": "hand-offs per case",
    "repeat-contacts": "repeat contacts",
    "promises-kept": "promises kept",
    churn: "churn",
    satisfaction: "satisfaction",
  },
  from: "Where the change came from",
  fromText: (then: string, now: string, window: string) =>
    `How the measured outcome got from ${then} in ${window} to ${now}: what each stage did to it, and what no stage explains. Counts alone leave each of these as uncertain as its 80 % interval says.`,
  against: "Compare with",
  windows: {
    reference: "the reference window",
    "last-month": "the month before",
    "last-year": "the same month last year",
  },
  step: "Stage",
  course: "Course",
  within: "80 % interval, points",
  range: (from: string, to: string) => `${from} to ${to}`,
  measuredIn: (window: string) => `Measured in ${window}`,
  gap: "Unexplained gap",
  gapText: "Change of what is lost between the stages",
  wholeChange: "Measured outcome’s change",
  question: {
    below: "The measured outcome lies below its bounds: a figure can’t be right",
    above: "The measured outcome lies above its bounds: a figure can’t be right",
    text: (measured: string, least: string, most: string) =>
      `Whatever failures have to do with each other, ${measured} can’t come of stages that leave between ${least} and ${most}. This is a question about the data, not about anybody’s work.`,
    asked: (names: string) => `Asked of those who report the outcome and the stages: ${names}.`,
    yours: (month: string) =>
      `Your organisation is one of them: please look at what you reported for ${month}.`,
    link: "Your figures of the month",
    notice: (month: string) =>
      `The outcome measured for ${month} lies outside the bounds of what its stages report. Please look at your figures of that month.`,
    see: "See the scorecard",
  },
  aggregate:
    "Composed with stages that aren’t shared with your organisation, which agreed to be in the aggregate; rounded, and without bounds, so that none of them shows.",
  allowed: {
    title: "The bands that allowed it",
    text: (product: string, target: string, month: string) =>
      `As agreed for ${month}, every stage at its target leaves ${product} of customers; the target of the outcome is ${target}.`,
    keeps: (product: string, target: string, month: string) =>
      `As agreed for ${month}, every stage at its target leaves ${product} of customers, which keeps the outcome’s target of ${target}: what was lost was lost between them.`,
    link: "Bands that would not allow it",
    propose: "Propose bands that would not allow it",
    outcome: "Measured",
    target: "Outcome’s target",
    product: "All stages at target",
  },
} as const;
