import { sql } from "drizzle-orm";
import type { DeclaredCondition } from "@/lib/bands/environment";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import { slaFacts, type AgreedAmount, type AgreedFee } from "@/lib/scorecards/sla-facts";
import type { Course } from "@/lib/slas/course";
import type { SlaFacts } from "@/lib/slas/facts";
import { poolTermsById, slaTermsById } from "@/lib/scorecards/terms-by-id";
import type { PoolCourse } from "@/lib/slas/pool-terms";
import type { SeriesName, SlaCourse } from "@/lib/slas/terms";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement, periodText } from "../json-statement";
import { askFunction } from "./ask-function";
import { declaredIn } from "./environment";
import { listFigures } from "./figures";
import { findMetricTermsPlace, type MetricsPlace } from "./places";

/** An SLA that the viewer's organisation is a party of; organisations stand by their ids, in the order in which they were written. */
export type SlaOfPlace = {
  readonly number: number;
  readonly name: string;
  readonly parties: readonly [string, string];
  readonly course: SlaCourse;
  readonly isParty: boolean;
  /** The proposals that made its versions, by the month from which each holds. */
  readonly madeBy: readonly { readonly effectiveFrom: Period; readonly proposalNumber: number }[];
  readonly notices: readonly EarlyNotice[];
};

/** "We will miss", said by an obligor before the month was over. */
type EarlyNotice = {
  readonly obligation: string;
  readonly period: Period;
  readonly organisationId: string;
  readonly personName: string;
  readonly says: string;
  readonly noticedAt: Date;
};

/** A pool that the viewer's organisation is a party of. */
type PoolOfPlace = {
  readonly name: string;
  readonly course: PoolCourse;
  readonly madeBy: SlaOfPlace["madeBy"];
};

/** A network's SLAs and pools with everything that judges them, as far as the viewer may see it. */
export type SlasPlace = MetricsPlace & {
  /** By number. */
  readonly slas: readonly SlaOfPlace[];
  /** SLAs between others that agreed to be visible: that they exist, and nothing else. */
  readonly others: readonly Pick<SlaOfPlace, "number" | "name" | "parties">[];
  readonly pools: readonly PoolOfPlace[];
  readonly facts: SlaFacts;
  /** The id of the organisation of this slug; the slug itself where there is none. */
  readonly idOf: (slug: string) => string;
};

type Version<Terms> = {
  readonly effectiveFrom: Period;
  readonly terms: Terms | null;
  readonly proposalNumber: number;
};

type Rows = {
  readonly slas: readonly {
    readonly number: number;
    readonly name: string;
    readonly first: string;
    readonly second: string;
    readonly isParty: boolean;
    readonly versions: readonly Version<NonNullable<ChangeOf<"sla">["terms"]>>[];
    readonly notices: readonly (Omit<EarlyNotice, "noticedAt"> & { readonly noticedAt: string })[];
  }[];
  readonly pools: readonly (Version<NonNullable<ChangeOf<"pool">["terms"]>> & {
    readonly name: string;
    readonly partyIds: readonly string[];
  })[];
  readonly fees: readonly AgreedFee[];
  readonly amounts: readonly AgreedAmount[];
  readonly conditions: readonly DeclaredCondition[];
  readonly fiscalYearStart: number;
  readonly ids: Readonly<Record<string, string>> | null;
};

const network = sql`${sql.placeholder("networkId")}::uuid`;
const own = sql`nullif(current_setting('app.organisation_id', true), '')::uuid`;

const read = jsonStatement<Rows>(sql`select json_build_object(
  'slas', ${jsonRows(sql`
    select number, name, first_organisation_id as first, second_organisation_id as second,
      ${own} in (first_organisation_id, second_organisation_id) as "isParty",
      ${jsonRows(sql`
        select ${periodText(sql`effective_from`)} as "effectiveFrom", terms, proposal_number as "proposalNumber"
        from sla_versions v where v.network_id = s.network_id and v.sla_number = s.number order by v.effective_from`)} as versions,
      ${jsonRows(sql`
        select obligation, ${periodText(sql`period`)} as period, n.organisation_id as "organisationId", signed.name as "personName",
          says, noticed_at as "noticedAt"
        from early_notices n join member_people signed on signed.network_id = n.network_id
          and signed.organisation_id = n.organisation_id and signed.person_id = n.person_id
        where n.network_id = s.network_id and n.sla_number = s.number order by n.period, n.obligation`)} as notices
    from slas s where network_id = ${network} order by number`)},
  'pools', ${jsonRows(sql`
    select name, party_ids as "partyIds", ${periodText(sql`effective_from`)} as "effectiveFrom", terms,
      proposal_number as "proposalNumber"
    from pools where network_id = ${network} order by name, effective_from`)},
  'fees', ${jsonRows(sql`
    select payer_id as payer, payee_id as payee, ${periodText(sql`effective_from`)} as "effectiveFrom", amount::text as amount
    from fees where network_id = ${network} order by effective_from`)},
  'amounts', ${jsonRows(sql`
    select name, reporter_id as reporter, subject, ${periodText(sql`period`)} as period, amount::text as amount
    from amounts where network_id = ${network} order by agreed_at, proposal_number`)},
  'fiscalYearStart', (select fiscal_year_start from networks where id = ${network}),
  'conditions', ${declaredIn(network, sql`true`)},
  'ids', (select json_object_agg(slug, id) from organisations)
  )::text as json`);

