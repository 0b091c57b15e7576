import { sql, type SQL } from "drizzle-orm";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import type { DefinedMetric } from "@/lib/reporting/metric";
import type { FigureAct } from "@/lib/settlement/figure-act";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement } from "../json-statement";
import { actsOf, figureActs, type ActRow } from "./figure-acts";
import { figureColumns, figuresOf, type FigureColumns } from "./figures";
import { listMetrics } from "./metrics";
import { networkJson, networkOf, type Network, type NetworkRow } from "./networks";

/** By which terms a network settles what was reported: days until silence accepts, and until a month closes by itself. */
type SettlementTerms = {
  readonly acceptanceDays: number;
  readonly closingDays: number | null;
};

/** A month of a network: when it is due, whether it is closed, and whether its evaluations are kept. */
type SettledPeriod = {
  readonly period: Period;
  readonly dueOn: string;
  readonly closedOn: string | null;
  readonly frozen: "waiting" | "done" | null;
};

/** A member's last signature under a month. */
type PeriodSignature = {
  readonly organisationId: string;
  readonly personName: string;
  readonly signedAt: Date;
  readonly textHash: string;
};

/** An organisation that is a member now. */
type SettlingMember = { readonly id: string; readonly slug: string; readonly name: string };

/** What every page about a month stands on. */
type MonthPlace = {
  readonly network: Network;
  readonly terms: SettlementTerms;
  readonly month: SettledPeriod;
  readonly members: readonly SettlingMember[];
  readonly names: ReadonlyMap<string, string>;
  /** Of this month, as far as the viewer sees them: what was reported, when, and what was done about it. */
  readonly figures: readonly Figure[];
  readonly reportedAt: ReadonlyMap<number, Date>;
  readonly acts: ReadonlyMap<number, readonly FigureAct[]>;
};

/** A month with all that the viewer sees of it, and who has signed it. */
export type PeriodPlace = MonthPlace & {
  readonly metrics: readonly DefinedMetric[];
  readonly signatures: readonly PeriodSignature[];
  /** The members whose signature covers the month as it stands for them now. */
  readonly signedBy: readonly string[];
};

/** What is read of a month. */
export type MonthRows = {
  readonly network: NetworkRow;
  readonly terms: SettlementTerms;
  readonly month: Omit<SettledPeriod, "period"> | null;
  readonly members: readonly SettlingMember[];
  readonly names: Readonly<Record<string, string>> | null;
  readonly figures: FigureColumns;
  readonly reported: readonly { readonly seriesKey: number; readonly at: string }[];
  readonly acts: readonly ActRow[];
};

const network = sql`(select id from here)`;
const month = sql`${sql.placeholder("month")}::int`;

/** The document of a month of the network with this slug, with more members; `only` is a condition on `series_key`. */
export function monthWith(only: SQL, more: SQL): SQL {
  const ofMonth = sql`network_id = ${network} and period = ${month} and ${only}`;
  return sql`with here as materialized (select * from networks where slug = ${sql.placeholder("slug")})
    select json_build_object(
      'network', (select ${networkJson} from here networks),
      'terms', (select json_build_object('acceptanceDays', acceptance_days, 'closingDays', closing_days) from here),
      'month', (select json_build_object('dueOn', due_on, 'closedOn', closed_on, 'frozen', frozen)
        from network_periods where network_id = ${network} and period = ${month}),
      'members', ${jsonRows(sql`
        select organisations.id, slug, name from network_members join organisations on organisations.id = organisation_id
        where network_id = ${network} and left_at is null order by name, organisations.id`)},
      'names', (select json_object_agg(id, name) from organisations),
      'figures', ${figureColumns(sql`select * from figures where ${ofMonth} and status <> 'draft'`)},
      'reported', ${jsonRows(sql`
        select series_key as "seriesKey", reported_at as at
        from figure_revisions join figures using (network_id, series_key, period, reporter_id, revision)
        where ${ofMonth}`)},
      'acts', ${figureActs(ofMonth)}
      ${more}
    )::text as json from here`;
}

/** What stands in a month's rows; null where the network has no such month. */
export function monthOf(rows: MonthRows, period: Period): MonthPlace | null {
  if (rows.month === null) return null;
  return {
    network: networkOf(rows.network),
    terms: rows.terms,
    month: { period, ...rows.month },
    members: rows.members,
    names: new Map(Object.entries(rows.names ?? {})),
    figures: figuresOf(rows.figures),
    reportedAt: new Map(rows.reported.map(({ seriesKey, at }) => [seriesKey, new Date(at)])),
    acts: actsOf(rows.acts),
  };
}

type Rows = MonthRows & {
  readonly signatures: readonly (Omit<PeriodSignature, "signedAt"> & {
    readonly signedAt: string;
  })[];
  readonly signedBy: readonly string[];
};

const read = jsonStatement<Rows>(
  monthWith(
    sql`true`,
    sql`, 'signatures', ${jsonRows(sql`
      select distinct on (signed.organisation_id) signed.organisation_id as "organisationId",
        member_people.name as "personName", signed_at as "signedAt", text_hash as "textHash"
      from period_signatures signed join member_people using (network_id, organisation_id, person_id)
      where network_id = ${network} and period = ${month} order by signed.organisation_id, number desc`)},
    'signedBy', to_json(signed_by(${network}, ${month}))`,
  ),
);

/** A month of the network with this slug; null where the viewer has no such network, or it no such month. */
export async function findPeriodPlace(
  tx: Tx,
  slug: string,
  period: Period,
): Promise<PeriodPlace | null> {
  const rows = await read(tx, { slug, month: monthNumber(period) });
  const found = rows === null ? null : monthOf(rows, period);
  if (rows === null || found === null) return null;
  return {
    ...found,
    metrics: await listMetrics(tx, found.network.id),
    signatures: rows.signatures.map((one) => ({ ...one, signedAt: new Date(one.signedAt) })),
    signedBy: rows.signedBy,
  };
}
