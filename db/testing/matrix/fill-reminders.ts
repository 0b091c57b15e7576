import { monthNumber, period } from "@/lib/periods/period";
import type { Tx } from "../../doors";
import { figureRequests, reminders } from "../../schema/reminders";
import type { ParcelNetwork } from "../../testing";

const month = monthNumber(period("2025-11"));

/** Each of three organisations is asked by the next and reminded, for both reasons. */
export async function reminded(
  tx: Tx,
  { id: networkId, brand, carrier, desk }: ParcelNetwork,
): Promise<void> {
  for (const [organisation, asking] of [
    [brand, carrier],
    [carrier, desk],
    [desk, brand],
  ] as const) {
    const ofMonth = { networkId, period: month, organisationId: organisation.id };
    await tx
      .insert(figureRequests)
      .values({ ...ofMonth, askedById: asking.id, personId: asking.manager.id });
    for (const reason of ["due", "asked"] as const) {
      await tx.insert(reminders).values({ ...ofMonth, personId: organisation.manager.id, reason });
    }
  }
}
