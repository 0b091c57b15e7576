import { sql } from "drizzle-orm";
import type { Viewer } from "@/lib/access/viewer";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { Figure, FigureStatus } from "@/lib/reporting/figure";
import type { WrittenSince } from "@/lib/reporting/own-echo";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement, periodText } from "../json-statement";
import { rowOf, type Cell, type Origin, type Writing } from "./report";

/** A draft to be written: which figure, what of it, and where that comes from. */
export type Draft = { readonly cell: Cell; readonly writing: Writing & Partial<Origin> };

const network = sql`${sql.placeholder("networkId")}::uuid`;
const reporter = sql`${sql.placeholder("reporterId")}::uuid`;
const person = sql`${sql.placeholder("personId")}::uuid`;

/**
 * One statement for all: the condition on the revision makes the loser of a race find nothing to write, and whatever was written
 * gets its revision, its audit entry and its author's name. The periods are named beside the join, too: Postgres expects next to no
 * figures in a network, and would look through all of its months without.
 */
const write = jsonStatement<readonly number[]>(sql`
  with asked as materialized (
    select * from json_to_recordset(${sql.placeholder("rows")}::json) as one (
      place int, "seriesKey" int, period int, over int, numerator bigint, denominator bigint, "notApplicable" boolean,
      "metricCode" text, "metricVersion" int, audience uuid[], source text, reason text
    )
  ), inserted as (
    insert into figures (network_id, series_key, period, numerator, denominator, not_applicable, status, revision,
      metric_code, metric_version, reporter_id, audience)
    select ${network}, "seriesKey", period, numerator, denominator, "notApplicable", 'draft', 1,
      "metricCode", "metricVersion", ${reporter}, audience
    from asked where over = 0 order by "seriesKey", period
    on conflict do nothing
    returning series_key, period
  ), updated as (
    update figures set numerator = asked.numerator, denominator = asked.denominator,
      not_applicable = asked."notApplicable", revision = asked.over + 1, metric_version = asked."metricVersion",
      audience = asked.audience
    from asked
    where figures.network_id = ${network} and figures.series_key = asked."seriesKey" and figures.period = asked.period
      and figures.period = any (array(select period from asked)) and figures.reporter_id = ${reporter} and figures.revision = asked.over and figures.status = 'draft'
      and asked.over > 0
    returning figures.series_key, figures.period
  ), written as materialized (
    select asked.* from asked join (select * from inserted union all select * from updated) done
      on done.series_key = asked."seriesKey" and done.period = asked.period
  ), signed as (
    insert into member_people (network_id, organisation_id, person_id, name)
    select ${network}, ${reporter}, ${person}, ${sql.placeholder("name")} where exists (select from written)
    on conflict do nothing
  ), revised as (
    insert into figure_revisions (network_id, series_key, period, revision, numerator, denominator, not_applicable,
      status, metric_version, reporter_id, audience, person_id, source, reason)
    select ${network}, "seriesKey", period, over + 1, numerator, denominator, "notApplicable", 'draft',
      "metricVersion", ${reporter}, audience, ${person}, source, reason
    from written
  ), noted as (
    insert into audit_entries (network_id, seq, at, person_id, organisation_id, verb, object, payload, previous_hash,
      hash, managers_only)
    select ${network}, 0, now(), ${person}, ${reporter}, 'save-draft',
      'figure ' || "metricCode" || '/' || "seriesKey" || ' ' || ${periodText(sql`period`)},
      '{"revision":' || over + 1 || '}', '', '', true
    from written order by place
  )
  select (select json_agg(place) from written)::text as json`);

/**
 * Writes drafts of one network, each a new revision with its audit entry, in one statement.
 *
 * @param drafts of different figures
 * @returns for each in turn the new revision's number; null, with nothing of it written, when another revision or a submitted
 *   figure stands there
 */
