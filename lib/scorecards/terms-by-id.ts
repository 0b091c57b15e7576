import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import type { PoolTerms } from "@/lib/slas/pool-terms";
import type { SeriesName, SlaTerms } from "@/lib/slas/terms";

type IdOf = (slug: string) => string;

/** Terms of an SLA as they were agreed, where organisations stand by their slugs, with their ids. */
export function slaTermsById(
  parties: SlaTerms["parties"],
  { obligations, sides, ...terms }: NonNullable<ChangeOf<"sla">["terms"]>,
  idOf: IdOf,
): SlaTerms {
  const based = <Base extends { readonly kind: string }>(base: Base): Base =>
    "series" in base && isSeriesName(base.series)
      ? { ...base, series: named(base.series, idOf) }
      : base;
  return {
    ...terms,
    parties,
    obligations: obligations.map((one) => ({
      ...one,
      obligor: idOf(one.obligor),
      series: named(one.series, idOf),
      consequence:
        "base" in one.consequence
          ? { ...one.consequence, base: based(one.consequence.base) }
          : one.consequence,
    })),
    sides: sides.map((side) => ({
      ...side,
      organisation: idOf(side.organisation),
      points: side.points === null ? null : { ...side.points, base: based(side.points.base) },
    })),
  };
}

/** The same for the terms of a pool. */
export function poolTermsById(
  parties: readonly string[],
  terms: NonNullable<ChangeOf<"pool">["terms"]>,
  idOf: IdOf,
): PoolTerms {
  return {
    ...terms,
    parties,
    outcome: named(terms.outcome, idOf),
    shares: terms.shares.map((share) => ({ ...share, organisation: idOf(share.organisation) })),
  };
}

function named(name: SeriesName, idOf: IdOf): SeriesName {
  return { ...name, reporter: idOf(name.reporter) };
}

function isSeriesName(value: unknown): value is SeriesName {
  return typeof value === "object" && value !== null && "reporter" in value;
}
