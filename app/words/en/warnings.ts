import type { Answer, WarningLevel } from "@/lib/early-warning/warning";

const answers: Readonly<Record<Answer, string>> = {
  investigating: "Investigating",
  explained: "Explained",
  disputed: "Disputed",
  closed: "Closed",
};

const asksFor: Readonly<Record<WarningLevel, string>> = { look: "look", act: "act" };

/** Words of early warning: the evidence, the ledger of cuts, and the life of a warning. */
export const warnings = {
  title: "Early warning",
  noChain:
    "No chain has been agreed in this network yet, so there is nothing to watch. Propose one with its stages and its outcome first.",
  notBegun: (month: string) =>
    `This chain holds from ${month} on: what drifts in it is shown here from that month.`,
  outcomeHidden:
    "What customers got isn’t shared with your organisation, so what cuts cost them can’t be shown here.",
  notYet: (months: string) =>
    `The figures of ${months} months are in and wait for their first scan; look again in a few minutes, it comes by itself.`,
  stale: (at: string) =>
    `Computed from figures before ${at}; newer ones have come since. A new scan comes by itself: look again in a few minutes.`,
  computed: (at: string) => `Computed on ${at}.`,
  early: (months: string) =>
    `Too early: ${months} of 12 months are in, and fewer tell ordinary ups and downs from a drift too badly. Go on reporting each month; evidence stands here from the 12th on.`,
  trial: (months: string) =>
    `On trial: ${months} of 24 months are in, so a season can’t be told from a drift yet. Read the evidence with that in mind until the 24th.`,
  promise:
    "While nothing drifts, a warning to act comes less often than once in 370 months, and one to look less often than once in 60.",

  asksFor,
  chips: { look: "Drifting: look", act: "Drifting: act" } satisfies Record<WarningLevel, string>,
  quietChip: "No drift",

  /** The headline: what customers lost, since when, what to do. */
  head: {
    lost: (customers: string, month: string, reference: string) =>
      `${customers} more customers of ${month} than at the rate of ${reference} didn’t get what was promised: go through the cuts below together`,
    drifts: (evidence: string, month: string) =>
      `The chain drifts for the worse, with evidence of ${evidence} in ${month}: go through the cuts below together`,
    quiet: (evidence: string, month: string) =>
      `Nothing drifts that can be told from ups and downs: evidence ${evidence} in ${month}, and a look is worth it from 60`,
    restated: (published: string, month: string, now: string) =>
      `A warning stands that today’s figures don’t bear out: evidence ${published} as published, ${now} now, in ${month}. Agree below whether to close it`,
    none: (months: string) =>
      `No evidence yet after ${months} months: look again when the next month is in`,
  },
  asked: {
    look: (since: string, evidence: string, month: string) =>
      `The evidence has been worth a look since ${since} and stands at ${evidence} in ${month}, where 60 comes by chance less often than once in 60 months: say below what you know of it.`,
    act: (since: string, evidence: string, month: string) =>
      `The evidence has asked to act since ${since} and stands at ${evidence} in ${month}, where 370 comes by chance less often than once in 370 months: say below who looks into it.`,
  },
  drifting: {
    since: (count: string, month: string) =>
      `${count} stages drift, since about ${month}: ask at each of them what changed around then.`,
    between: (count: string, first: string, last: string) =>
      `${count} stages drift, the first since about ${first} and the last since about ${last}: ask at each of them what changed around then.`,
  },
  green: (count: string, points: string, customers: string) =>
    `${count} of these cuts stay on track on their own and cost ${points} points of the outcome together, ${customers} customers of the month: put the sum on the next agenda, not one stage.`,
  unpublished: (month: string) =>
    `${month} isn’t closed yet, so no warning is opened by it: look again once it is.`,
  restated: (month: string, published: string, now: string) =>
    `Published for ${month} was evidence of ${published}, and today’s figures give ${now}: what was published stands until somebody closes the warning with evidence.`,
  nextMonth: "Look again when the next month is in.",
  over: "more than 1,000,000",

  evidence: {
    title: "Evidence over time",
    lead: "How much better a drift explains the figures than no drift does. Nothing drifts: it stays low. Something drifts: it grows from month to month.",
    summary: (first: string, last: string, from: string, to: string) =>
      `Evidence from ${first} to ${last}: from ${from} to ${to}. A look is worth it from 60, acting from 370.`,
    names: {
      value: "Evidence as published",
      compared: "With today’s figures",
      target: "Look: 60",
      floor: "Act: 370",
      onTrack: "Quiet, below 60",
    },
    open: "A hollow point isn’t published yet: its month isn’t closed.",
    top: "Above 1,000,000 the line runs along the top.",
    asTable: "Evidence as a table",
    month: "Month",
    published: "As published",
    now: "With today’s figures",
    asks: "Asks for",
    publishedOn: "Published on",
    restated: "Restated",
  },

  ledger: {
    title: "Ledger of cuts",
    lead: (month: string, first: string, last: string) =>
      `What each stage’s change since ${first} to ${last} costs the customers of ${month}. A set with weights, not a culprit: that something drifts is surer than where most of it comes from. Below each number stands the range that holds it with 80 %.`,
    leadWithout: (month: string) =>
      `What each stage does in ${month}. Costs take a reference window that all agreed on, and the figures of every stage.`,
    stage: "Stage",
    level: "Own level",
    since: "Drifts since",
    slope: "A month",
    worse: "Worse since reference",
    cost: "Costs customers",
    points: "Costs points",
    drifts: "Likely to drift",
    range: (from: string, to: string) => `${from} to ${to}`,
    ofHundred: (share: string) => `${share} of 100`,
    chance: (weight: string) => `${weight} in 100`,
    sure: "over 99",
    hardly: "under 1",
    unsure: "may be chance",
    quiet: "no drift",
    notSeen: "not scanned",
    pointsUnit: "points",
    between: "Between the stages",
    betweenText: "What customers lose at hand-offs, which no stage reports",
    sum: (count: string) => `${count} cuts within their own limits, together`,
    hidden: (count: string) =>
      `${count} of the stages isn’t shared with your organisation; its costs, and so those of the others, aren’t shown.`,
    restless: (stage: string) =>
      `${stage}: the last 12 months are more restless than those before, which the promise doesn’t cover; ask what has become less steady.`,
    shock: (stage: string, months: string) =>
      `${stage}: ${months} stood out on its own, which is no drift; ask what happened then.`,
  },

  tipping: {
    title: "When the outcome leaves its band",
    calm: "No drift of the outcome, so there is no date.",
  },

  life: {
    title: "Warnings and what was said of them",
    none: "No warning has been opened in this chain. The first one will stand here, and everybody’s answers with it.",
    opened: (month: string) => `Warning of ${month}`,
    rose: (month: string) => `asks to act since ${month}`,
    states: { open: "Open: nobody has answered", ...answers },
    said: (answer: string, person: string, organisation: string, at: string) =>
      `${answer}: ${person}, ${organisation}, ${at}`,
    evidence: "Evidence",
  },

  form: {
    title: "What do you know of it?",
    answer: "Answer",
    answers,
    means: {
      investigating: "somebody looks into it",
      explained: "it is known what it comes from",
      disputed: "the figures or the reading are wrong",
      closed: "it is over, and the evidence shows it",
    } satisfies Record<Answer, string>,
    note: "Note",
    noteHint: "Who does what until when, or why it is so. Everybody in the network reads it.",
    noteHintForParties:
      "Who does what until when, or why it is so. All parties of this chain read it.",
    evidence: "Evidence",
    evidenceHint: "Needed to close: a document, a decision, the month from which figures are well.",
    send: "Answer",
    sendOver: "Answer all the same",
    again: "Answer this warning",
    noAnswer: "Choose one of the answers.",
    noNote: "Write a note of up to 2,000 characters.",
    noEvidence: "To close it, say what shows that it is over.",
    longEvidence: "Keep the evidence below 2,000 characters.",
    done: "Answered. Everybody in the network sees it now.",
    doneForParties: "Answered. All parties of this chain see it now.",
    conflict: "Somebody answered while you wrote. Nothing of yours is lost or sent yet:",
    yours: "You wrote",
  },

  link: "Early warning of this chain",
  linkOf: (chain: string) => `Early warning of “${chain}”`,
  linkOpen: {
    look: "A warning to look is open: see the ledger of cuts",
    act: "A warning to act is open: see the ledger of cuts",
  } satisfies Record<WarningLevel, string>,
  meter: {
    title: "Drift",
    stages: "Stage by stage",
    held: (within: string, all: string) =>
      `${within} of ${all} stages drift for the worse, each step of theirs within the band.`,
    heldSome: (drifting: string, all: string) =>
      `${drifting} of ${all} stages drift for the worse.`,
  },
} as const;
