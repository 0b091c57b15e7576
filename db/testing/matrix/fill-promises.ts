import { sql } from "drizzle-orm";
import { monthNumber } from "@/lib/periods/period";
import type { Tx } from "../../doors";
import { expectationAnswers, expectations } from "../../schema/expectations";
import { caseEntries, cases, promiseReminders } from "../../schema/promises";
import { openPeriod, type ParcelNetwork } from "../../testing";

const at = new Date("2025-11-05T09:00:00Z");

/** A case of one reference for each of three organisations, offered to the next, with a promise of which both were reminded; the month was counted. */
export async function promised(
  tx: Tx,
  { id: networkId, brand, carrier, desk }: ParcelNetwork,
): Promise<void> {
  await tx.execute(sql`
    insert into vault.ledger_counts (network_id, period, counted_at)
    values (${networkId}, ${monthNumber(openPeriod)}, ${at.toISOString()})`);
  for (const [own, next] of [
    [brand, carrier],
    [carrier, desk],
    [desk, brand],
  ] as const) {
    const about = { networkId, reference: "4711", openedById: own.id };
    const audience = [own.id, next.id];
    await tx
      .insert(cases)
      .values({ ...about, accountableId: own.id, offeredToId: next.id, audience });
    const by = { organisationId: own.id, personId: own.manager.id, recordedAt: at, audience };
    await tx.insert(caseEntries).values([
      { ...about, ...by, number: 1, kind: "open" },
      {
        ...about,
        ...by,
        number: 2,
        kind: "promise",
        promise: 1,
        role: "call centre agent",
        hand: "A7",
        says: "Somebody calls back.",
        dueAt: new Date("2025-11-06T00:00:00Z"),
      },
      { ...about, ...by, number: 3, kind: "offer", toId: next.id, handed: [1] },
    ]);
    for (const organisation of [own, next]) {
      for (const step of ["overdue", "still-overdue"] as const) {
        const who = { organisationId: organisation.id, personId: organisation.manager.id };
        await tx.insert(promiseReminders).values({ ...about, promise: 1, ...who, step });
      }
    }
  }
}

/** What isn't promised, said by each of three organisations and declined by the next, and where customers can't leave. */
export async function expected(
  tx: Tx,
  { id: networkId, brand, carrier, desk }: ParcelNetwork,
): Promise<void> {
  const partyIds = [brand.id, carrier.id, desk.id];
  const pairs = [
    [brand, carrier],
    [carrier, desk],
    [desk, brand],
  ] as const;
  for (const [index, [own, next]] of pairs.entries()) {
    const number = index + 1;
    const by = { organisationId: own.id, personId: own.manager.id };
    await tx.insert(expectations).values({
      networkId,
      number,
      kind: number === 1 ? "captive" : "not-promised",
      says: "No parcel comes on a Sunday.",
      metricCode: number === 1 ? "E1" : null,
      ...by,
      partyIds,
    });
    const about = { networkId, expectation: number };
    await tx.insert(expectationAnswers).values([
      { ...about, number: 1, answer: "agree", ...by },
      {
        ...about,
        number: 2,
        answer: "decline",
        reason: "It does.",
        organisationId: next.id,
        personId: next.manager.id,
      },
    ]);
  }
}