export async function saveDrafts(
  tx: Tx,
  viewer: Viewer,
  networkId: string,
  drafts: readonly Draft[],
): Promise<readonly (number | null)[]> {
  if (drafts.length === 0) return [];
  const rows = drafts.map(({ cell, writing }, place) => {
    const { source = null, reason = null, over } = writing;
    return { place, over, ...rowOf(viewer, cell, writing, "draft"), source, reason };
  });
  const written = await write(tx, {
    networkId,
    reporterId: viewer.organisationId,
    personId: viewer.personId,
    name: viewer.personName,
    rows: JSON.stringify(rows),
  });
  const places = new Set(written ?? []);
  return drafts.map(({ writing }, place) => (places.has(place) ? writing.over + 1 : null));
}

/** Writes one draft, as `saveDrafts` does. */
export async function saveDraft(
  tx: Tx,
  viewer: Viewer,
  cell: Cell,
  writing: Draft["writing"],
): Promise<number | null> {
  const [revision = null] = await saveDrafts(tx, viewer, cell.networkId, [{ cell, writing }]);
  return revision;
}

/** What stands in a cell, who wrote it (null: nobody, the ledger of promises did), and what was written since the revision that was seen, oldest first. */
export type Standing = {
  readonly figure: Figure;
  readonly lastBy: string | null;
  readonly since: readonly WrittenSince[];
};

type StandingRow = Content & {
  readonly place: number;
  readonly status: FigureStatus;
  readonly revision: number;
  readonly metricVersion: number;
  readonly lastBy: string | null;
  readonly since: readonly (Content & { readonly mine: boolean })[];
};

type Content = {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly notApplicable: boolean;
};

const ofFigure = sql`network_id = ${network} and series_key = stands.series_key and period = stands.period`;

const readStanding = jsonStatement<readonly StandingRow[]>(
  sql`with asked as materialized (
    select * from json_to_recordset(${sql.placeholder("cells")}::json) as one (place int, "seriesKey" int, period int, over int)
  ) select ${jsonRows(sql`
  select asked.place, numerator, denominator, not_applicable as "notApplicable", status, revision,
    metric_version as "metricVersion", (
      select case when last.source = 'ledger' and last.status = 'draft' then null else name end
      from figure_revisions last join member_people on member_people.network_id = last.network_id
        and member_people.organisation_id = last.reporter_id and member_people.person_id = last.person_id
      where last.network_id = ${network} and last.series_key = stands.series_key and last.period = stands.period
      order by last.revision desc limit 1
    ) as "lastBy", ${jsonRows(sql`
      select numerator, denominator, not_applicable as "notApplicable", 
        person_id = ${person} and source is distinct from 'ledger' as mine
      from figure_revisions written where ${ofFigure} and written.revision > asked.over
      order by written.revision`)} as since
  from asked join figures stands on stands.network_id = ${network} and stands.series_key = asked."seriesKey"
    and stands.period = asked.period and stands.period = any (array(select period from asked))
  order by place`)}::text as json`,
);

/**
 * What stands in these cells as far as the viewer may see it, in the order asked for; null where nothing does.
 *
 * @param cells each with the revision that was seen
 */
export async function listStanding(
  tx: Tx,
  viewer: Viewer,
  networkId: string,
  cells: readonly {
    readonly seriesKey: number;
    readonly period: Period;
    readonly over: number;
  }[],
): Promise<readonly (Standing | null)[]> {
  if (cells.length === 0) return [];
  const asked = cells.map(({ period, ...cell }, place) => ({
    ...cell,
    place,
    period: monthNumber(period),
  }));
  const rows = await readStanding(tx, {
    networkId,
    personId: viewer.personId,
    cells: JSON.stringify(asked),
  });
  const found = new Map((rows ?? []).map((row) => [row.place, row]));
  return cells.map(({ seriesKey, period }, place) => {
    const row = found.get(place);
    if (row === undefined) return null;
    const { status, revision, metricVersion, lastBy, since } = row;
    const figure = { seriesKey, period, ...contentOf(row), status, revision, metricVersion };
    return {
      figure,
      lastBy,
      since: since.map((one) => ({ ...contentOf(one), mine: one.mine })),
    };
  });
}

function contentOf({ numerator, denominator, notApplicable }: Content) {
  return { parts: numerator === null ? null : { numerator, denominator }, notApplicable };
}
