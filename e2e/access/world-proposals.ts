import { actAs, type Organisation, type ParcelNetwork } from "@/db/testing";
import { bandChange, comingMonth, proposed, termsOf, versionChange } from "@/db/testing/proposed";
import { findProposal } from "@/db/queries/proposals";

/** What the matrix is told of proposals: of one that the organisation has to answer, one that it made, and one to be made. */
export type ToldOfProposals = {
  readonly number: string;
  readonly asked: { readonly number: number; readonly hash: string };
  readonly made: { readonly number: number };
  /** The form that proposes other bands for a metric of the brand and the carrier. */
  readonly entries: readonly (readonly [name: string, typed: string])[];
  /** The form that proposes an SLA of both, before it is proposed. */
  readonly pactEntries: ToldOfProposals["entries"];
};

/** Two open proposals between an organisation and another, seen by nobody else: one made by each. */
export async function proposedIn(
  network: ParcelNetwork,
  { own, other, code }: { own: Organisation; other: Organisation; code: string },
): Promise<ToldOfProposals> {
  const title = `Terms of Parcels ${network.slug}`;
  const make = (by: Organisation, metric: string) => {
    const change = versionChange(metric, [own.slug, other.slug]);
    return proposed(network, by.manager, termsOf(network, [change], { title }));
  };
  const asked = await make(other, `X${code}`);
  const made = await make(own, `Y${code}`);
  const found = await actAs(own.manager, (tx) => findProposal(tx, network.id, asked));
  return {
    number: String(asked),
    asked: { number: asked, hash: found?.textHash ?? "" },
    made: { number: made },
    entries: bandEntries("P1"),
    pactEntries: slaEntries([own.slug, other.slug], code),
  };
}

/** The form that proposes bands as it is sent. */
function bandEntries(metric: string): ToldOfProposals["entries"] {
  const { change, bounds } = bandChange(metric, "96.5", "91");
  const fields = { change, metric, ...named("bounds", bounds) };
  return [
    ["title", "Higher bands"],
    ["reason", "The customer asks for more."],
    ["from", comingMonth()],
    ...Object.entries(fields).map(([name, typed]) => [`changes.0.${name}`, typed] as const),
  ];
}

function named(before: string, fields: object): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [`${before}.${name}`, String(value ?? "")]),
  );
}

/** The form of an SLA in which the first owes what a metric of its own measures, as it is sent to be tried. */
function slaEntries(
  [own, other]: readonly [string, string],
  code: string,
): ToldOfProposals["entries"] {
  const owed = {
    key: code,
    obligor: own,
    series: `${code}|${own}|`,
    "threshold.kind": "at-least",
    "threshold.value": "95",
    "window.kind": "month",
    "consequence.kind": "plan",
  };
  const fields = {
    change: "sla",
    "between.0": own,
    "between.1": other,
    name: "A trial",
    "terms.remedy.order": "at-once",
    "terms.noDataIsMissed": "no",
    "terms.isVisible": "no",
    "terms.oneSidedReason": "It is a first step.",
    ...named("terms.obligations.0", owed),
  };
  return Object.entries(fields).map(([name, typed]) => [`changes.0.${name}`, typed] as const);
}
