import { sql } from "drizzle-orm";
import { addMonths, type Period } from "@/lib/periods/period";
import { figureFinder, type Figure } from "@/lib/reporting/figure";
import type { Metric } from "@/lib/reporting/metric";
import { participation, type Participation } from "@/lib/reporting/participation";
import type { ScoredBy, ScoredTerms } from "@/lib/scorecards/scored-series";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement } from "../json-statement";
import { listFigures } from "./figures";
import { metricsOf, metricTerms, type MetricTermsRows } from "./metric-terms";
import { findParticipation } from "./participation";

/** A member of a network. */
export type Member = { readonly id: string; readonly slug: string; readonly name: string };

/** What scorecards of a network's organisations are made of, as far as the viewer may see it. */
export type ScoredNetwork = ScoredBy & {
  /** By name. */
  readonly members: readonly Member[];
  readonly metrics: readonly Metric<ScoredTerms>[];
  /** Those of the months and of later ones, without drafts. */
  readonly figures: readonly Figure[];
  /** The engagement levels that the viewer's organisation declared with others, by the other's id. */
  readonly levels: ReadonlyMap<string, string>;
  /** How the reporters of metrics reported them in the year up to the month. */
  readonly recordOf: (metrics: readonly Metric[]) => readonly Participation[];
};

type Rows = {
  readonly members: readonly Member[];
  readonly levels: readonly { readonly other: string; readonly level: string }[];
  readonly metrics: MetricTermsRows<ScoredTerms>;
};

const network = sql`${sql.placeholder("networkId")}::uuid`;
const own = sql`nullif(current_setting('app.organisation_id', true), '')::uuid`;

const read = jsonStatement<Rows>(sql`select json_build_object(
  'members', ${jsonRows(sql`
    select o.id, o.slug, o.name from network_members m join organisations o on o.id = m.organisation_id
    where m.network_id = ${network} and m.left_at is null order by o.name`)},
  'levels', ${jsonRows(sql`
    select case when first_organisation_id = ${own} then second_organisation_id else first_organisation_id end as other, level
    from relationships where network_id = ${network} and ${own} in (first_organisation_id, second_organisation_id)`)},
  'metrics', ${metricTerms({
    network,
    only: sql`true`,
    also: sql`direction, measured_at as "measuredAt", for_whom as "forWhom", party_ids as "partyIds", visibility,`,
  })}
)::text as json`);

/** How many months a signal is told by. */
const monthsCharted = 24;

/** What the scorecards of a network's organisations are made of in a month: of the months opened up to it, two years. */
export async function findScoredNetwork(
  tx: Tx,
  networkId: string,
  { opened, period }: { readonly opened: readonly Period[]; readonly period: Period },
): Promise<ScoredNetwork> {
  const rows = await read(tx, { networkId });
  const periods = opened.filter((one) => one <= period).slice(-monthsCharted);
  const metrics = rows === null ? [] : await metricsOf(tx, networkId, rows.metrics);
  const seriesKeys = metrics.flatMap(({ series }) => series.map(({ key }) => key));
  const all = await listFigures(tx, networkId, {
    seriesKeys,
    first: periods[0] ?? period,
  });
  const figures = all.filter(({ status }) => status !== "draft");
  const now = new Date();
  const facts = await findParticipation(tx, networkId, addMonths(period, -11));
  return {
    members: rows?.members ?? [],
    metrics,
    levels: new Map((rows?.levels ?? []).map(({ other, level }) => [other, level])),
    periods,
    figures,
    find: figureFinder(figures),
    recordOf: (some) =>
      participation(some, {
        ...facts,
        periods: facts.periods.filter((one) => one.period <= period),
        now,
      }),
  };
}
