import { sql } from "drizzle-orm";
import type { Period } from "@/lib/periods/period";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement, periodText } from "../json-statement";

/** What was agreed of something from a month on, and the proposal that made it; null says where it ended. */
type Agreed<Says> = {
  readonly effectiveFrom: Period;
  readonly proposalNumber: number;
  readonly says: Says | null;
};

/** An SLA of the viewer's organisation in the words of proposals, oldest version first. */
export type SlaPact = Pick<ChangeOf<"sla">, "between" | "name"> & {
  readonly number: number;
  readonly versions: readonly Agreed<NonNullable<ChangeOf<"sla">["terms"]>>[];
};

/** A monthly fee that the viewer's organisation pays or is paid. */
type FeePact = Pick<ChangeOf<"fee">, "payer" | "payee"> & {
  readonly versions: readonly Agreed<string>[];
};

/** A named series of money of the viewer's organisation. */
type AmountPact = Pick<ChangeOf<"amount">, "name" | "reporter" | "subject" | "parties">;

/** A pool of the viewer's organisation. */
export type PoolPact = Pick<ChangeOf<"pool">, "name" | "parties"> & {
  readonly versions: readonly Agreed<NonNullable<ChangeOf<"pool">["terms"]>>[];
};

/** What the viewer's organisation agreed with others beside metrics, in the words of proposals: organisations by their slugs. */
export type Pacts = {
  readonly slas: readonly SlaPact[];
  readonly fees: readonly FeePact[];
  readonly amounts: readonly AmountPact[];
  readonly pools: readonly PoolPact[];
};

const network = sql`${sql.placeholder("networkId")}::uuid`;
const own = sql`nullif(current_setting('app.organisation_id', true), '')::uuid`;
const slug = (id: ReturnType<typeof sql>) => sql`(select slug from organisations where id = ${id})`;
const slugs = (ids: ReturnType<typeof sql>) =>
  sql`array(select slug from organisations where id = any (${ids}) order by slug)`;
const since = sql`${periodText(sql`effective_from`)} as "effectiveFrom", proposal_number as "proposalNumber"`;

const read = jsonStatement<Pacts>(sql`select json_build_object(
  'slas', ${jsonRows(sql`
    select number, name,
      json_build_array(${slug(sql`first_organisation_id`)}, ${slug(sql`second_organisation_id`)}) as between,
      ${jsonRows(sql`
        select ${since}, terms as says from sla_versions v
        where v.network_id = s.network_id and v.sla_number = s.number order by v.effective_from`)} as versions
    from slas s where network_id = ${network} and ${own} in (first_organisation_id, second_organisation_id)
    order by number`)},
  'fees', ${jsonRows(sql`
    select ${slug(sql`payer_id`)} as payer, ${slug(sql`payee_id`)} as payee,
      json_agg(json_build_object('effectiveFrom', ${periodText(sql`effective_from`)},
        'proposalNumber', proposal_number, 'says', amount::text) order by effective_from) as versions
    from fees where network_id = ${network} group by payer_id, payee_id order by 1, 2`)},
  'amounts', ${jsonRows(sql`
    select distinct on (name, reporter_id, subject) name, ${slug(sql`reporter_id`)} as reporter, subject,
      ${slugs(sql`audience`)} as parties
    from amounts where network_id = ${network} order by name, reporter_id, subject, agreed_at desc`)},
  'pools', ${jsonRows(sql`
    select name, (array_agg(to_json(${slugs(sql`party_ids`)}) order by effective_from desc))[1] as parties,
      json_agg(json_build_object('effectiveFrom', ${periodText(sql`effective_from`)},
        'proposalNumber', proposal_number, 'says', terms) order by effective_from) as versions
    from pools where network_id = ${network} group by name order by name`)}
  )::text as json`);

/** The SLAs, fees, amounts and pools of the viewer's organisation in a network. */
export async function findPacts(tx: Tx, networkId: string): Promise<Pacts> {
  return (await read(tx, { networkId })) ?? { slas: [], fees: [], amounts: [], pools: [] };
}
