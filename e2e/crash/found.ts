import { monthNumber, period as periodOf } from "@/lib/periods/period";
import { sha256 } from "@/db/sha256";
import postgres from "postgres";
import type { Ledger, SentMonth, SentValue } from "./ledger";

/** What was found after the kills: sentences about what must not be, and how unanswered writes ended. */
export type Found = {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly half: readonly string[];
  readonly unanswered: { readonly landed: number; readonly notLanded: number };
};

type Revision = {
  readonly network_id: string;
  readonly series_key: number;
  readonly period: number;
  readonly revision: number;
  readonly numerator: number | null;
  readonly status: string;
  readonly person_id: string;
};

/** Compares the ledger with the database, read as the owner of its tables, to whom all rows are shown. */
export async function compare(ownerUrl: string, ledger: Ledger): Promise<Found> {
  const sql = postgres(ownerUrl, { max: 1, types: { bigint: wholeNumbers } });
  try {
    const revisions = await sql<Revision[]>`select * from figure_revisions order by revision`;
    const byValue = new Map<number, Revision[]>();
    for (const row of revisions) {
      if (row.status !== "draft" || row.numerator === null) continue;
      byValue.set(row.numerator, [...(byValue.get(row.numerator) ?? []), row]);
    }
    const acknowledged = ledger.values.filter(({ revision }) => revision !== null);
    const open = ledger.values.filter(({ revision }) => revision === null);
    const landed = open.filter(({ value }) => byValue.has(value)).length;
    return {
      lost: [
        ...acknowledged.filter((sent) => !isThere(sent, byValue)).map(nameOf),
        ...lostMonths(ledger, revisions),
      ],
      doubled: ledger.values
        .filter(({ value }) => (byValue.get(value)?.length ?? 0) > 1)
        .map(nameOf),
      half: [
        ...(await halfFigures(sql)),
        ...halfMonths(ledger, revisions),
        ...(await brokenTrail(sql)),
      ],
      unanswered: { landed, notLanded: open.length - landed },
    };
  } finally {
    await sql.end();
  }
}

/** Parts are safe integers. */
const wholeNumbers = { to: 20, from: [20], serialize: String, parse: Number };

function isThere(sent: SentValue, byValue: ReadonlyMap<number, readonly Revision[]>): boolean {
  return (byValue.get(sent.value) ?? []).some(
    (row) =>
      row.network_id === sent.network &&
      row.series_key === sent.key &&
      row.period === monthNumber(periodOf(sent.period)) &&
      row.revision === sent.revision &&
      row.person_id === sent.person,
  );
}

function submittedIn(month: SentMonth, revisions: readonly Revision[]): number {
  const period = monthNumber(periodOf(month.period));
  return month.seen.filter(({ key, revision }) =>
    revisions.some(
      (row) =>
        row.network_id === month.network &&
        row.series_key === key &&
        row.period === period &&
        row.status === "submitted" &&
        row.revision === revision + 1,
    ),
  ).length;
}

function lostMonths({ months }: Ledger, revisions: readonly Revision[]): readonly string[] {
  const submitted = revisions.filter(({ status }) => status === "submitted");
  return months
    .filter((month) => month.acknowledged && submittedIn(month, submitted) < month.seen.length)
    .map(({ network, organisation, period }) => `${network} ${organisation} ${period} submitted`);
}

function halfMonths({ months }: Ledger, revisions: readonly Revision[]): readonly string[] {
  const submitted = revisions.filter(({ status }) => status === "submitted");
  return months.flatMap((month) => {
    const count = submittedIn(month, submitted);
    return count === 0 || count === month.seen.length
      ? []
      : [`${month.network} ${month.period}: ${count} of ${month.seen.length} submitted`];
  });
}

