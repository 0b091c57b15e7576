import { sql } from "drizzle-orm";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { jsonText, periodText } from "../json-statement";
import { windowOf } from "./figures";

const network = sql`${sql.placeholder("networkId")}::uuid`;

// Each series is looked up by itself, as in `figuresOfEach`.
const read = jsonText(sql`
  select json_build_object('series', coalesce(json_agg(listed order by key), '[]'))::text as json
  from (
    select series.key, series.metric_code as metric, organisations.slug as reporter, series.subject, own.*
    from series
    join organisations on organisations.id = series.reporter_id
    cross join lateral (
      select array_agg(${periodText(sql`period`)}) as periods, array_agg(numerator) as numerators,
        array_agg(denominator) as denominators, array_agg(not_applicable) as "notApplicable",
        array_agg(status) as statuses, array_agg(revision) as revisions, array_agg(metric_version) as versions
      from (
        select * from figures
        where network_id = ${network} and series_key = series.key and ${windowOf(sql`series.key`)}
        order by period
      ) found
    ) own
    where series.network_id = ${network}
  ) listed`);

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
  const text = await read(tx, {
    networkId,
    first: first === null ? 0 : monthNumber(first),
    last: last === null ? 2 ** 31 - 1 : monthNumber(last),
  });
  return text ?? '{"series":[]}';
}
