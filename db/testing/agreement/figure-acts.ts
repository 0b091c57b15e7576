import { monthNumber } from "@/lib/periods/period";
import { seriesKeys, type Person } from "../../testing";
import { noise } from "./noise";
import { openMonth, type Scene } from "./scene";

const month = monthNumber(openMonth);
const { D1 } = seriesKeys;

/** What people do about the figure of one series in one month. */
export function about({ network, calls }: Scene, key: number, of: number = month) {
  const call = (person: Person, name: string, more: string) =>
    calls(person, `${name}('${network.id}', ${key}, ${of}, ${more})`);
  const json = (facts: object) => `'${JSON.stringify(facts)}'`;
  return {
    accepts: (person: Person, seen: number) => call(person, "accept_figure", `${seen}`),
    disputes: (person: Person, seen: number, facts: object = { says: "Why?" }) =>
      call(person, "dispute_figure", `${seen}, ${json(facts)}`),
    says: (person: Person, what = "message", facts: object = { says: "So." }) =>
      call(person, "say_of_dispute", `'${what}', ${json(facts)}`),
    takes: (person: Person, named: number) => call(person, "take_rule", `${named}`),
    restates: (person: Person, seen: number, facts: object = restated) =>
      call(person, "propose_restatement", `${seen}, ${json(facts)}`),
    answers: (person: Person, asked: number, given = "agree", why: string | null = null) =>
      call(
        person,
        "answer_restatement",
        `${asked}, '${given}', ${why === null ? "null" : `'${why}'`}`,
      ),
    withdraws: (person: Person, asked: number) => call(person, "withdraw_restatement", `${asked}`),
  };
}

const restated = { says: "Counted twice.", numerator: 880, denominator: 1000 };
/** The figure of D1, which all see and brand and desk accept, submitted now. */
export async function submittedD1({ network, sql }: Scene): Promise<void> {
  const own = sql`network_id = ${network.id} and series_key = ${D1} and period = ${month}`;
  await sql`update figures set status = 'submitted', revision = 2, audience = null where ${own}`;
  await sql`insert into figure_revisions (network_id, series_key, period, revision, numerator, denominator, status, metric_version, reporter_id, audience, person_id, source)
    select network_id, series_key, period, 2, numerator, denominator, 'submitted', metric_version, reporter_id, null, person_id, 'grid'
    from figure_revisions where ${own}`;
}

/** Noise about all figures but one, whose reporter reported under the same key elsewhere too, where its month is closed. */
export async function besides(scene: Scene, key: number, of = month): Promise<void> {
  const { network, elsewhere, sql } = scene;
  await noise(sql, network.id, network, [key, of]);
  await withoutRules(scene, async () => {
    await sql`update figure_revisions r set reporter_id = own.reporter_id from series own
      where r.network_id = ${elsewhere.id} and own.network_id = ${network.id} and own.key = r.series_key`;
  });
  // Whoever asks for one of several gets the one that was written first.
  await sql`update network_periods set due_on = due_on where network_id = ${network.id}`;
}

/** What is written while neither triggers nor foreign keys are asked. */
export async function withoutRules({ sql }: Scene, work: () => Promise<void>): Promise<void> {
  await sql`set local session_replication_role = replica`;
  await work();
  await sql`set local session_replication_role = origin`;
}

/** All figures but those of one series in one month, with their revisions, here and elsewhere. */
export function others(
  { network, elsewhere, value }: Scene,
  key: number,
  of = month,
): Promise<unknown> {
  return value(`select md5(string_agg(f::text, ' ' order by f)) from (
    select (network_id, series_key, period, revision, status, numerator)::text as f from figures union all
    select 'rev ' || (network_id, series_key, period, revision, status, numerator)::text from figure_revisions) all_of_them
    where f ~ '${network.id}|${elsewhere.id}' and f !~ '${network.id},${key},${of},'`);
}

/** Its revisions, oldest first. */
export function revisions({ network, value }: Scene, key: number, of = month): Promise<unknown> {
  return value(`select jsonb_agg(concat_ws(' ', r.revision, r.status, r.numerator, r.source, case when f.revision = r.revision and f.status = r.status
      and f.numerator is not distinct from r.numerator and f.denominator is not distinct from r.denominator and f.not_applicable = r.not_applicable
      then 'now' end) order by r.revision)
    from figure_revisions r join figures f using (network_id, series_key, period)
    where network_id = '${network.id}' and series_key = ${key} and period = ${of}`);
}

/** What was done about it: number, act, revision, what came of it, words, how many read it. */
export function acts({ network, value }: Scene, key: number, of = month): Promise<unknown> {
  return value(`select coalesce(jsonb_agg(concat_ws(' ', number, act, revision, coalesce(made::text, '-'), says, evidence, numerator || '/' || denominator,
      case when not_applicable then 'n/a' end, cardinality(audience)) order by number), '[]')
    from figure_acts where network_id = '${network.id}' and series_key = ${key} and period = ${of}`);
}

/** What the trail says of it: verb, act, what came of it, how many read it. */
export function trail({ network, value }: Scene): Promise<unknown> {
  return value(`select jsonb_agg(concat_ws(' ', verb, object, payload::jsonb ->> 'act', payload::jsonb ->> 'made', cardinality(audience)) order by seq)
    from audit_entries where network_id = '${network.id}' and object like 'figure %'`);
}

/** Closes a month by the calendar. */
export function closes({ network, sql }: Scene, of = month, frozen: string | null = "done") {
  return sql`update network_periods set closed_on = '2026-01-20', frozen = ${frozen} where network_id = ${network.id} and period = ${of}`;
}
