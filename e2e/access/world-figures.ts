import { sql } from "drizzle-orm";
import { asOperator, type Tx } from "@/db/doors";
import { actAs, openPeriod, type Organisation, type ParcelNetwork } from "@/db/testing";
import { monthNumber } from "@/lib/periods/period";

/** A figure as an action is told of it: its series, its month, and what was seen of it. */
type ToldFigure = { readonly period: string; readonly key: number };

/** What the matrix is told of figures between an organisation and another, seen by nobody else. */
export type ToldOfFigures = {
  readonly period: string;
  /** The key of the other's series whose figure waits to be accepted. */
  readonly key: string;
  readonly toAccept: ToldFigure & { readonly revision: number };
  /** The organisation has asked about it, and the other has named a rule. */
  readonly disputed: ToldFigure & { readonly number: number };
  /** The other proposes to restate it. */
  readonly toRestate: ToldFigure & { readonly number: number };
  /** The organisation's own, which it may restate. */
  readonly ownFigure: ToldFigure & { readonly revision: number };
  /** What the organisation sees of the month, as its page tells it. */
  readonly seen: string;
};

const month = monthNumber(openPeriod);

type Sides = { readonly own: Organisation; readonly other: Organisation; readonly code: string };
type Plan = {
  readonly by: Organisation;
  readonly status: string;
  readonly acts: readonly { readonly act: string; readonly by: Organisation }[];
};

/** Four figures between two organisations, in every state in which something can be done about them. */
export async function settlingIn(
  network: ParcelNetwork,
  { own, other, code }: Sides,
): Promise<ToldOfFigures> {
  const plans: readonly Plan[] = [
    { by: other, status: "submitted", acts: [] },
    {
      by: other,
      status: "disputed",
      acts: [
        { act: "dispute", by: own },
        { act: "name-rule", by: other },
      ],
    },
    { by: other, status: "submitted", acts: [{ act: "propose-restatement", by: other }] },
    { by: own, status: "submitted", acts: [] },
  ];
  const metric = `Z${code}`;
  const first = await asOperator(async (tx) => {
    const parties = [own.id, other.id];
    await defined(tx, network, { metric, parties });
    const [row] = await tx.execute<{ last: number }>(
      sql`select max(key)::int as last from series where network_id = ${network.id}`,
    );
    const start = (row?.last ?? 0) + 1;
    for (const [index, plan] of plans.entries()) {
      await figure(tx, network, { plan, metric, parties, key: start + index });
    }
    return start;
  });
  const about = (index: number) => ({ period: openPeriod, key: first + index });
  return {
    period: openPeriod,
    key: String(first),
    toAccept: { ...about(0), revision: 1 },
    disputed: { ...about(1), number: 2 },
    toRestate: { ...about(2), number: 1 },
    ownFigure: { ...about(3), revision: 1 },
    seen: "",
  };
}

/** What an organisation sees of the open month: each figure's series and revision. */
export async function seenBy({ id }: ParcelNetwork, { manager }: Organisation): Promise<string> {
  return actAs(manager, async (tx) => {
    const rows = await tx.execute<{ seen: string }>(sql`
      select coalesce(string_agg(series_key || '.' || revision, ' ' order by series_key), '') as seen from figures
      where network_id = ${id} and period = ${month} and status <> 'draft'`);
    return rows[0]?.seen ?? "";
  });
}

async function defined(
  tx: Tx,
  { id, brand }: ParcelNetwork,
  { metric, parties }: { readonly metric: string; readonly parties: readonly string[] },
): Promise<void> {
  const readers = sql`${sql.param(parties)}::uuid[]`;
  await tx.execute(
    sql`insert into metrics (network_id, code, audience) values (${id}, ${metric}, ${readers})`,
  );
  await tx.execute(sql`
    insert into metric_versions (network_id, metric_code, version, effective_from, comparable, name, purpose, kind, unit,
      decimals, direction, measured_at, for_whom, numerator_says, denominator_says, rounding, source_system, owner_ids,
      party_ids, visibility, text_hash, audience)
    select network_id, ${metric}, 1, effective_from, comparable, name, purpose, kind, unit, decimals, direction, measured_at,
      for_whom, numerator_says, denominator_says, rounding, source_system, owner_ids, ${readers}, 'parties', text_hash, ${readers}
    from metric_versions where network_id = ${id} and metric_code = 'E1' and version = 1`);
  await tx.execute(sql`
    insert into agreements (network_id, subject, metric_code, number, organisation_id, person_id, agreed_at, text_hash, audience)
    select ${id}, 'metric-version', ${metric}, 1, party, person_id, agreed_at, text_hash, ${readers}
    from agreements, unnest(${readers}) party
    where network_id = ${id} and metric_code = 'E1' and subject = 'metric-version' and organisation_id = ${brand.id}
      and party = ${brand.id}`);
}

async function figure(
  tx: Tx,
  { id }: ParcelNetwork,
  {
    plan: { by, status, acts },
    metric,
    parties,
    key,
  }: {
    readonly plan: Plan;
    readonly metric: string;
    readonly parties: readonly string[];
    readonly key: number;
  },
): Promise<void> {
  const readers = sql`${sql.param(parties)}::uuid[]`;
  const content = sql`${id}, ${key}::int, ${month}::int, 1, 91, 100, ${status}, 1, ${by.id}::uuid, ${readers}`;
  const columns = sql`network_id, series_key, period, revision, numerator, denominator, status, metric_version,
    reporter_id, audience`;
  await tx.execute(sql`insert into series (network_id, key, metric_code, subject, reporter_id, audience)
    values (${id}, ${key}::int, ${metric}, ${`part ${key}`}, ${by.id}, ${readers})`);
  await tx.execute(
    sql`insert into figures (${columns}, metric_code) values (${content}, ${metric})`,
  );
  await signs(tx, id, by);
  await tx.execute(
    sql`insert into figure_revisions (${columns}, person_id) values (${content}, ${by.manager.id})`,
  );
  for (const [index, act] of acts.entries()) {
    await signs(tx, id, act.by);
    await tx.execute(sql`
      insert into figure_acts (network_id, series_key, period, reporter_id, number, act, revision, says, numerator, denominator,
        organisation_id, person_id, audience)
      values (${id}, ${key}::int, ${month}::int, ${by.id}, ${index + 1}::int, ${act.act}, 1, 'Counted twice.', 90, 100,
        ${act.by.id}, ${act.by.manager.id}, ${readers})`);
  }
}

function signs(tx: Tx, network: string, { id, manager }: Organisation): Promise<unknown> {
  return tx.execute(sql`insert into member_people (network_id, organisation_id, person_id, name)
    values (${network}, ${id}, ${manager.id}, ${manager.name}) on conflict do nothing`);
}
