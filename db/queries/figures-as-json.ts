import { sql } from "drizzle-orm";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { Tx } from "../doors";

/**
 * The series of a network that the viewer may see, by key, each with its figures from `first` to `last`, as JSON text
 * that Postgres writes: `{"series":[{"key":1,"metric":"E1","reporter":"brand","subject":"","periods":["2025-12"],
 * "numerators":[914],"denominators":[1000],"notApplicable":[false],"statuses":["final"],"revisions":[1],
 * "versions":[1]}]}`.
 *
 * The lists of a series have one item a figure, oldest first; parts are in the smallest unit that the definition agreed
 * on, null where the figure was emptied or doesn't apply. A series without a figure in the window has none of the lists.
 *
 * @param window null leaves it open at that end
 */
export async function figuresAsJson(
  tx: Tx,
  networkId: string,
  { first, last }: { readonly first: Period | null; readonly last: Period | null },
): Promise<string> {
  const from = first === null ? null : monthNumber(first);
  const to = last === null ? null : monthNumber(last);
  const [row] = await tx.execute<{ text: string }>(sql`
    with of_series as materialized (
      select series_key,
        array_agg(lpad((period / 12)::text, 4, '0') || '-' || lpad((period % 12 + 1)::text, 2, '0') order by period)
          as periods,
        array_agg(numerator order by period) as numerators,
        array_agg(denominator order by period) as denominators,
        array_agg(not_applicable order by period) as "notApplicable",
        array_agg(status order by period) as statuses,
        array_agg(revision order by period) as revisions,
        array_agg(metric_version order by period) as versions
      from figures
      where network_id = ${networkId}::uuid
        and period between coalesce(${from}::integer, 0) and coalesce(${to}::integer, 2147483647)
      group by series_key
    ),
    listed as (
      select s.key, s.metric_code as metric, o.slug as reporter, s.subject,
        l.periods, l.numerators, l.denominators, l."notApplicable", l.statuses, l.revisions, l.versions
      from series s
      join organisations o on o.id = s.reporter_id
      left join of_series l on l.series_key = s.key
      where s.network_id = ${networkId}::uuid
    )
    select json_build_object('series', coalesce(json_agg(listed order by key), '[]'))::text as text
    from listed`);
  return row?.text ?? '{"series":[]}';
}
