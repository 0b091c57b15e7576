import { asSuperuser } from "@/db/testing/superuser";
import { monthNumber, type Period } from "@/lib/periods/period";

/** Publishes a month's evidence that asks to act: a warning that nobody has answered. */
export async function opensAWarning(networkId: string, period: Period): Promise<void> {
  await asSuperuser(
    (sql) => sql`
      insert into published_evidence (network_id, chain_number, period, log_evidence)
      values (${networkId}, 1, ${monthNumber(period)}, ${Math.log(400)}) on conflict do nothing`,
  );
}

/** Lets a month have been published otherwise: as evidence M, or not yet. What stands there takes no changes, so only a superuser past all triggers can. */
export async function wasPublished(
  networkId: string,
  period: Period,
  evidence: number | null,
): Promise<void> {
  await asSuperuser((sql) =>
    sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      const month = monthNumber(period);
      await (evidence === null
        ? tx`delete from published_evidence where network_id = ${networkId} and period = ${month}`
        : tx`update published_evidence set log_evidence = ${Math.log(evidence)}
             where network_id = ${networkId} and period = ${month}`);
    }),
  );
}

/** Makes the last scan one of figures that were others, or as if there had been none. */
export async function lastScanWas(networkId: string, what: "stale" | "never"): Promise<void> {
  await asSuperuser((sql) =>
    what === "never"
      ? sql`delete from chain_scans where network_id = ${networkId}`
      : sql`update chain_scans set read_from = '0 0' where network_id = ${networkId}`,
  );
}
