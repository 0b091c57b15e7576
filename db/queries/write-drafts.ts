import { sql } from "drizzle-orm";
import type { Viewer } from "@/lib/access/viewer";
import type { MetricVersion } from "@/lib/metrics/metric-version";
import { monthNumber, periodOfMonthNumber, type Period } from "@/lib/periods/period";
import { figureAudience } from "@/lib/reporting/audience";
import type { FigureSource } from "@/lib/reporting/figure";
import type { Tx } from "../doors";
import type { Cell, Writing } from "./report";

/** A draft among many of one network: its cell, what is written over which revision, and what its author says about it. */
export type Draft = Writing &
  Pick<Cell, "series" | "period"> & {
    readonly version: Pick<MetricVersion, "version" | "visibility" | "partyIds">;
    readonly reason: string | null;
  };

/** Which figure was written: its series and its period. */
export type WrittenCell = { readonly seriesKey: number; readonly period: Period };

/**
 * Writes many drafts as new revisions in one statement, each as `saveDraft` writes one, but without an audit entry: whoever calls it
 * makes one for all.
 *
 * @param drafts each cell once
 * @returns the cells that were written
 */
export async function writeDrafts(
  tx: Tx,
  viewer: Viewer,
  networkId: string,
  { drafts, source }: { readonly drafts: readonly Draft[]; readonly source: FigureSource },
): Promise<readonly WrittenCell[]> {
  if (drafts.length === 0) return [];
  const { organisationId, personId, personName } = viewer;
  const terms = termsOf(drafts, organisationId);
  const [row] = await tx.execute<{ keys: readonly number[]; periods: readonly number[] }>(sql`
    with terms as (
      select number, one ->> 'code' as metric_code, (one ->> 'version')::int as metric_version,
        (one ->> 'audience')::uuid[] as audience
      from json_array_elements(${JSON.stringify(terms.listed)}::json) with ordinality as listed (one, number)
    ), wanted as (
      select drafts.*, terms.metric_code, terms.metric_version, terms.audience
      from unnest(${column(drafts, ({ series }) => series.key)}::int[],
        ${column(drafts, ({ period }) => monthNumber(period))}::int[],
        ${column(drafts, ({ over }) => over)}::int[],
        ${column(drafts, ({ parts }) => parts?.numerator ?? null)}::bigint[],
        ${column(drafts, ({ parts }) => parts?.denominator ?? null)}::bigint[],
        ${column(drafts, ({ notApplicable }) => notApplicable)}::boolean[],
        ${column(drafts, terms.numberOf)}::int[]
      ) as drafts (series_key, period, over, numerator, denominator, not_applicable, number)
      join terms using (number)
    ), inserted as (
      insert into figures (network_id, series_key, period, numerator, denominator, not_applicable, status, revision,
        metric_code, metric_version, reporter_id, audience)
      select ${networkId}, series_key, period, numerator, denominator, not_applicable, 'draft', 1,
        metric_code, metric_version, ${organisationId}, audience
      from wanted where over = 0
      on conflict do nothing
      returning *
    ), changed as (
      update figures set numerator = wanted.numerator, denominator = wanted.denominator,
        not_applicable = wanted.not_applicable, revision = wanted.over + 1,
        metric_version = wanted.metric_version, audience = wanted.audience
      from wanted
      where wanted.over > 0 and figures.network_id = ${networkId} and figures.series_key = wanted.series_key
        and figures.period = wanted.period and figures.revision = wanted.over and figures.status = 'draft'
      returning figures.*
    ), written as (
      select * from inserted union all select * from changed
    ), signed as (
      insert into member_people (network_id, organisation_id, person_id, name)
      select ${networkId}, ${organisationId}, ${personId}, ${personName}::text where exists (select from written)
      on conflict do nothing
    ), revised as (
      insert into figure_revisions (network_id, series_key, period, revision, numerator, denominator, not_applicable,
        status, metric_version, reporter_id, audience, person_id, source, reason)
      select network_id, series_key, period, revision, numerator, denominator, not_applicable,
        status, metric_version, reporter_id, audience, ${personId}, ${source},
        ${reasonsOf(drafts)}::jsonb ->> (series_key || ' ' || period)
      from written
    )
    select coalesce(array_agg(series_key), '{}') as keys, coalesce(array_agg(period), '{}') as periods from written`);
  if (row === undefined) return [];
  return row.keys.map((seriesKey, index) => ({
    seriesKey,
    period: periodOfMonthNumber(row.periods[index] ?? 0),
  }));
}

/** A value of each draft, as the text of an array: the driver takes the type of a list from its first item. */
function column(drafts: readonly Draft[], of: (draft: Draft) => number | boolean | null): string {
  return `{${drafts.map((draft) => of(draft) ?? "null").join(",")}}`;
}

/** The definitions that drafts are written under, each once with the audience that it gives, and which of them a draft is under. */
function termsOf(drafts: readonly Draft[], reporterId: string) {
  const numbers = new Map<string, number>();
  const listed: { code: string; version: number; audience: string | null }[] = [];
  const byVersion = new Map<Draft["version"], Map<number, number>>();
  for (const { series, version } of drafts) {
    const bySeries = byVersion.get(version) ?? new Map<number, number>();
    byVersion.set(version, bySeries);
    if (bySeries.has(series.key)) continue;
    const audience = figureAudience({
      visibility: version.visibility,
      partyIds: version.partyIds,
      reporterId,
      seriesAudience: series.audience,
    });
    const one = {
      code: series.metricCode,
      version: version.version,
      audience: audience === null ? null : `{${audience.join(",")}}`,
    };
    const name = JSON.stringify(one);
    const number = numbers.get(name) ?? listed.push(one);
    numbers.set(name, number);
    bySeries.set(series.key, number);
  }
  const numberOf = ({ series, version }: Draft) => byVersion.get(version)?.get(series.key) ?? 0;
  return { listed, numberOf };
}

/** What is said about drafts, by series and month number. */
function reasonsOf(drafts: readonly Draft[]): string {
  const said = drafts.flatMap(({ series, period, reason }) =>
    reason === null ? [] : [[`${series.key} ${monthNumber(period)}`, reason] as const],
  );
  return JSON.stringify(Object.fromEntries(said));
}
