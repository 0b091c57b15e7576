import { sql } from "drizzle-orm";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { JointPlan, PlanEntry } from "@/lib/slas/plan";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement, periodText } from "../json-statement";
import { askFunction } from "./ask-function";

type Row = Omit<JointPlan, "entries"> & {
  readonly entries: readonly (Omit<PlanEntry, "actedAt"> & { readonly actedAt: string })[];
};

const read = jsonStatement<readonly Row[]>(
  sql`select ${jsonRows(sql`
    select number, sla_number as sla, obligation, ${periodText(sql`period`)} as period, aim, ${jsonRows(sql`
      select e.number, act, says, due_on as "dueOn", milestone, e.organisation_id as "organisationId", signed.name as "personName",
        acted_at as "actedAt"
      from plan_entries e join member_people signed on signed.network_id = e.network_id
        and signed.organisation_id = e.organisation_id and signed.person_id = e.person_id
      where e.network_id = p.network_id and e.plan_number = p.number order by e.number`)} as entries
    from plans p where network_id = ${sql.placeholder("networkId")}::uuid order by number`)}::text as json`,
);

/** The joint plans of a network that the viewer's organisation takes part in, by number. */
export async function listPlans(tx: Tx, networkId: string): Promise<readonly JointPlan[]> {
  const rows = await read(tx, { networkId });
  return (rows ?? []).map(({ entries, ...plan }) => ({
    ...plan,
    entries: entries.map((one) => ({ ...one, actedAt: new Date(one.actedAt) })),
  }));
}

/** Proposes a joint plan for the viewer's organisation: its number, or why it can't be. */
export async function proposePlan(
  tx: Tx,
  networkId: string,
  plan: Pick<JointPlan, "sla" | "obligation" | "aim"> & { readonly period: Period | null },
): Promise<{ readonly number: number } | { readonly refused: "gone" | "open-already" }> {
  const { sla, obligation, aim, period } = plan;
  const month = period === null ? null : monthNumber(period);
  return askFunction(
    tx,
    sql`propose_plan(${networkId}, ${sla}::integer, ${obligation}, ${month}::integer, ${aim})`,
  );
}

/** What is entered in a plan. */
export type NewPlanEntry =
  | { readonly act: "accept" | "take-over" | "done" }
  | { readonly act: "decline" | "note" | "stop"; readonly says: string }
  | { readonly act: "milestone"; readonly says: string; readonly due: string }
  | { readonly act: "reach"; readonly milestone: number };

/** Why nothing was entered: no such plan, it ended, the other side answers it, it was said already, it isn't agreed, the day is past. */
export type PlanRefusal =
  "gone" | "ended" | "own" | "answered" | "not-agreed" | "past" | "malformed";

/** Enters something in a plan for the viewer's organisation; null, or why it wasn't. */
export async function addToPlan(
  tx: Tx,
  networkId: string,
  plan: number,
  { act, ...entered }: NewPlanEntry,
): Promise<PlanRefusal | null> {
  return askFunction(
    tx,
    sql`add_to_plan(${networkId}, ${plan}::integer, ${act}, ${JSON.stringify(entered)}::jsonb)`,
  );
}
