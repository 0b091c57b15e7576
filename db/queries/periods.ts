import { and, asc, eq } from "drizzle-orm";
import { monthNumber, periodOfMonthNumber, type Period } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { networkPeriods } from "../schema/networks";

/** A period that the network opened; `dueOn` and `closedOn` are dates such as "2026-02-10". */
export type NetworkPeriod = {
  readonly period: Period;
  readonly dueOn: string;
  readonly closedOn: string | null;
};

/** Whether this period is open and takes figures. */
export async function isOpen(tx: Tx, networkId: string, period: Period): Promise<boolean> {
  const [row] = await tx
    .select({ closedOn: networkPeriods.closedOn })
    .from(networkPeriods)
    .where(
      and(eq(networkPeriods.networkId, networkId), eq(networkPeriods.period, monthNumber(period))),
    );
  return row !== undefined && row.closedOn === null;
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
