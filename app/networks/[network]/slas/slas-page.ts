import type { SlaOfPlace, SlasPlace } from "@/db/queries/slas";
import { inOrder } from "@/app/_components/in-order";
import type { Viewer } from "@/lib/access/viewer";
import type { Period } from "@/lib/periods/period";
import { slaMonth, type SlaMonth } from "@/lib/settlement/sla-month";
import { mirrored, type MirroredStatement } from "@/lib/slas/statement";
import { otherParty } from "@/lib/slas/outcomes";
import { termsIn, type SlaCourse } from "@/lib/slas/course";
import { symmetryOf, type SideAtStake } from "@/lib/slas/symmetry";
import type { SlaTerms } from "@/lib/slas/terms";

/** An SLA of the viewer's organisation in a month, as that organisation reads it. */
export type SlaInMonth = {
  readonly number: number;
  readonly name: string;
  readonly they: string;
  readonly terms: SlaTerms;
  readonly statement: MirroredStatement;
  readonly stake: { readonly we: SideAtStake; readonly they: SideAtStake };
  /** That it is as it was kept when the month closed, and what became of it since; null where it is computed now. */
  readonly kept: {
    readonly since: NonNullable<SlaMonth["since"]>;
    readonly frozenAt: Date;
    readonly textHash: string;
  } | null;
};

/** What the parts of the page have in common. */
export type SlasPage = Pick<
  SlasPlace,
  "network" | "metrics" | "facts" | "others" | "pools" | "names" | "frozen"
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

/** The month that is shown: the one asked for, or the last that is closed; null where the network never opened it. */
export function shownMonth({ periods }: Pick<SlasPlace, "periods">, asked: string | null) {
  if (asked !== null) return periods.find(({ period }) => period === asked)?.period ?? null;
  const closed = periods.filter(({ closedOn }) => closedOn !== null).at(-1);
  return (closed ?? periods.at(-1))?.period ?? null;
}

/** The page for a month, with the texts kept of it, by what they are of. */
export function slasPage(
  place: SlasPlace,
  viewer: Viewer,
  { shown, texts }: { readonly shown: Period; readonly texts: ReadonlyMap<string, string> },
): SlasPage {
  const periods = place.periods.map(({ period }) => period);
  const nameOf = (id: string) => place.names.get(id) ?? "";
  return {
    network: place.network,
    metrics: place.metrics,
    facts: place.facts,
    others: place.others,
    pools: place.pools,
    frozen: place.frozen,
    names: place.names,
    known: lastKnown(place.periods, shown),
    viewer,
    period: shown,
    periods,
    hasAny: place.slas.length > 0,
    slas: place.slas
      .flatMap((sla) => inMonth(sla, place, viewer.organisationId, { shown, texts }))
      .toSorted((one, other) => inOrder(nameOf(one.they), nameOf(other.they))),
    nameOf,
  };
}

/** An SLA in a month; nothing where it isn't in force then and nothing is corrected in it. */
function inMonth(
  sla: SlaOfPlace,
  { facts, periods, frozen, kept: names }: SlasPlace,
  own: string,
  { shown, texts }: { readonly shown: Period; readonly texts: ReadonlyMap<string, string> },
): readonly SlaInMonth[] {
  const { number, name, course } = sla;
  const terms = shownTerms(course, shown);
  const object = `sla ${number}`;
  const ofSla = frozen.filter((one) => one.object === object);
  const text = texts.get(object) ?? null;
  const month = slaMonth({ ...sla, facts, frozen: ofSla }, shown, { text, names, months: periods });
  if (terms === null || month === null) return [];
  const { statement, since } = month;
  const row = ofSla.find(({ period }) => period === shown);
  const stakes = symmetryOf(terms, facts, shown);
  const we = stakes.find(({ organisation }) => organisation === own);
  const they = stakes.find(({ organisation }) => organisation !== own);
  if (we === undefined || they === undefined) return [];
  return [
    {
      number,
      name,
      they: otherParty(terms, own),
      terms,
      statement: mirrored(statement, own),
      stake: { we, they },
      kept: since === null || row === undefined ? null : { ...row, since },
    },
  ];
}

function lastKnown(periods: SlasPlace["periods"], period: Period): Period {
  const last = periods.filter(({ closedOn }) => closedOn !== null).at(-1)?.period;
  return last !== undefined && last > period ? last : period;
}

/** The terms in force in a month, or the last ones; null where there are none. */
export function shownTerms(course: SlaCourse, period: Period): SlaTerms | null {
  return termsIn(course, period) ?? course.versions.at(-1)?.terms ?? null;
}
