import type { SlaOfPlace, SlasPlace } from "@/db/queries/slas";
import { inOrder } from "@/app/_components/in-order";
import type { Viewer } from "@/lib/access/viewer";
import type { Period } from "@/lib/periods/period";
import { mirrored, type MirroredStatement } from "@/lib/slas/statement";
import { slaStatements } from "@/lib/slas/statements";
import { otherParty } from "@/lib/slas/outcomes";
import { termsIn } from "@/lib/slas/course";
import { symmetryOf, type SideAtStake } from "@/lib/slas/symmetry";
import type { SlaTerms } from "@/lib/slas/terms";

/** An SLA of the viewer's organisation in a month, as that organisation reads it. */
export type SlaInMonth = {
  readonly number: number;
  readonly they: string;
  readonly terms: SlaTerms;
  readonly statement: MirroredStatement;
  readonly stake: { readonly we: SideAtStake; readonly they: SideAtStake };
};

/** What the parts of the page have in common. */
export type SlasPage = Pick<
  SlasPlace,
  "network" | "metrics" | "facts" | "others" | "pools" | "names"
> & {
  readonly viewer: Viewer;
  readonly period: Period;
  /** The last month of which anything can be known: the last closed one, or the one that is looked at where that is later. */
  readonly known: Period;
  readonly periods: readonly Period[];
  readonly slas: readonly SlaInMonth[];
  readonly hasAny: boolean;
  readonly nameOf: (organisationId: string) => string;
};

/** The page for a month: the one asked for, or the last that is closed; null where the network never opened it. */
export function slasPage(place: SlasPlace, viewer: Viewer, asked: string | null): SlasPage | null {
  const periods = place.periods.map(({ period }) => period);
  const closed = place.periods.filter(({ closedOn }) => closedOn !== null).at(-1);
  const period = periods.find((one) => one === asked) ?? (asked === null ? closed?.period : null);
  const shown = period ?? (asked === null ? periods.at(-1) : undefined);
  if (shown === undefined) return null;
  const nameOf = (id: string) => place.names.get(id) ?? "";
  return {
    network: place.network,
    metrics: place.metrics,
    facts: place.facts,
    others: place.others,
    pools: place.pools,
    names: place.names,
    known: lastKnown(place.periods, shown),
    viewer,
    period: shown,
    periods,
    hasAny: place.slas.length > 0,
    slas: place.slas
      .flatMap((sla) => inMonth(sla, place, viewer.organisationId, shown))
      .toSorted((one, other) => inOrder(nameOf(one.they), nameOf(other.they))),
    nameOf,
  };
}

/** An SLA in a month; nothing where it isn't in force then. */
function inMonth(
  { number, course }: SlaOfPlace,
  { facts, periods }: SlasPlace,
  own: string,
  period: Period,
): readonly SlaInMonth[] {
  const terms = termsIn(course, period);
  // Up to what is known now: whether a credit came back shows later than the month that it is of.
  const until = lastKnown(periods, period);
  const statement = slaStatements(course, facts, { first: period, until }).find(
    (one) => one.period === period,
  );
  if (terms === null || statement === undefined) return [];
  const stakes = symmetryOf(terms, facts, period);
  const we = stakes.find(({ organisation }) => organisation === own);
  const they = stakes.find(({ organisation }) => organisation !== own);
  if (we === undefined || they === undefined) return [];
  return [
    {
      number,
      they: otherParty(terms, own),
      terms,
      statement: mirrored(statement, own),
      stake: { we, they },
    },
  ];
}

function lastKnown(periods: SlasPlace["periods"], period: Period): Period {
  const last = periods.filter(({ closedOn }) => closedOn !== null).at(-1)?.period;
  return last !== undefined && last > period ? last : period;
}
