import { sql, type SQL } from "drizzle-orm";
import type { Period } from "@/lib/periods/period";
import type { ChainTerms } from "@/lib/chain/composed-chain";
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

/**
 * A chain of the viewer's organisation. One that was loaded begins with what was loaded, from the network's first month on, made by no
 * proposal; where the viewer doesn't see one of its series it isn't told.
 */
export type ChainPact = Pick<ChangeOf<"chain">, "name" | "parties"> & {
  readonly versions: readonly (Omit<Agreed<ChainTerms>, "proposalNumber"> & {
    readonly proposalNumber: number | null;
  })[];
};

/** What the viewer's organisation agreed with others beside metrics, in the words of proposals: organisations by their slugs. */
export type Pacts = {
  readonly slas: readonly SlaPact[];
  readonly fees: readonly FeePact[];
  readonly amounts: readonly AmountPact[];
  readonly pools: readonly PoolPact[];
  readonly chains: readonly ChainPact[];
};

const network = sql`${sql.placeholder("networkId")}::uuid`;
const own = sql`nullif(current_setting('app.organisation_id', true), '')::uuid`;
const slug = (id: SQL) => sql`(select slug from organisations where id = ${id})`;
const slugs = (ids: SQL) =>
  sql`array(select slug from organisations where id = any (${ids}) order by slug)`;
function seriesNamed(key: SQL): SQL {
  return sql`(select jsonb_build_object('metric', s.metric_code, 'reporter', ${slug(sql`s.reporter_id`)}, 'subject', s.subject)
    from series s where s.network_id = c.network_id and s.key = ${key})`;
}

const since = sql`${periodText(sql`effective_from`)} as "effectiveFrom", proposal_number as "proposalNumber"`;

/** Chains that were loaded, in the words of proposals: each stage one branch that takes all of its cases. */
const loadedChains = sql`
  select c.name, coalesce((select min(period) from network_periods where network_id = ${network}), 0), to_json(array(
      select distinct o.slug from chain_stages g join organisations o on o.id = g.organisation_id
      where g.network_id = c.network_id and g.chain_number = c.number order by o.slug
    )), null::integer, jsonb_build_object('customer', 'end-customer', 'who', c.customer, 'promise', c.promise,
      'outcome', ${seriesNamed(sql`c.outcome_series_key`)},
      'stages', (
        select jsonb_agg(jsonb_build_object('name', g.name, 'isOptional', false, 'handOff', null, 'branches',
          jsonb_build_array(jsonb_build_object('name', '', 'organisation', ${slug(sql`g.organisation_id`)}, 'share', '100',
            'series', ${seriesNamed(sql`g.series_key`)}))) order by g.position)
        from chain_stages g where g.network_id = c.network_id and g.chain_number = c.number
      ))
  from chains c
  where c.network_id = ${network}
    and exists (
      select from chain_stages g where g.network_id = c.network_id and g.chain_number = c.number and g.organisation_id = ${own}
    )
    and not exists (
      select from (
        select g.series_key as key from chain_stages g where g.network_id = c.network_id and g.chain_number = c.number
        union select c.outcome_series_key
      ) each where not exists (select from series s where s.network_id = c.network_id and s.key = each.key)
    )`;

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
    from pools where network_id = ${network} group by name order by name`)},
  'chains', ${jsonRows(sql`
    select name, (array_agg(parties order by effective_from desc))[1] as parties,
      json_agg(json_build_object('effectiveFrom', ${periodText(sql`effective_from`)},
        'proposalNumber', proposal_number, 'says', terms) order by effective_from) as versions
    from (
      select name, effective_from, to_json(${slugs(sql`party_ids`)}) as parties, proposal_number, terms
      from chain_versions where network_id = ${network}
      union all
      ${loadedChains}
    ) agreed group by name order by name`)}
  )::text as json`);

/** The SLAs, fees, amounts and pools of the viewer's organisation in a network. */
export async function findPacts(tx: Tx, networkId: string): Promise<Pacts> {
  return (
    (await read(tx, { networkId })) ?? { slas: [], fees: [], amounts: [], pools: [], chains: [] }
  );
}
