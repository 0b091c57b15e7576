import type { Period } from "@/lib/periods/period";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import { poolTermsById } from "@/lib/scorecards/terms-by-id";
import type { KeptNames } from "@/lib/settlement/statement-codec";
import type { Course, SlaCourse } from "@/lib/slas/course";
import type { PoolCourse } from "@/lib/slas/pool-terms";
import type { SeriesName } from "@/lib/slas/terms";

/** The proposals that made versions, by the month from which each holds. */
export type MadeBy = readonly { readonly effectiveFrom: Period; readonly proposalNumber: number }[];

/** What was agreed from a month on; null terms end it. */
export type Version<Terms> = {
  readonly effectiveFrom: Period;
  readonly terms: Terms | null;
  readonly proposalNumber: number;
};

/** A pool that the viewer's organisation is a party of. */
export type PoolOfPlace = {
  readonly name: string;
  readonly course: PoolCourse;
  readonly madeBy: MadeBy;
};

/** A version of a pool as it is stored. */
export type PoolRow = Version<NonNullable<ChangeOf<"pool">["terms"]>> & {
  readonly name: string;
  readonly partyIds: readonly string[];
};

/** Versions over time; the first month of one without terms ends it, unless it was agreed anew later. */
export function courseOf<Stored, Terms>(
  versions: readonly Version<Stored>[],
  read: (terms: Stored) => Terms,
): Course<Terms> {
  const last = versions.at(-1);
  return {
    versions: versions.flatMap(({ effectiveFrom, terms }) =>
      terms === null ? [] : [{ effectiveFrom, terms: read(terms) }],
    ),
    endedFrom: last?.terms === null ? last.effectiveFrom : null,
  };
}

/** Which proposals made versions. */
export function madeBy(versions: readonly Version<unknown>[]): MadeBy {
  return versions.map(({ effectiveFrom, proposalNumber }) => ({ effectiveFrom, proposalNumber }));
}

/** How organisations stand in kept texts, by their ids and slugs. */
export function keptNames(ids: Readonly<Record<string, string>>): KeptNames {
  const slugs = new Map(Object.entries(ids).map(([slug, id]) => [id, slug]));
  return { idOf: (slug) => ids[slug] ?? slug, slugOf: (id) => slugs.get(id) ?? id };
}

type IdOf = (organisation: string) => string;

/** Pools with their versions, by name. */
export function poolsOf(rows: readonly PoolRow[], idOf: IdOf): readonly PoolOfPlace[] {
  const names = [...new Set(rows.map(({ name }) => name))];
  return names.map((name) => {
    const versions = rows.filter((one) => one.name === name);
    const course = courseOf(
      versions.map(({ terms, partyIds, ...one }) => ({
        ...one,
        terms: terms === null ? null : { ...terms, partyIds },
      })),
      ({ partyIds, ...terms }) => poolTermsById(partyIds, terms, idOf),
    );
    return { name, course, madeBy: madeBy(versions) };
  });
}

/** The series that an SLA is judged or priced by. */
export function seriesIn({ versions }: SlaCourse): readonly SeriesName[] {
  return versions.flatMap(({ terms }) =>
    terms.obligations.flatMap(({ series, consequence }) =>
      "base" in consequence && consequence.base.kind === "amount"
        ? [series, consequence.base.series]
        : [series],
    ),
  );
}

/** The series that a pool is released by. */
export function outcomeOf({ course }: PoolOfPlace): readonly SeriesName[] {
  return course.versions.map(({ terms }) => terms.outcome);
}
