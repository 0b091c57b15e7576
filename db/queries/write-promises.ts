import { sql, TransactionRollbackError } from "drizzle-orm";
import type { PlannedPromise, PromisePlan } from "@/lib/promises/promise-plan";
import type { Tx } from "../doors";
import { addToCase, openCase, type CaseName, type CaseRefusal } from "./cases";

/** Where a file could not be written after all: the row, and why. */
export type RowRefusal = { readonly row: number; readonly refused: CaseRefusal };

/**
 * Writes what a file of promises adds, each entry as by hand: all of it or nothing.
 *
 * @param openers ids of organisations by slug
 * @param onRows is told how many rows were written, now and then
 * @returns null, or the first row that the database refused, with nothing written
 */
export async function writePromises(
  tx: Tx,
  networkId: string,
  {
    plan,
    openers,
    onRows,
  }: {
    readonly plan: Pick<PromisePlan, "opens" | "adds">;
    readonly openers: ReadonlyMap<string, string>;
    readonly onRows: (count: number) => void;
  },
): Promise<RowRefusal | null> {
  let refusal: RowRefusal | null = null;
  const opened = new Set<string>();
  try {
    await tx.transaction(async (all) => {
      for (const [index, one] of plan.adds.entries()) {
        const name = { reference: one.reference, openedById: openers.get(one.openedBy) ?? "" };
        const isNew = plan.opens.includes(one.reference) && !opened.has(one.reference);
        if (isNew) opened.add(one.reference);
        const refused =
          (isNew ? await openCase(all, networkId, one.reference) : null) ??
          (await writePromise(all, networkId, name, one));
        if (refused !== null) {
          refusal = { row: one.row, refused };
          all.rollback();
        }
        if (index % 50 === 49) onRows(index + 1);
      }
    });
  } catch (failure) {
    if (!(failure instanceof TransactionRollbackError)) throw failure;
  }
  return refusal;
}

async function writePromise(
  tx: Tx,
  networkId: string,
  name: CaseName,
  { role, hand, says, due, day, keptBy, promise }: PlannedPromise,
): Promise<CaseRefusal | null> {
  if (promise === null) {
    const made = { kind: "promise", role, hand, says, due, day } as const;
    const refused = await addToCase(tx, networkId, name, made);
    if (refused !== null) return refused;
  }
  if (keptBy === null) return null;
  const number = promise ?? (await lastPromise(tx, networkId, name));
  return addToCase(tx, networkId, name, {
    kind: "kept",
    promise: number,
    hand: keptBy,
    says: "",
  });
}

/** The number of the promise that was made last in a case: its row is held since. */
async function lastPromise(
  tx: Tx,
  networkId: string,
  { reference, openedById }: CaseName,
): Promise<number> {
  const [row] = await tx.execute<{ promise: number }>(sql`
    select max(promise) as promise from case_entries
    where network_id = ${networkId} and reference = ${reference} and opened_by_id = ${openedById} and kind = 'promise'`);
  return row?.promise ?? 0;
}
