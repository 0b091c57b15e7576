import { addMonths, periodOfMonthNumber, type Period } from "@/lib/periods/period";
import type { ChangeOf, ProposalTerms, ProposedChange } from "@/lib/proposals/proposal-terms";
import { answerProposal, findProposal, propose } from "../queries/proposals";
import { actAs, type ParcelNetwork, type Person } from "../testing";

/** The first month that hasn't begun, as it is now. */
export function comingMonth(): Period {
  const now = new Date();
  return addMonths(periodOfMonthNumber(now.getUTCFullYear() * 12 + now.getUTCMonth()), 1);
}

/** Terms with these changes, from the first month that hasn't begun. */
export function termsOf(
  { slug }: ParcelNetwork,
  changes: readonly ProposedChange[],
  other: Partial<ProposalTerms> = {},
): ProposalTerms {
  return {
    kind: "proposal",
    network: slug,
    title: "A change",
    reason: "It is time.",
    from: comingMonth(),
    retroactive: false,
    changes: [...changes],
    ...other,
  };
}

/** A band set for a metric of which more is better. */
export function bandChange(
  metric: string,
  target: string,
  floor: string,
  other: Partial<ChangeOf<"band-set">> = {},
): ChangeOf<"band-set"> {
  const bounds = { direction: "higher", target, floor, stretch: null } as const;
  return { change: "band-set", metric, bounds, flex: null, grace: null, ...other };
}

/** A version of a proportion, complete in every field. */
export function versionChange(
  metric: string,
  parties: readonly string[],
  {
    series,
    ...version
  }: Partial<ChangeOf<"metric-version">["version"]> & {
    readonly series?: ChangeOf<"metric-version">["series"];
  } = {},
): ChangeOf<"metric-version"> {
  const [reporter = ""] = parties;
  return {
    change: "metric-version",
    metric,
    version: {
      version: 1,
      comparable: true,
      name: "Came unbroken",
      purpose: "Nobody wants broken things.",
      kind: "proportion",
      unit: "%",
      decimals: 0,
      direction: "higher",
      measuredAt: "stage",
      forWhom: ["end-customer"],
      numerator: "Parcels that came unbroken",
      denominator: "Parcels that came",
      includes: "Returns.",
      excludes: "Letters.",
      frequency: "monthly",
      rounding: "Not rounded.",
      sourceSystem: "The depot's book",
      accepting: null,
      retainedOwner: null,
      owners: [reporter],
      parties: [...parties],
      visibility: "parties",
      inAggregate: false,
      evidence: null,
      parallelFrom: null,
      ...version,
    },
    series: series ?? [{ reporter, subject: "" }],
  };
}

/** What comes of proposing these terms as this person. */
export function proposes(
  network: ParcelNetwork,
  person: Person,
  terms: ProposalTerms,
  counterTo: number | null = null,
) {
  return actAs(person, (tx) => propose(tx, network.id, terms, counterTo));
}

/** The number of the proposal that these terms make. @throws Error where they are refused */
export async function proposed(
  network: ParcelNetwork,
  person: Person,
  terms: ProposalTerms,
  counterTo: number | null = null,
): Promise<number> {
  const done = await proposes(network, person, terms, counterTo);
  if ("refused" in done) throw new Error(JSON.stringify(done));
  return done.number;
}

/** What comes of this person's answer, to the text that stands there or to that of another hash. */
export function answers(
  network: ParcelNetwork,
  person: Person,
  number: number,
  answer: "agree" | "decline",
  hash?: string,
) {
  return actAs(person, async (tx) => {
    const found = await findProposal(tx, network.id, number);
    return answerProposal(tx, network.id, {
      number,
      answer,
      reason: answer === "decline" ? "Not so." : null,
      hash: hash ?? found?.textHash ?? "",
    });
  });
}

/** What comes of this person's agreement. */
export function agrees(network: ParcelNetwork, person: Person, number: number) {
  return answers(network, person, number, "agree");
}
