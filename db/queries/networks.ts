import { asc, eq } from "drizzle-orm";
import { periodOfMonthNumber, type Period } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { networks } from "../schema/networks";

/** A network that the viewer acts in; `reference` is the window that attribution compares with. */
export type Network = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly synthetic: boolean;
  readonly reference: { readonly first: Period; readonly last: Period } | null;
};

const columns = {
  id: networks.id,
  slug: networks.slug,
  name: networks.name,
  timeZone: networks.timeZone,
  synthetic: networks.synthetic,
  referenceFirst: networks.referenceFirst,
  referenceLast: networks.referenceLast,
};

/** The networks that the viewer acts in, by name. */
export async function listNetworks(tx: Tx): Promise<readonly Network[]> {
  const rows = await tx.select(columns).from(networks).orderBy(asc(networks.name));
  return rows.map(networkOf);
}

/** The network with this slug; null where it doesn't exist for the viewer. */
export async function findNetwork(tx: Tx, slug: string): Promise<Network | null> {
  const [row] = await tx.select(columns).from(networks).where(eq(networks.slug, slug));
  return row === undefined ? null : networkOf(row);
}

type Row = Omit<Network, "reference"> & {
  readonly referenceFirst: number | null;
  readonly referenceLast: number | null;
};

function networkOf({ referenceFirst, referenceLast, ...rest }: Row): Network {
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
