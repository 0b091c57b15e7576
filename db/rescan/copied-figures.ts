import { sql, type SQL } from "drizzle-orm";
import type { ReportedSeries } from "@/lib/early-warning/scan-input";
import { copiedRows, type Field } from "./copied-rows";
import { int4In, int4sIn, int8In, int8sIn, uuidIn } from "./copied-values";

/** A series with all that was reported of it; `revisions` is the sum of the figures' revisions. */
export type CopiedSeries = {
  readonly networkId: string;
  /** The chain that it measures, where chains were asked for; 1 otherwise. */
  readonly chainNumber: number;
  readonly key: number;
  readonly reported: ReportedSeries;
  readonly revisions: number;
};

/**
 * The query whose copy `copiedSeries` reads: a row a series, in the order of networks and of their series, its figures side by side.
 *
 * @param figures the table or function that they are taken from
 * @param chain its column with the number of a chain, by which they are told apart then
 */
export function seriesFrom(figures: SQL, chain: SQL | null = null): SQL {
  const key = chain === null ? sql`network_id` : sql`network_id, ${chain}`;
  const last = chain === null ? sql`` : sql`, ${chain}`;
  return sql`
    select network_id, series_key, array_agg(period order by period), array_agg(numerator order by period),
      array_agg(denominator order by period), array_agg(metric_version order by period), sum(revision)${last}
    from ${figures} group by ${key}, series_key order by ${key}, series_key`;
}

/** Series one after another, as their bytes arrive, in lists of those that belong together and follow one another. */
export async function* copiedSeries(
  bytes: AsyncIterable<Buffer>,
  areTogether: (one: CopiedSeries, next: CopiedSeries) => boolean,
): AsyncGenerator<readonly CopiedSeries[]> {
  let together: CopiedSeries[] = [];
  for await (const row of copiedRows(bytes)) {
    const next = seriesIn(row);
    const last = together.at(-1);
    if (last !== undefined && !areTogether(last, next)) {
      yield together;
      together = [];
    }
    together.push(next);
  }
  if (together.length > 0) yield together;
}

function seriesIn([
  networkId,
  key,
  periods,
  numerators,
  denominators,
  versions,
  revisions,
  chain,
]: readonly Field[]): CopiedSeries {
  return {
    networkId: uuidIn(networkId),
    chainNumber: chain === undefined ? 1 : int4In(chain),
    key: int4In(key),
    reported: {
      periods: int4sIn(periods),
      numerators: int8sIn(numerators),
      denominators: int8sIn(denominators),
      versions: int4sIn(versions),
    },
    revisions: int8In(revisions),
  };
}
