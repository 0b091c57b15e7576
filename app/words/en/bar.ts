/** Words for band coherence, bar drift, flex over time, and the ratchet. */
export const bar = {
  coherence: {
    title: "Band coherence",
    lead: "Whether every stage at its bound still lets the end customer’s bound be missed. The product supposes that failures fall independently.",
    untold:
      "This can’t be told: a stage or the outcome isn’t shared with your organisation, has no band in force, or isn’t a share of which more is better.",
    asAgreed: (month: string) => `As agreed for ${month}`,
    coming: (month: string) => `As agreed from ${month} on`,
    which: { target: "Targets", floor: "Floors" },
    product: { target: "Every stage at its target", floor: "Every stage at its floor" },
    outcome: { target: "Target of the outcome", floor: "Floor of the outcome" },
    needed: "Each stage would need",
    coherent: {
      target: "Coherent: with every stage on track the customer’s target is met.",
      floor: "Coherent: with every stage at its floor or above the customer’s floor is met.",
    },
    allows: {
      target: "Every stage can be on track while the customer’s target is missed.",
      floor: "No stage need be in breach while the customer’s floor is missed.",
    },
    least: (count: string, all: string, to: string) =>
      `Least change, the smallest sum of points: raise ${count} of ${all} stages to ${to} %`,
    moves: { target: "Which targets would move", floor: "Which floors would move" },
    stage: "Stage",
    from: "Now",
    to: "Would need",
    propose: { target: "Propose these targets", floor: "Propose these floors" },
  },
  drift: {
    title: "Bar drift",
    lead: "How far agreed changes of the target and the mean flex of the last twelve months have lowered the bar since the first agreement. Above 0 it was lowered.",
    chain: (then: string, now: string, month: string) =>
      `Targets of the chain’s stages multiplied: ${then} as first agreed, ${now} in ${month}`,
    coming: (value: string, month: string) => `${value} from ${month} on`,
    chainUntold:
      "The product of the chain’s targets can’t be told: a stage isn’t shared with your organisation, or isn’t a share of which more is better.",
    lowered: (count: string) => `Lowered: ${count}`,
    raised: (count: string) => `Raised: ${count}`,
    noneLowered: "No bar stands lower than at its first agreement.",
    noneRaised: "No bar stands higher than at its first agreement.",
    unmoved: (count: string, month: string) =>
      `${count} of the metrics have a bar that stands in ${month} where it was first agreed.`,
    metric: "Metric",
    month: "Month",
    changes: "Agreed changes",
    flex: "Mean flex of 12 months",
    total: "Bar drift",
    grace: "Months within grace, of 12",
    none: (month: string) =>
      `The bar stands where it was first agreed for ${month}, and nothing has flexed in the last twelve months.`,
    now: (size: string, month: string) => `${size} lower in ${month} than as first agreed`,
    nowRaised: (size: string, month: string) => `${size} higher in ${month} than as first agreed`,
    nowSame: (month: string) => `In ${month} the bar stands where it was first agreed`,
    made: (changes: string, flex: string, grace: string) =>
      `agreed changes ${changes}, mean flex ${flex}, months within grace ${grace}`,
    table: "Bar drift, month by month",
    summary: (name: string, first: string, last: string, from: string, to: string) =>
      `Bar drift of ${name} from ${first} to ${last}: ${from} to ${to}.`,
  },
  flexes: {
    title: "Flexes over time",
    lead: "Each month in which a rule applied or grace was used, newest first.",
    none: "No rule has applied yet, and no grace was used.",
    month: "Month",
    series: "Series",
    base: "Base level",
    level: "Level",
    rules: "Rules",
    moved: "Moved by",
    agreed: "Agreed by",
    rule: (name: string, why: string, amount: string) => `${name}: ${why}, ${amount}`,
    grace: (used: string, of: string) => `grace ${used} of ${of}`,
    capped: "up to the cap",
    budgetSpent: "budget spent, nothing moved",
  },
  ratchet: {
    title: "A tighter target could be proposed",
    text: (average: string, target: string, proposed: string) =>
      `Each of the last twelve months was better than the target of ${target}; their average is ${average}. Halfway between the two lies ${proposed}. Nothing changes unless all parties agree.`,
    propose: "Propose it",
  },
} as const;
