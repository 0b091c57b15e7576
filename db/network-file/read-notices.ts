import { asc, eq } from "drizzle-orm";
import { utcText } from "@/lib/network-file/instant";
import type { NetworkFileInput } from "@/lib/network-file/network-file";
import { periodOfMonthNumber } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { earlyNotices } from "../schema/slas";
import { writtenInstant } from "./instants";
import { nameBehind, type Names } from "./names";

type Notice = NonNullable<NonNullable<NetworkFileInput["networks"]>[number]["notices"]>[number];

/** The notices given in a network's SLAs as its file has them. SLAs, fees, amounts and pools stand in the proposals that made them. */
export async function readNotices(
  tx: Tx,
  networkId: string,
  names: Names,
): Promise<readonly Notice[]> {
  const rows = await tx
    .select({ row: earlyNotices, at: writtenInstant(earlyNotices.noticedAt) })
    .from(earlyNotices)
    .where(eq(earlyNotices.networkId, networkId))
    .orderBy(asc(earlyNotices.slaNumber), asc(earlyNotices.period), asc(earlyNotices.obligation));
  return rows.map(({ row, at }) => ({
    sla: row.slaNumber,
    obligation: row.obligation,
    period: periodOfMonthNumber(row.period),
    organisation: nameBehind(names.organisations, row.organisationId),
    email: nameBehind(names.people, row.personId),
    at: utcText(at),
    says: row.says,
  }));
}