/**
 * The SLAs and pools of the network of this slug; null where the viewer has no such network.
 *
 * @param also metrics by code whose figures are asked for too: what would be agreed can be tried on them
 */
export async function findSlasPlace(
  tx: Tx,
  slug: string,
  also: readonly string[] = [],
): Promise<SlasPlace | null> {
  const place = await findMetricTermsPlace(tx, slug);
  if (place === null) return null;
  const { id: networkId, currency } = place.network;
  const rows = await read(tx, { networkId });
  if (rows === null) return null;
  const idOf = (organisation: string) => rows.ids?.[organisation] ?? organisation;
  const slas = rows.slas
    .filter(({ isParty }) => isParty)
    .map(({ first, second, versions, notices, ...sla }) => ({
      ...sla,
      parties: [first, second] as const,
      course: courseOf(versions, (terms) => slaTermsById([first, second], terms, idOf)),
      madeBy: madeBy(versions),
      notices: notices.map((one) => ({ ...one, noticedAt: new Date(one.noticedAt) })),
    }));
  const pools = poolsOf(rows.pools, idOf);
  const names = [...slas.flatMap(({ course }) => seriesIn(course)), ...pools.map(outcomeOf)].flat();
  const asked = new Set([...names.map(({ metric }) => metric), ...also]);
  const seriesKeys = place.metrics.flatMap(({ code, series }) =>
    asked.has(code) ? series.map(({ key }) => key) : [],
  );
  const figures = await listFigures(tx, networkId, { seriesKeys });
  return {
    ...place,
    slas,
    others: rows.slas
      .filter(({ isParty }) => !isParty)
      .map(({ number, name, first, second }) => ({ number, name, parties: [first, second] })),
    pools,
    idOf,
    facts: slaFacts({
      ...place,
      ...rows,
      figures,
      closed: place.periods.filter(({ closedOn }) => closedOn !== null).map(({ period }) => period),
      minorDigits: minorDigitsOf(currency),
    }),
  };
}

/** How many digits a currency's minor unit has, by ISO 4217 as the platform knows it. */
function minorDigitsOf(currency: string): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** Versions over time; the first month of one without terms ends it, unless it was agreed anew later. */
function courseOf<Stored, Terms>(
  versions: readonly Version<Stored>[],
  read: (terms: Stored) => Terms,
): Course<Terms> {
  const last = versions.at(-1);
  return {
    versions: versions.flatMap(({ effectiveFrom, terms }) =>
      terms === null ? [] : [{ effectiveFrom, terms: read(terms) }],
    ),
    endedFrom: last?.terms === null ? last.effectiveFrom : null,
  };
}

function madeBy(versions: readonly Version<unknown>[]): SlaOfPlace["madeBy"] {
  return versions.map(({ effectiveFrom, proposalNumber }) => ({ effectiveFrom, proposalNumber }));
}

type IdOf = SlasPlace["idOf"];

function poolsOf(rows: Rows["pools"], idOf: IdOf): readonly PoolOfPlace[] {
  const names = [...new Set(rows.map(({ name }) => name))];
  return names.map((name) => {
    const versions = rows.filter((one) => one.name === name);
    const course = courseOf(
      versions.map(({ terms, partyIds, ...one }) => ({
        ...one,
        terms: terms === null ? null : { ...terms, partyIds },
      })),
      ({ partyIds, ...terms }) => poolTermsById(partyIds, terms, idOf),
    );
    return { name, course, madeBy: madeBy(versions) };
  });
}

function seriesIn({ versions }: SlaCourse): readonly SeriesName[] {
  return versions.flatMap(({ terms }) =>
    terms.obligations.flatMap(({ series, consequence }) =>
      "base" in consequence && consequence.base.kind === "amount"
        ? [series, consequence.base.series]
        : [series],
    ),
  );
}

function outcomeOf({ course }: PoolOfPlace): readonly SeriesName[] {
  return course.versions.map(({ terms }) => terms.outcome);
}

/** Why a notice wasn't taken: there is no such obligation of one's own, the month is over, or it was given already. */
export type NoticeRefusal = "gone" | "past" | "answered";

/** Says for the viewer's organisation that it will miss an obligation in a month; null, or why it can't be said. */
export async function giveNotice(
  tx: Tx,
  networkId: string,
  notice: {
    readonly sla: number;
    readonly obligation: string;
    readonly period: Period;
    readonly says: string;
  },
): Promise<NoticeRefusal | null> {
  const { sla, obligation, period, says } = notice;
  return askFunction(
    tx,
    sql`give_notice(${networkId}, ${sla}::integer, ${obligation}, ${monthNumber(period)}::integer, ${says})`,
  );
}
