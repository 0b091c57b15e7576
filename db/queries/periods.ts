import { asc, eq, sql } from "drizzle-orm";
import { monthNumber, periodOfMonthNumber, type Period } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { networkPeriods } from "../schema/networks";
import { askFunction } from "./ask-function";

/** A period that the network opened; `dueOn` and `closedOn` are dates such as "2026-02-10". */
export type NetworkPeriod = {
  readonly period: Period;
  readonly dueOn: string;
  readonly closedOn: string | null;
};

/** Whether this period is open and takes figures. It stays so until the transaction ends: whoever closes it comes after. */
export async function isOpen(tx: Tx, networkId: string, period: Period): Promise<boolean> {
  return askFunction(tx, sql`take_open(${networkId}, array[${monthNumber(period)}::integer])`);
}

/** The periods that a network opened, oldest first. */
export async function listPeriods(tx: Tx, networkId: string): Promise<readonly NetworkPeriod[]> {
  const { period, dueOn, closedOn } = networkPeriods;
  const rows = await tx
    .select({ period, dueOn, closedOn })
    .from(networkPeriods)
    .where(eq(networkPeriods.networkId, networkId))
    .orderBy(asc(period));
  return rows.map((row) => ({ ...row, period: periodOfMonthNumber(row.period) }));
}
