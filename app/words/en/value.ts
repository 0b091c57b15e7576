/** Words of what organisations have from a partnership: claimed by one side, recognised or not by the other. */
export const value = {
  title: "Value",
  lead: "What each side had from the partnership, as it claims, and whether the other side recognises it.",
  none: "Nobody has claimed anything yet.",
  kinds: { saving: "Saving", income: "Income", cost: "Cost" },
  line: (kind: string, amount: string, month: string) => `${kind} of ${amount} in ${month}`,
  by: (organisation: string, person: string) => `claimed by ${organisation} (${person})`,
  recognised: "Recognised",
  notRecognised: "Not recognised",
  open: "Not answered yet",
  because: (says: string) => `Not recognised, because: ${says}`,
  question: "Saving at the customer’s expense?",
  guard: {
    worse: (metric: string, before: string, after: string) =>
      `${metric} worsened: ${before} in the three months before, ${after} since.`,
    held: (metric: string, before: string, after: string) =>
      `${metric} didn’t worsen: ${before} in the three months before, ${after} since.`,
    unknown: (metric: string) =>
      `Whether ${metric} worsened can’t be told: figures are missing or can’t be compared.`,
  },
  recognise: "Recognise",
  recogniseOf: (what: string) => `Recognise: ${what}`,
  answer: "We don’t recognise it",
  answerForm: {
    says: "Why not",
    saysHint: "The other side reads it as you write it.",
    send: "Send",
  },
  done: "Entered. The other side sees it.",
  claim: "Claim a value",
  form: {
    kind: "What kind",
    month: "In the month",
    amount: "Amount",
    amountHint: (currency: string) => `In ${currency}, such as 1200.50`,
    says: "What it is",
    saysHint: "Both sides read it. No names of customers, addresses or numbers.",
    guard: "Must not worsen",
    noGuard: "nothing named",
    guardHint: "A saving while this worsens is shown as a question.",
    send: "Claim",
  },
  fields: {
    amount: "Write an amount above 0 with a point and no other signs, such as 1200.50.",
    month: "Choose a month.",
    says: "Say it in one to 500 characters.",
    "mail-address": "A mail address is somebody’s own: leave it out.",
    "phone-number": "A long number may be somebody’s own: leave it out.",
  },
  refusals: {
    "no-month": "That month isn’t opened.",
    "no-guard": "Both sides have to see what guards it.",
    own: "The other side answers it.",
    answered: "It was answered already.",
  },
};
