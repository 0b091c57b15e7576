import { sql, type SQL } from "drizzle-orm";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { Metric } from "@/lib/reporting/metric";
import type { Declaration, FlexTerms } from "@/lib/scorecards/conditions";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement, periodText } from "../json-statement";
import { askFunction } from "./ask-function";
import { metricsOf, metricTerms, type MetricTermsRows } from "./metric-terms";

/** An organisation as people and texts name it. */
export type NamedOrganisation = { readonly name: string; readonly slug: string };

/** What of a network's flex the viewer may see: metrics that flex or drive flex, declarations (newest first), and who is who, by id. */
export type Conditions = {
  readonly metrics: readonly Metric<FlexTerms>[];
  readonly declarations: readonly Declaration[];
  readonly organisations: ReadonlyMap<string, NamedOrganisation>;
  /** The last month that is closed; null while none is. */
  readonly lastClosed: Period | null;
};

type Confirmation = Declaration["confirmations"][number];
type Rows = {
  readonly metrics: MetricTermsRows<FlexTerms>;
  readonly declarations: readonly (Omit<
    Declaration,
    "declaredAt" | "withdrawnAt" | "isWithdrawn" | "confirmations" | "confirmedBy"
  > & {
    readonly declaredAt: string;
    readonly withdrawnAt: string | null;
    readonly confirmations: readonly (Omit<Confirmation, "confirmedAt"> & {
      readonly confirmedAt: string;
    })[];
  })[];
  readonly organisations: Readonly<Record<string, NamedOrganisation>> | null;
  readonly lastClosed: Period | null;
};

const network = sql`${sql.placeholder("networkId")}::uuid`;

const flexingMetrics = metricTerms({
  network,
  only: sql`metric_code = any (array(
    select flexing.metric_code from band_sets flexing where flexing.network_id = ${network} and flexing.flex is not null
    union
    select rule -> 'trigger' -> 'driver' ->> 'metric'
    from band_sets flexing, jsonb_array_elements(flexing.flex -> 'rules') rule
    where flexing.network_id = ${network} and rule -> 'trigger' ->> 'kind' = 'volume'
  ))`,
  also: sql`party_ids as "partyIds",`,
});

const signer = (
  of: SQL,
) => sql`(select signed.name from member_people signed where signed.network_id = ${of}.network_id
  and signed.organisation_id = ${of}.organisation_id and signed.person_id = ${of}.person_id) as "personName"`;

const read = jsonStatement<Rows>(sql`select json_build_object(
  'metrics', ${flexingMetrics},
  'declarations', ${jsonRows(sql`
    select number, condition, ${periodText(sql`first_period`)} as first, ${periodText(sql`last_period`)} as last, reason,
      organisation_id as "declaredBy", ${signer(sql`d`)}, declared_at as "declaredAt",
      to_char(declared_at at time zone (select time_zone from networks where id = d.network_id), 'YYYY-MM') as "declaredIn",
      withdrawn_at as "withdrawnAt", party_ids as confirmable, ${jsonRows(sql`
        select organisation_id as "organisationId", ${signer(sql`c`)}, confirmed_at as "confirmedAt"
        from condition_confirmations c where c.network_id = d.network_id and c.condition_number = d.number
        order by confirmed_at`)} as confirmations,
      (select ${periodText(sql`min(p.period)`)} from network_periods p where p.network_id = d.network_id
        and p.period between d.first_period and d.last_period and p.closed_on is not null) as "closedMonth"
    from declared_conditions d where d.network_id = ${network} order by number desc`)},
  'organisations', (select json_object_agg(id, json_build_object('name', name, 'slug', slug)) from organisations),
  'lastClosed', (select ${periodText(sql`max(p.period)`)} from network_periods p
    where p.network_id = ${network} and p.closed_on is not null)
  )::text as json`);

/** The conditions of a network as the viewer may see them. */
export async function readConditions(tx: Tx, networkId: string): Promise<Conditions> {
  const rows = await read(tx, { networkId });
  return {
    metrics: rows === null ? [] : await metricsOf(tx, networkId, rows.metrics),
    declarations: (rows?.declarations ?? []).map((one) => ({
      ...one,
      declaredAt: new Date(one.declaredAt),
      withdrawnAt: one.withdrawnAt === null ? null : new Date(one.withdrawnAt),
      isWithdrawn: one.withdrawnAt !== null,
      confirmedBy: one.confirmations.map(({ organisationId }) => organisationId),
      confirmations: one.confirmations.map((given) => ({
        ...given,
        confirmedAt: new Date(given.confirmedAt),
      })),
    })),
    organisations: new Map(Object.entries(rows?.organisations ?? {})),
    lastClosed: rows?.lastClosed ?? null,
  };
}

/** Why a condition wasn't declared. */
export type DeclarationRefusal = "gone" | "unknown" | "malformed" | "overlap" | "closed";

/** Declares a condition for the viewer's organisation. It flexes nothing before it is confirmed. */
export async function declareCondition(
  tx: Tx,
  networkId: string,
  declared: {
    readonly condition: string;
    readonly first: Period;
    readonly last: Period;
    readonly reason: string;
  },
): Promise<{ readonly number: number } | { readonly refused: DeclarationRefusal }> {
  const { condition, first, last, reason } = declared;
  return askFunction(
    tx,
    sql`declare_condition(${networkId}, ${condition}, ${monthNumber(first)}::integer, ${monthNumber(last)}::integer, ${reason})`,
  );
}

/** Why a confirmation didn't count. */
export type ConfirmationRefusal = "gone" | "withdrawn" | "own" | "closed" | "answered";

/** Confirms, for the viewer's organisation, a condition that another declared; null, or why not. */
export async function confirmCondition(
  tx: Tx,
  networkId: string,
  number: number,
): Promise<ConfirmationRefusal | null> {
  return askFunction(tx, sql`confirm_condition(${networkId}, ${number}::integer)`);
}

/** Takes a condition of the viewer's organisation back while nobody has confirmed it; false where that can't be done. */
export async function withdrawCondition(
  tx: Tx,
  networkId: string,
  number: number,
): Promise<boolean> {
  return askFunction(tx, sql`withdraw_condition(${networkId}, ${number}::integer)`);
}