/** A figure is the copy of its last revision, revisions have no gap, and each has exactly one entry in the trail, in its words. */
async function halfFigures(sql: postgres.Sql): Promise<readonly string[]> {
  const rows = await sql<{ said: string }[]>`
    with counted as (
      select network_id, series_key, period, reporter_id, count(*) as revisions, max(revision) as last
      from figure_revisions group by 1, 2, 3, 4
    ), entries as (
      select network_id, verb, object, (payload::jsonb ->> 'revision')::int as revision, count(*) as times
      from audit_entries where verb in ('save-draft', 'submit-figure') group by 1, 2, 3, 4
    ), written as (
      select r.*, s.metric_code,
        case r.status when 'draft' then 'save-draft' else 'submit-figure' end as verb,
        format('figure %s/%s %s', s.metric_code, r.series_key,
          to_char(make_date(r.period / 12, r.period % 12 + 1, 1), 'YYYY-MM')) as object
      from figure_revisions r
      join series s on s.network_id = r.network_id and s.key = r.series_key
    )
    select format('%s %s %s: figure is not its last revision', f.network_id, f.series_key, f.period) as said
    from figures f
    left join figure_revisions r using (network_id, series_key, period, reporter_id, revision)
    left join counted c using (network_id, series_key, period, reporter_id)
    where r.revision is null or c.last <> f.revision or c.revisions <> f.revision
      or (r.numerator, r.denominator, r.not_applicable, r.status, r.audience, r.metric_version)
        is distinct from (f.numerator, f.denominator, f.not_applicable, f.status, f.audience, f.metric_version)
    union all
    select format('%s %s %s: revisions without a figure', c.network_id, c.series_key, c.period)
    from counted c left join figures f using (network_id, series_key, period, reporter_id)
    where f.revision is null
    union all
    select format('%s %s revision %s: %s entries', w.network_id, w.object, w.revision, coalesce(e.times, 0))
    from written w left join entries e using (network_id, verb, object, revision)
    where coalesce(e.times, 0) <> 1
    union all
    select format('%s %s %s revision %s: entry of nothing', e.network_id, e.verb, e.object, e.revision)
    from entries e left join written w using (network_id, verb, object, revision)
    where w.revision is null`;
  return rows.map(({ said }) => said);
}

type Entry = {
  readonly network_id: string;
  readonly lines: string;
  readonly payload: string;
  readonly seq: number;
  readonly previous_hash: string;
  readonly hash: string;
  readonly ends: string;
  readonly head: string | null;
};

/** Every chain is whole: numbered through, each entry's hash the one that the next holds, the last one in the vault. */
async function brokenTrail(sql: postgres.Sql): Promise<readonly string[]> {
  const entries = await sql<Entry[]>`
    select a.network_id, a.seq, a.previous_hash, a.hash, a.payload,
      case when lead(a.seq) over chain is null then h.hash end as head,
      concat_ws(e'\n', a.network_id, a.seq, a.previous_hash,
        to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        coalesce(a.person_id::text, '-'), coalesce(a.organisation_id::text, '-'), a.verb, a.object) as lines,
      concat_ws(e'\n',
        case when a.audience is null then '-'
          else array_to_string(array(select id from unnest(a.audience) id order by id), ',') end,
        case when a.managers_only then 'managers' else 'all' end) as ends
    from audit_entries a left join vault.audit_heads h using (network_id)
    window chain as (partition by a.network_id order by a.seq)
    order by a.network_id, a.seq`;
  return entries
    .filter((entry, index) => !continues(entry, entries[index - 1]))
    .map(({ network_id: network, seq }) => `${network}: chain broken at ${seq}`);
}

function continues(entry: Entry, last: Entry | undefined): boolean {
  const start = { seq: 0, hash: "" };
  const before = last?.network_id === entry.network_id ? last : start;
  const text = `${entry.lines}\n${sha256(entry.payload)}\n${entry.ends}`;
  return (
    entry.seq === before.seq + 1 &&
    entry.previous_hash === before.hash &&
    entry.hash === sha256(text) &&
    (entry.head ?? entry.hash) === entry.hash
  );
}

function nameOf({ network, key, period, value, revision }: SentValue): string {
  return `${network} ${key} ${period}: ${value} as revision ${revision ?? "?"}`;
}
