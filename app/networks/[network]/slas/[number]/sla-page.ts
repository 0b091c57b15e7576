import type { SlasPlace } from "@/db/queries/slas";
import type { Viewer } from "@/lib/access/viewer";
import type { Period } from "@/lib/periods/period";
import { otherParty } from "@/lib/slas/outcomes";
import { termsIn } from "@/lib/slas/course";
import type { SlaStatement } from "@/lib/slas/statement";
import { slaStatements } from "@/lib/slas/statements";
import { symmetryOf, type SideAtStake } from "@/lib/slas/symmetry";
import type { SlaTerms } from "@/lib/slas/terms";
import { triedMonths, triedStatements, type WhatIf } from "./what-if";

/** What the parts of the page have in common. `tried` is what the same months would have been, null where nothing is tried. */
export type SlaPage = Pick<SlasPlace, "network" | "metrics" | "facts"> & {
  readonly viewer: Viewer;
  readonly number: number;
  readonly they: string;
  readonly until: Period;
  readonly terms: SlaTerms;
  readonly stake: { readonly we: SideAtStake; readonly they: SideAtStake };
  readonly statements: readonly SlaStatement[];
  readonly change: WhatIf | null;
  readonly tried: readonly SlaStatement[] | null;
  readonly nameOf: (organisationId: string) => string;
};

/** The page of one SLA of the viewer's organisation up to the last closed month; null where it has none of this number. */
export function slaPage(
  { network, metrics, facts, names, periods, slas }: SlasPlace,
  viewer: Viewer,
  number: number,
  asked: WhatIf | null,
): SlaPage | null {
  const sla = slas.find((one) => one.number === number);
  const last = periods.filter(({ closedOn }) => closedOn !== null).at(-1) ?? periods.at(-1);
  const own = viewer.organisationId;
  if (sla === undefined || last === undefined) return null;
  const until = last.period;
  const terms = termsIn(sla.course, until) ?? sla.course.versions.at(-1)?.terms;
  if (terms === undefined) return null;
  const stakes = symmetryOf(terms, facts, until);
  const we = stakes.find(({ organisation }) => organisation === own);
  const they = stakes.find(({ organisation }) => organisation !== own);
  if (we === undefined || they === undefined) return null;
  const change = terms.obligations.some(({ key }) => key === asked?.key) ? asked : null;
  return {
    network,
    metrics,
    facts,
    viewer,
    number,
    they: otherParty(terms, own),
    until,
    terms,
    stake: { we, they },
    statements: slaStatements(sla.course, facts, triedMonths(until)),
    change,
    tried: change === null ? null : triedStatements(sla.course, facts, { change, until }),
    nameOf: (id) => names.get(id) ?? "",
  };
}
