import { sql } from "drizzle-orm";
import type { Period } from "@/lib/periods/period";
import type { ValueEntry } from "@/lib/scorecards/guard";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement, periodText } from "../json-statement";
import { askFunction } from "./ask-function";

const read = jsonStatement<readonly ValueEntry[]>(
  sql`select ${jsonRows(sql`
    select number, ${periodText(sql`period`)} as period, kind, amount::text as amount, currency, v.says, guard_key as "guardKey",
      v.organisation_id as "organisationId", other_id as "otherId", signed.name as "personName",
      case when a.entry_number is not null then json_build_object('recognised', a.recognised, 'says', a.says) end as answer
    from value_entries v
    join member_people signed on signed.network_id = v.network_id and signed.organisation_id = v.organisation_id
      and signed.person_id = v.person_id
    left join value_answers a on a.network_id = v.network_id and a.entry_number = v.number
    where v.network_id = ${sql.placeholder("networkId")}::uuid order by v.period desc, v.number desc`)}::text as json`,
);

/** What was claimed in the relationships of the viewer's organisation, the latest month first. */
export async function listValue(tx: Tx, networkId: string): Promise<readonly ValueEntry[]> {
  return (await read(tx, { networkId })) ?? [];
}

/** What the viewer's organisation claims. */
export type NewValue = Pick<ValueEntry, "kind" | "amount" | "currency" | "says"> & {
  readonly period: Period;
  readonly guard: number | null;
};

/** Why a claim wasn't taken: no such partner, a month that isn't opened, a guard that one of the two doesn't see. */
export type ClaimRefusal = "gone" | "no-month" | "no-guard";

/** Claims for the viewer's organisation what it had from another one; null, or why it can't be. */
export async function claimValue(
  tx: Tx,
  networkId: string,
  other: string,
  value: NewValue,
): Promise<ClaimRefusal | null> {
  return askFunction(
    tx,
    sql`claim_value(${networkId}, ${other}::uuid, ${JSON.stringify(value)}::jsonb)`,
  );
}

/** Recognises a claim of the other side, or says why not; null, or why it can't be answered. */
export async function answerValue(
  tx: Tx,
  networkId: string,
  answer: {
    readonly entry: number;
    readonly recognises: boolean;
    readonly says: string | null;
  },
): Promise<"gone" | "own" | "answered" | null> {
  const { entry, recognises, says } = answer;
  return askFunction(
    tx,
    sql`answer_value(${networkId}, ${entry}::integer, ${recognises}::boolean, ${says})`,
  );
}
