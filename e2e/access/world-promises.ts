import { addToCase, openCase } from "@/db/queries/cases";
import { proposeExpectation } from "@/db/queries/expectations";
import { actAs, type Organisation, type ParcelNetwork } from "@/db/testing";
import { asSuperuser } from "@/db/testing/superuser";

/**
 * What the matrix is told of promises: a case that nobody but the organisation takes part in, with an open promise, another
 * that is closed, and the number of what it proposed isn't promised.
 */
export type ToldOfPromises = {
  readonly reference: string;
  readonly openedById: string;
  readonly closedCase: string;
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
  const closedCase = `HC-${openedById.slice(0, 8)}`;
  const promise = { role: "agent", hand: "A1", says: `For Parcels ${network.slug}.`, day: "" };
  const says = `Nothing on a Sunday for Parcels ${network.slug}.`;
  const proposed = await actAs(manager, async (tx) => {
    await openCase(tx, network.id, reference);
    await addToCase(tx, network.id, name, { kind: "promise", due: "today", ...promise });
    await openCase(tx, network.id, closedCase);
    await addToCase(tx, network.id, { reference: closedCase, openedById }, { kind: "close" });
    return proposeExpectation(tx, network.id, { kind: "not-promised", says, metric: null });
  });
  return { ...name, closedCase, expectation: "number" in proposed ? proposed.number : 0 };
}

/**
 * Lets the definitions of what an organisation reports name the ledger as their source, with months that wait for no count: a job
 * would be taken for what is tried.
 */
export async function feedsFromTheLedger({ id }: ParcelNetwork): Promise<void> {
  await asSuperuser((db) =>
    db.begin(async (tx) => {
      await tx`insert into vault.ledger_counts (network_id, period, counted_at)
        select network_id, period, 'infinity' from network_periods where network_id = ${id} and closed_on is null`;
      await tx`update metric_versions set name = 'Promises kept', source_system = 'Promise ledger'
        where network_id = ${id} and metric_code in ('E1', 'D1')`;
    }),
  );
}
