import type { SlaOfPlace, SlasPlace } from "@/db/queries/slas";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt } from "@/lib/periods/day";
import { periodAt, type Period } from "@/lib/periods/period";
import { changedMonths } from "@/lib/settlement/stated-month";
import { isEnded, planStory, type JointPlan, type PlanStory } from "@/lib/slas/plan";
import { otherParty } from "@/lib/slas/outcomes";
import type { SlaStatement } from "@/lib/slas/statement";
import { slaStatements } from "@/lib/slas/statements";
import { triedMonths } from "@/lib/slas/tried";
import { symmetryOf, type SideAtStake } from "@/lib/slas/symmetry";
import type { SlaTerms } from "@/lib/slas/terms";
import { shownTerms } from "../slas-page";
import { triedStatements, type WhatIf } from "./what-if";

/** A joint plan with what its entries come to. */
export type PlanOfPage = JointPlan & PlanStory;

/** What the parts of the page have in common. `tried` is what the same months would have been, null where nothing is tried. */
export type SlaPage = Pick<SlasPlace, "network" | "metrics" | "facts"> & {
  readonly viewer: Viewer;
  readonly number: number;
  readonly name: string;
  readonly they: string;
  readonly until: Period;
  readonly now: Period;
  readonly terms: SlaTerms;
  readonly stake: { readonly we: SideAtStake; readonly they: SideAtStake };
  readonly notices: SlaOfPlace["notices"];
  /** Open ones first, then those that ended, the latest first. */
  readonly plans: readonly PlanOfPage[];
  /** The day that it is in the network: "2026-01-12". */
  readonly today: string;
  readonly statements: readonly SlaStatement[];
  /** The months that were kept with other amounts than these. */
  readonly changed: ReadonlySet<Period>;
  readonly change: WhatIf | null;
  readonly tried: readonly SlaStatement[] | null;
  readonly nameOf: (organisationId: string) => string;
};

/** The page of one SLA of the viewer's organisation up to the last closed month; null where it has none of this number. */
export function slaPage(
  place: SlasPlace,
  viewer: Viewer,
  number: number,
  { asked, plans }: { readonly asked: WhatIf | null; readonly plans: readonly JointPlan[] },
): SlaPage | null {
  const sla = place.slas.find((one) => one.number === number);
  const until = lastClosed(place);
  return sla === undefined || until === null
    ? null
    : pageOf(place, { sla, until, viewer, asked, plans });
}

function lastClosed({ periods }: SlasPlace): Period | null {
  const closed = periods.filter(({ closedOn }) => closedOn !== null);
  return (closed.at(-1) ?? periods.at(-1))?.period ?? null;
}

function pageOf(
  { network, metrics, facts, names, frozen }: SlasPlace,
  {
    sla,
    until,
    viewer,
    asked,
    plans,
  }: {
    readonly sla: SlaOfPlace;
    readonly until: Period;
    readonly viewer: Viewer;
    readonly asked: WhatIf | null;
    readonly plans: readonly JointPlan[];
  },
): SlaPage | null {
  const own = viewer.organisationId;
  const terms = shownTerms(sla.course, until);
  const stake = terms === null ? null : stakeOf(terms, { facts, until, own });
  if (terms === null || stake === null) return null;
  const change = terms.obligations.some(({ key }) => key === asked?.key) ? asked : null;
  return {
    network,
    metrics,
    facts,
    viewer,
    number: sla.number,
    name: sla.name,
    they: otherParty(terms, own),
    until,
    now: periodAt(new Date(), network.timeZone),
    terms,
    stake,
    notices: sla.notices,
    plans: plansOf(plans, sla.number),
    today: dayAt(new Date(), network.timeZone),
    changed: changedMonths({
      ...sla,
      facts,
      frozen: frozen.filter(({ object }) => object === `sla ${sla.number}`),
    }),
    statements: slaStatements(sla.course, facts, triedMonths(until)),
    change,
    tried: change === null ? null : triedStatements(sla.course, facts, { change, until }),
    nameOf: (id) => names.get(id) ?? "",
  };
}

function plansOf(plans: readonly JointPlan[], sla: number): readonly PlanOfPage[] {
  const own = plans.filter((one) => one.sla === sla).map((one) => ({ ...one, ...planStory(one) }));
  const latest = own.toReversed();
  return [...latest.filter((one) => !isEnded(one)), ...latest.filter(isEnded)];
}

function stakeOf(
  terms: SlaTerms,
  {
    facts,
    until,
    own,
  }: { readonly facts: SlasPlace["facts"]; readonly until: Period; readonly own: string },
): SlaPage["stake"] | null {
  const stakes = symmetryOf(terms, facts, until);
  const we = stakes.find(({ organisation }) => organisation === own);
  const they = stakes.find(({ organisation }) => organisation !== own);
  return we === undefined || they === undefined ? null : { we, they };
}
