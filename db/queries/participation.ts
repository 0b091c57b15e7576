import { sql } from "drizzle-orm";
import type { Viewer } from "@/lib/access/viewer";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { FirstSubmission, PeriodInTime } from "@/lib/reporting/participation";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement, periodText } from "../json-statement";
import { figureRequests } from "../schema/reminders";
import { record } from "./audit";
import { sign } from "./members";

/** Who asked whom for the figures of a period, and when. */
export type FigureRequest = {
  readonly period: Period;
  readonly organisationId: string;
  readonly askedById: string;
  readonly askedAt: string;
};

type Rows = {
  readonly deadlines: readonly { readonly period: Period; readonly deadline: string }[];
  readonly submissions: readonly {
    readonly seriesKey: number;
    readonly period: Period;
    readonly at: string;
  }[];
  readonly requests: readonly FigureRequest[];
};

const networkId = sql`${sql.placeholder("networkId")}::uuid`;
const first = sql`${sql.placeholder("first")}::int`;

const read = jsonStatement<Rows>(sql`select json_build_object(
  'deadlines', ${jsonRows(sql`
    select ${periodText(sql`p.period`)} as period, end_of_day(p.due_on, n.time_zone) as deadline
    from network_periods p join networks n on n.id = p.network_id
    where p.network_id = ${networkId} and p.period >= ${first} order by p.period`)},
  'submissions', ${jsonRows(sql`
    select series_key as "seriesKey", ${periodText(sql`period`)} as period, min(reported_at) as at
    from figure_revisions
    where network_id = ${networkId} and period >= ${first} and status <> 'draft' group by series_key, period`)},
  'requests', ${jsonRows(sql`
    select ${periodText(sql`period`)} as period, organisation_id as "organisationId", asked_by_id as "askedById",
      asked_at as "askedAt"
    from figure_requests where network_id = ${networkId} and period >= ${first} order by asked_at`)}
)::text as json`);

/** What participation stands on, from a period on: deadlines, first submissions that the viewer may see, and who asked whom. */
export type ParticipationFacts = {
  readonly periods: readonly PeriodInTime[];
  readonly submissions: readonly FirstSubmission[];
  readonly requests: readonly FigureRequest[];
};

/** The facts of participation from a period on, as far as the viewer may see them. */
export async function findParticipation(
  tx: Tx,
  of: string,
  from: Period,
): Promise<ParticipationFacts> {
  const rows = await read(tx, { networkId: of, first: monthNumber(from) });
  if (rows === null) return { periods: [], submissions: [], requests: [] };
  return {
    periods: rows.deadlines.map(({ period, deadline }) => ({
      period,
      deadline: new Date(deadline),
    })),
    submissions: rows.submissions.map(({ at, ...one }) => ({ ...one, at: new Date(at) })),
    requests: rows.requests,
  };
}

/**
 * Asks another member for its figures of a period, in the viewer's organisation's name, once. Jobs then write to its managers.
 *
 * @returns false, with nothing written, when it was asked before
 */
export async function askForFigures(
  tx: Tx,
  viewer: Viewer,
  {
    networkId: of,
    period,
    organisationId,
  }: { readonly networkId: string; readonly period: Period; readonly organisationId: string },
): Promise<boolean> {
  await sign(tx, viewer, of);
  const asked = await tx.execute(sql`
    insert into ${figureRequests} (network_id, period, organisation_id, asked_by_id, person_id)
    values (${of}, ${monthNumber(period)}, ${organisationId}, ${viewer.organisationId}, ${viewer.personId})
    on conflict do nothing returning 1`);
  if (asked.length === 0) return false;
  await record(tx, viewer, {
    networkId: of,
    verb: "ask-for-figures",
    object: `period ${period}`,
    payload: { organisationId },
    audience: [viewer.organisationId, organisationId],
  });
  return true;
}
