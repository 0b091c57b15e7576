import { addToCase, openCase } from "@/db/queries/cases";
import { proposeExpectation } from "@/db/queries/expectations";
import { actAs, type Organisation, type ParcelNetwork } from "@/db/testing";
import { asSuperuser } from "@/db/testing/superuser";

/**
 * What the matrix is told of promises: a case that nobody but the organisation takes part in, with an open promise, and the number
 * of what it proposed isn't promised.
 */
export type ToldOfPromises = {
  readonly reference: string;
  readonly openedById: string;
  readonly expectation: number;
};

/** Opens a case of an organisation's own. */
export async function promisedIn(
  network: ParcelNetwork,
  { id: openedById, manager }: Organisation,
): Promise<ToldOfPromises> {
  // A reference stands in its address, and in the title of what isn't found: no name of anybody's.
  const reference = `HB-${openedById.slice(0, 8)}`;
  const name = { reference, openedById };
  const promise = { role: "agent", hand: "A1", says: `For Parcels ${network.slug}.`, day: "" };
  const says = `Nothing on a Sunday for Parcels ${network.slug}.`;
  const proposed = await actAs(manager, async (tx) => {
    await openCase(tx, network.id, reference);
    await addToCase(tx, network.id, name, { kind: "promise", due: "today", ...promise });
    return proposeExpectation(tx, network.id, { kind: "not-promised", says, metric: null });
  });
  return { ...name, expectation: "number" in proposed ? proposed.number : 0 };
}

/** Lets the definitions of what an organisation reports name the ledger as their source. */
export async function feedsFromTheLedger({ id }: ParcelNetwork): Promise<void> {
  await asSuperuser(
    (db) => db`
      update metric_versions set name = 'Promises kept', source_system = 'Promise ledger'
      where network_id = ${id} and metric_code in ('E1', 'D1')`,
  );
}
