import { sql } from "drizzle-orm";
import { periodOfMonthNumber, type Period } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { jsonStatement } from "../json-statement";

/** A network that the viewer acts in; `reference` is the window that attribution compares with. */
export type Network = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly synthetic: boolean;
  readonly reference: { readonly first: Period; readonly last: Period } | null;
};

/** A network's row in JSON: `networkOf` reads it. */
export const networkJson = sql`json_build_object('id', networks.id, 'slug', slug, 'name', networks.name,
  'timeZone', time_zone, 'currency', currency, 'synthetic', synthetic, 'referenceFirst', reference_first, 'referenceLast', reference_last)`;

const readAll = jsonStatement<readonly NetworkRow[]>(
  sql`select json_agg(${networkJson} order by networks.name)::text as json from networks`,
);

/** The networks that the viewer acts in, by name. */
export async function listNetworks(tx: Tx): Promise<readonly Network[]> {
  return ((await readAll(tx)) ?? []).map(networkOf);
}

const readOne = jsonStatement<NetworkRow>(
  sql`select ${networkJson}::text as json from networks where slug = ${sql.placeholder("slug")}`,
);

/** The network with this slug; null where it doesn't exist for the viewer. */
export async function findNetwork(tx: Tx, slug: string): Promise<Network | null> {
  const row = await readOne(tx, { slug });
  return row === null ? null : networkOf(row);
}

/** A network as its row says it. */
export type NetworkRow = Omit<Network, "reference"> & {
  readonly referenceFirst: number | null;
  readonly referenceLast: number | null;
};

/** The network of a row. */
export function networkOf({ referenceFirst, referenceLast, ...rest }: NetworkRow): Network {
  return {
    ...rest,
    reference:
      referenceFirst === null || referenceLast === null
        ? null
        : {
            first: periodOfMonthNumber(referenceFirst),
            last: periodOfMonthNumber(referenceLast),
          },
  };
}
