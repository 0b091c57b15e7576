import { monthNumber, period } from "@/lib/periods/period";
import type { Tx } from "../../doors";
import { valueAnswers, valueEntries } from "../../schema/value";
import type { ParcelNetwork } from "../../testing";

/** A claim of each of three to the next, answered. After the figures. */
export async function withValue(
  tx: Tx,
  { id: networkId, brand, carrier, desk }: ParcelNetwork,
): Promise<void> {
  for (const [index, [one, other]] of (
    [
      [brand, carrier],
      [carrier, desk],
      [desk, brand],
    ] as const
  ).entries()) {
    const number = index + 1;
    const audience = [one.id, other.id];
    await tx.insert(valueEntries).values({
      networkId,
      number,
      period: monthNumber(period("2025-11")),
      kind: "saving",
      amount: "100",
      currency: "EUR",
      says: "Fewer calls.",
      organisationId: one.id,
      otherId: other.id,
      personId: one.manager.id,
      audience,
    });
    await tx.insert(valueAnswers).values({
      networkId,
      entryNumber: number,
      recognised: true,
      organisationId: other.id,
      personId: other.manager.id,
      audience,
    });
  }
}
