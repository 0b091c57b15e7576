import { asc, eq } from "drizzle-orm";
import { utcText } from "@/lib/network-file/instant";
import type { NetworkFile, NetworkFileInput } from "@/lib/network-file/network-file";
import { monthNumber, periodOfMonthNumber } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { planEntries, plans } from "../schema/slas";
import { insertAll } from "./batches";
import { idOf, type Ids } from "./ids";
import { storedInstant, writtenInstant } from "./instants";
import { nameBehind, type Names } from "./names";

type Plan = NonNullable<NonNullable<NetworkFileInput["networks"]>[number]["plans"]>[number];
type Network = NetworkFile["networks"][number];

/** The joint plans of a network as its file has them, by number. */
export async function readPlans(tx: Tx, networkId: string, names: Names): Promise<Plan[]> {
  const rows = await tx
    .select()
    .from(plans)
    .where(eq(plans.networkId, networkId))
    .orderBy(asc(plans.number));
  const entries = await tx
    .select({ row: planEntries, at: writtenInstant(planEntries.actedAt) })
    .from(planEntries)
    .where(eq(planEntries.networkId, networkId))
    .orderBy(asc(planEntries.planNumber), asc(planEntries.number));
  return rows.map(({ number, slaNumber, obligation, period, aim }) => ({
    sla: slaNumber,
    obligation,
    period: period === null ? null : periodOfMonthNumber(period),
    aim,
    entries: entries
      .filter(({ row }) => row.planNumber === number)
      .map(({ row, at }) => ({
        organisation: nameBehind(names.organisations, row.organisationId),
        email: nameBehind(names.people, row.personId),
        at: utcText(at),
        act: row.act,
        says: row.says,
        due: row.dueOn,
        milestone: row.milestone,
      })),
  }));
}

/** Writes the joint plans of a network. `partiesOf`: between whom the SLA of a number is, by id. */
export async function writePlans(
  tx: Tx,
  { networkId, network, ids }: { networkId: string; network: Network; ids: Ids },
  partiesOf: (sla: number) => readonly string[],
): Promise<void> {
  const numbered = network.plans.map((plan, index) => ({ ...plan, number: index + 1 }));
  await insertAll(
    tx,
    plans,
    numbered.map(({ number, sla, obligation, period, aim }) => ({
      networkId,
      number,
      slaNumber: sla,
      obligation,
      period: period === null ? null : monthNumber(period),
      aim,
      audience: [...partiesOf(sla)],
    })),
  );
  await insertAll(
    tx,
    planEntries,
    numbered.flatMap(({ number: planNumber, sla, entries }) =>
      entries.map(({ act, says, due, milestone, organisation, email, at }, index) => ({
        networkId,
        planNumber,
        number: index + 1,
        act,
        says,
        dueOn: due,
        milestone,
        organisationId: idOf(ids.organisations, organisation),
        personId: idOf(ids.people, email),
        actedAt: storedInstant(at),
        audience: [...partiesOf(sla)],
      })),
    ),
  );
}
