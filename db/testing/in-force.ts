import { z } from "zod";
import { asSuperuser } from "./superuser";

/** Tables in which nothing may change before every party has agreed. */
type Table =
  | "metrics"
  | "metric_versions"
  | "band_sets"
  | "agreements"
  | "forecasts"
  | "series"
  | "slas"
  | "sla_versions"
  | "fees"
  | "amounts"
  | "pools"
  | "chain_versions";

type InForce = Readonly<Record<Table, readonly string[]>>;

/** What holds in a network by table, every row as text, whoever may see it. */
export function inForceIn(networkId: string): Promise<InForce> {
  return asSuperuser(async (sql) => {
    const rowsOf = async (table: Table) =>
      (
        await sql<{ row: string }[]>`
          select t::text as row from ${sql(table)} t where network_id = ${networkId} order by 1`
      ).map(({ row }) => row);
    return {
      metrics: await rowsOf("metrics"),
      metric_versions: await rowsOf("metric_versions"),
      band_sets: await rowsOf("band_sets"),
      agreements: await rowsOf("agreements"),
      forecasts: await rowsOf("forecasts"),
      series: await rowsOf("series"),
      slas: await rowsOf("slas"),
      sla_versions: await rowsOf("sla_versions"),
      fees: await rowsOf("fees"),
      amounts: await rowsOf("amounts"),
      pools: await rowsOf("pools"),
      chain_versions: await rowsOf("chain_versions"),
    };
  });
}

const standing = z.object({ state: z.string(), agreed: z.int(), parties: z.int() });

/** How a proposal stands: its state, and how many of its parties have agreed. */
export function standingOf(networkId: string, number: number): Promise<z.output<typeof standing>> {
  return asSuperuser(async (sql) => {
    const [found] = await sql`
      select state, cardinality(party_ids) as parties, (
        select count(*)::int from proposal_answers a
        where a.network_id = p.network_id and a.proposal_number = p.number and a.answer = 'agree'
      ) as agreed
      from proposals p where network_id = ${networkId} and number = ${number}`;
    return standing.parse(found);
  });
}
