import type { ConfirmationRefusal, DeclarationRefusal } from "@/db/queries/conditions";

/** Words of the page of conditions and forecasts. */
export const conditions = {
  title: "Conditions and forecasts",
  lead: "What bands flex with, beside the calendar: named conditions, and volumes above a forecast. A condition counts once the parties have confirmed it, a forecast once they have agreed to it before its month.",
  proposals: "Proposals",
  reads: "Managers and board members declare, confirm and propose.",
  named: {
    title: "Conditions that rules name",
    none: "No agreed band set names a condition. Propose bands with a flex rule whose trigger is a declared condition; it can be declared here once every party has agreed.",
    condition: "Condition",
    metric: "Metric",
    effect: "Moves the bounds by",
    cap: "At most",
    budget: "In any twelve months",
    months: "In force",
    amount: (amount: string, rule: string) => `${amount} (${rule})`,
    range: (outerFrom: string, innerFrom: string, innerTo: string, outerTo: string) =>
      `watch from ${outerFrom}, on track from ${innerFrom} to ${innerTo}, watch to ${outerTo}`,
    noCap: "No cap",
    capText: (amount: string) => `${amount}, all rules together`,
    noBudget: "Any number",
    budgetText: (months: string) => `${months} flexed at most`,
    since: (month: string) => `From ${month}`,
    between: (first: string, last: string) => `${first} to ${last}`,
  },
  declared: {
    title: "Declarations",
    none: "Nothing has been declared yet.",
    by: "Declared",
    confirmed: "Confirmed",
    effect: "Effect",
    byWhom: (person: string, organisation: string, when: string) =>
      `${person}, ${organisation}, ${when}`,
    nobody: "Nobody yet",
    waiting: (names: string) => `Waiting for ${names}`,
    complete: "Confirmed by all",
    withdrawn: (day: string) => `Withdrawn on ${day}`,
    closed: (month: string) => `Too late to confirm: ${month} is closed`,
    after: "Declared after the fact",
    afterText: (months: string, rest: string) =>
      `${months} ${rest} over when it was declared: everybody who is asked has to confirm.`,
    was: "was",
    were: "were",
    flexes: (metrics: string) => `Flexes ${metrics}`,
    nothing: "Flexes nothing yet",
    partly: (metric: string, months: string) => `${metric} in ${months}`,
    waits: (metric: string, names: string) => `${metric} waits for ${names}`,
    lacked: (metric: string, names: string, month: string) =>
      `${metric} isn’t flexed: ${names} had not confirmed when ${month} was closed`,
    noRule: "No rule names it in these months",
  },
  confirm: "Confirm",
  confirmOf: (condition: string, months: string) => `Confirm: ${condition}, ${months}`,
  confirmed: "Confirmed for your organisation.",
  withdraw: "Withdraw",
  withdrawOf: (condition: string, months: string) => `Withdraw: ${condition}, ${months}`,
  withdrawn: "Withdrawn. It flexes nothing.",
  cantWithdraw:
    "This can’t be withdrawn any more: somebody has confirmed it, or it was withdrawn already. Reload the page to see which.",
  form: {
    title: "Declare a condition",
    lead: "It flexes nothing before the other parties have confirmed it, and it can be withdrawn until the first of them does.",
    condition: "Condition",
    first: "First month",
    last: "Last month",
    reason: "Reason",
    reasonHint: "What happened, and where it can be looked up. The parties read it.",
    send: "Declare condition",
  },
  notYours:
    "Your organisation is no party of a metric that names a condition, so it declares none; ask a party to.",
  said: (condition: string) => `Declared: ${condition}. The other parties are asked to confirm it.`,
  noReason: "Say why, in up to 2,000 characters.",
  noMonth: "Choose a first and a last month.",
  order: "Choose a last month that isn’t before the first.",
  tooLong: "Declare at most twelve months at once, and the rest in a declaration of its own.",
  refused: {
    unknown:
      "No agreed rule of a metric of yours names this condition. Reload the page to see which can be declared.",
    overlap:
      "This condition is declared for one of these months already. Confirm that declaration, or choose other months.",
    closed:
      "One of these months is closed, and closed months keep their judgement. Choose months that are open.",
  } satisfies Record<Exclude<DeclarationRefusal, "gone" | "malformed">, string>,
  notConfirmed: {
    withdrawn: "It was withdrawn meanwhile. Reload the page: there is nothing to confirm any more.",
    own: "Your organisation declared it, so another one has to confirm it.",
    closed: "One of its months is closed meanwhile, and closed months keep their judgement.",
    answered: "Your organisation has confirmed it already. Reload the page to see by whom.",
  } satisfies Record<Exclude<ConfirmationRefusal, "gone">, string>,
} as const;

/** Words of forecasts. */
export const forecasts = {
  title: "Forecasts",
  lead: "A volume rule compares what came with what was forecast. Only a forecast that every party agreed to before the first day of its month counts.",
  none: "No agreed band set flexes with a volume. Propose bands with a flex rule whose trigger is a volume above its forecast; its forecasts are then proposed here.",
  hidden: (count: string) =>
    `${count} more flex rules compare a volume that isn’t shared with your organisation.`,
  oneHidden: "One more flex rule compares a volume that isn’t shared with your organisation.",
  flexes: (codes: string) => `Flexes ${codes}.`,
  parts: { numerator: "numerator", denominator: "denominator" },
  of: (metric: string, reporter: string) => `${metric}, ${reporter}`,
  counts: (says: string) => `Volume: ${says}`,
  month: "Month",
  forecast: "Forecast",
  agreed: "Agreed",
  actual: "Came",
  percent: "Of forecast",
  empty: "No forecast has been agreed and nothing has been reported in these months yet.",
  byProposal: (number: string) => `Proposal ${number}`,
  late: "Too late",
  lateText: (amount: string) => `${amount} was agreed in its month or later: it flexes nothing`,
  noForecast: "None in time",
  open: (number: string) => `Proposal ${number}`,
  openText: (names: string) => `is open and waits for ${names}.`,
  form: {
    title: "Propose a forecast",
    lead: "Fill in the months that you want to forecast; the others stay as they are. It counts once every party has agreed, each before the month begins.",
    months: "Amounts",
    reason: "Reason",
    reasonHint: "What the amounts rest on.",
    send: "Propose",
  },
  sendOf: (driver: string) => `Propose: forecast of ${driver}`,
  notYours: "Your organisation is no party of this metric: one that is proposes its forecast.",
  proposalTitle: (metric: string) => `Forecast of ${metric}`,
  done: (number: string) =>
    `Proposed as proposal ${number}, which stands above. The other parties are asked to agree.`,
  noAmount: "Fill in one month at least.",
  noReason: "Say what the amounts rest on, in up to 2,000 characters.",
  openAlready:
    "A proposal for this forecast is open already: answer or counter it, or wait until it is settled.",
  cantPropose: "This can’t be proposed as it stands. Reload the page to see how things are now.",
} as const;
