import { monthNumber } from "@/lib/periods/period";
import { seriesKeys, type Organisation, type Person } from "../../testing";
import { openMonth, type Scene } from "./scene";

const month = monthNumber(openMonth);
const { P1 } = seriesKeys;

/** What an organisation signs of the open month as it stands, with other facts. */
export function signingOf(
  { network, value }: Scene,
  { id, slug }: Organisation,
  other: object = {},
) {
  return value(`(select jsonb_build_object('network', '${network.slug}', 'organisation', '${slug}', 'period', '2025-12',
    'figures', coalesce(jsonb_agg(jsonb_build_object('series', series_key, 'revision', revision) order by series_key desc), '[]'))
    || '${JSON.stringify(other)}' from figures where network_id = '${network.id}' and period = ${month} and status <> 'draft'
    and (audience is null or '${id}' = any (audience)))::text`);
}

/** What comes of signing a month with a text. */
export function signs(
  scene: Scene,
  person: Person,
  text: unknown,
  of: number = month,
): Promise<unknown> {
  return scene.calls(person, `close_period('${scene.network.id}', ${of}, '${String(text)}')`);
}

/** What comes of signing the open month as it stands, as a manager. */
export async function signsAsItStands(scene: Scene, organisation: Organisation): Promise<unknown> {
  return signs(scene, organisation.manager, await signingOf(scene, organisation));
}

/** Signatures of the same organisations under another month and elsewhere, and figures elsewhere that all see. */
export async function besides({ network, elsewhere, sql }: Scene): Promise<void> {
  const { brand, carrier, desk } = network;
  for (const [index, { id, manager }] of [brand, carrier, desk].entries()) {
    for (const [at, of] of [
      [network.id, month - 1],
      [elsewhere.id, month],
    ] as const) {
      await sql`insert into period_signatures (network_id, period, number, organisation_id, person_id, text, text_hash, covers)
        values (${at}, ${of}, ${40 + index}, ${id}, ${manager.id}, 'Elsewhere.', 'elsewhere', 'elsewhere')`;
    }
  }
  await sql`update figures set status = 'submitted' where network_id = ${elsewhere.id} and status = 'draft'`;
  await sql`insert into network_periods (network_id, period, due_on) values (${network.id}, ${month + 5}, '2099-01-01')`;
  await sql`insert into figures select (jsonb_populate_record(f, jsonb_build_object('period', ${month + 5}::int))).* from figures f
    where network_id = ${network.id} and series_key = ${P1} and period = ${month}`;
  await sql`insert into figure_revisions select (jsonb_populate_record(r, jsonb_build_object('period', ${month + 5}::int))).* from figure_revisions r
    where network_id = ${network.id} and series_key = ${P1} and period = ${month}`;
}

/** All figures and months but those of the open one, here and elsewhere. */
export const others = ({ network, elsewhere, value }: Scene) =>
  value(`(select md5(string_agg(f::text, ' ' order by f)) from (
    select (network_id, period, series_key, revision, status)::text as f from figures union all
    select 'rev ' || (network_id, period, series_key, revision, status)::text from figure_revisions union all
    select 'month ' || (network_id, period, closed_on, frozen)::text from network_periods) every
    where f ~ '${network.id}|${elsewhere.id}' and f !~ '${network.id},${month},')`);

/** The figures of the open month: metric, revision, status, that of the revision, and what it says. */
export const standing = ({ network, value }: Scene) =>
  value(`(select jsonb_agg(concat_ws(' ', f.metric_code, f.revision, f.status, r.status, r.numerator) order by f.series_key)
    from figures f join figure_revisions r using (network_id, series_key, period, reporter_id, revision)
    where network_id = '${network.id}' and period = ${month})`);

/** When the open month was closed, and how far what is kept of it is. */
export const monthOf = ({ network, value }: Scene) =>
  value(`(select concat_ws(' ', case closed_on when (now() at time zone 'Europe/London')::date then 'today' else closed_on::text end, frozen)
    from network_periods where network_id = '${network.id}' and period = ${month})`);

/** What the trail says of months. */
export const trail = ({ network, value }: Scene) =>
  value(`(select jsonb_agg(concat_ws(' ', verb, object, payload::jsonb ->> 'by', case when audience is null then 'all' end) order by seq)
    from audit_entries where network_id = '${network.id}' and object like 'period %')`);

/** Whether the job that keeps months waits. */
export const job = ({ network, value }: Scene) =>
  value(`exists (select from graphile_worker.jobs where key = 'settle ${network.id}')`);

/** Whose signatures are under a month, for somebody who asks. */
export const signedBy = ({ network, calls, value }: Scene, person: Person, of: number = month) =>
  calls(person, `signed_by('${network.id}', ${of})`).then((ids) =>
    value(
      `(select coalesce(jsonb_agg(name order by name), '[]') from organisations where id = any ('{${String(ids)}}'::uuid[]))`,
    ),
  );
