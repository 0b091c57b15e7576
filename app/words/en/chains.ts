/** Words of the page of chains: how they were agreed, and what they compose. */
export const chains = {
  title: "Chains",
  lead: "The stages of work that reach a customer, as all who run them agreed: who does what, by which measure, and what comes out at the end.",
  propose: "Propose a chain",
  none: "Your organisation is a party of no chain here yet.",
  customer: (kind: string, who: string) => `For ${kind}: ${who}.`,
  complete: "Complete",
  incomplete: (stages: string) => `Not complete: ${stages} not measured`,
  stages: "Stages",
  stage: "Stage",
  who: "Who, and measured by",
  yield: "Right first time",
  yieldIn: (month: string) => `Right first time, ${month}`,
  optional: "not every case goes through it",
  handOff: "Hand-off",
  unmeasured: "not measured",
  composed: (
    of: Readonly<Record<"month" | "value" | "least" | "most" | "measured" | "gap", string>>,
  ) =>
    `In ${of.month} the stages compose ${of.value}, whatever coincides between ${of.least} and ${of.most}; measured at the customer ${of.measured}, a gap of ${of.gap} points.`,
  notComposed: (month: string, measured: string) =>
    `In ${month} nothing can be composed, since a figure is missing or isn’t shared; measured at the customer ${measured}.`,
  from: (month: string) => `From ${month}`,
  ended: (month: string) => `Ended from ${month}`,
  madeBy: (number: number) => `proposal ${number}`,
  change: "Propose a change",
} as const;
