import { sql, type SQL } from "drizzle-orm";
import type { DeclaredCondition } from "@/lib/bands/environment";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import { slaFacts, type AgreedAmount, type AgreedFee } from "@/lib/scorecards/sla-facts";
import {
  readFrozenAmounts,
  readFrozenPool,
  type CorrectedPool,
} from "@/lib/settlement/frozen-statement";
import type { KeptNames } from "@/lib/settlement/statement-codec";
import type { FrozenAmounts } from "@/lib/slas/corrections";
import type { SlaFacts } from "@/lib/slas/facts";
import { slaTermsById } from "@/lib/scorecards/terms-by-id";
import type { SlaCourse } from "@/lib/slas/course";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement, periodText } from "../json-statement";
import { askFunction } from "./ask-function";
import { declaredIn } from "./environment";
import { listFigures } from "./figures";
import { findMetricTermsPlace, type MetricsPlace } from "./places";
import {
  courseOf,
  keptNames,
  madeBy,
  outcomeOf,
  poolsOf,
  seriesIn,
  type MadeBy,
  type PoolOfPlace,
  type PoolRow,
  type Version,
} from "./sla-terms";

/** An SLA that the viewer's organisation is a party of; organisations stand by their ids, in the order in which they were written. */
export type SlaOfPlace = {
  readonly number: number;
  readonly name: string;
  readonly parties: readonly [string, string];
  readonly course: SlaCourse;
  readonly isParty: boolean;
  /** The proposals that made its versions, by the month from which each holds. */
  readonly madeBy: MadeBy;
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
  /** What was stated when months closed, oldest first. */
  readonly frozen: readonly FrozenStatement[];
  /** How organisations stand in kept texts. */
  readonly kept: KeptNames;
};

/** That the statement of an SLA or a pool is kept of a closed month, and what it stated. */
type FrozenStatement = FrozenAmounts & {
  /** "sla 3" or "pool Winter". */
  readonly object: string;
  readonly textHash: string;
  readonly frozenAt: Date;
  /** What was kept of a pool; null for an SLA. */
  readonly pool: CorrectedPool | null;
};

/** What `slaRows` gives. */
export type SlaRows = {
  readonly slas: readonly {
    readonly number: number;
    readonly name: string;
    readonly first: string;
    readonly second: string;
    readonly isParty: boolean;
    readonly versions: readonly Version<NonNullable<ChangeOf<"sla">["terms"]>>[];
    readonly notices: readonly (Omit<EarlyNotice, "noticedAt"> & { readonly noticedAt: string })[];
  }[];
  readonly pools: readonly PoolRow[];
  readonly fees: readonly AgreedFee[];
  readonly amounts: readonly AgreedAmount[];
  readonly conditions: readonly DeclaredCondition[];
  readonly fiscalYearStart: number;
  readonly currency: string;
  readonly frozen: readonly {
    readonly object: string;
    readonly period: Period;
    readonly textHash: string;
    readonly frozenAt: string;
    readonly amounts: unknown;
    readonly pool: unknown;
  }[];
  readonly ids: Readonly<Record<string, string>> | null;
};

const network = sql`${sql.placeholder("networkId")}::uuid`;
const own = sql`nullif(current_setting('app.organisation_id', true), '')::uuid`;

/** A network's SLAs and pools with all that they are judged by, in JSON: `SlaRows`. `ids` names organisations by slug. */
export function slaRows(notices: SQL, ids: SQL): SQL {
  return sql`select json_build_object(
  'slas', ${jsonRows(sql`
    select number, name, first_organisation_id as first, second_organisation_id as second,
      ${own} in (first_organisation_id, second_organisation_id) as "isParty",
      ${jsonRows(sql`
        select ${periodText(sql`effective_from`)} as "effectiveFrom", terms, proposal_number as "proposalNumber"
        from sla_versions v where v.network_id = s.network_id and v.sla_number = s.number order by v.effective_from`)} as versions,
      ${notices} as notices
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
  'currency', (select currency from networks where id = ${network}),
  'conditions', ${declaredIn(network, sql`true`)},
  'frozen', ${jsonRows(sql`
    select object, ${periodText(sql`period`)} as period, text_hash as "textHash", frozen_at as "frozenAt",
      text::jsonb -> 'amounts' as amounts,
      case when object like 'pool %' then text::jsonb -> 'statement' end as pool
    from frozen_statements where network_id = ${network} order by frozen_statements.period, object`)},
  'ids', ${ids}
  )::text as json`;
}

const notices = jsonRows(sql`
        select obligation, ${periodText(sql`period`)} as period, n.organisation_id as "organisationId", signed.name as "personName",
          says, noticed_at as "noticedAt"
        from early_notices n join member_people signed on signed.network_id = n.network_id
          and signed.organisation_id = n.organisation_id and signed.person_id = n.person_id
        where n.network_id = s.network_id and n.sla_number = s.number order by n.period, n.obligation`);

const read = jsonStatement<SlaRows>(
  slaRows(notices, sql`(select json_object_agg(slug, id) from organisations)`),
);

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
  const rows = await read(tx, { networkId: place.network.id });
  if (rows === null) return null;
  const ofOthers = rows.slas.filter(({ isParty }) => !isParty);
  return {
    ...place,
    ...(await judgedSlas(
      tx,
      place,
      { ...rows, slas: rows.slas.filter(({ isParty }) => isParty) },
      also,
    )),
    others: ofOthers.map(({ number, name, first, second }) => ({
      number,
      name,
      parties: [first, second],
    })),
  };
}

/** These SLAs and pools, with what they are judged by and what is kept of them. */
export async function judgedSlas(
  tx: Tx,
  place: {
    readonly network: Pick<SlasPlace["network"], "id" | "currency">;
    readonly metrics: SlasPlace["metrics"];
    readonly periods: SlasPlace["periods"];
  },
  rows: SlaRows,
  also: readonly string[] = [],
): Promise<Pick<SlasPlace, "slas" | "pools" | "facts" | "frozen" | "kept" | "idOf">> {
  const kept = keptNames(rows.ids ?? {});
  const slas = rows.slas.map(({ first, second, versions, notices, ...sla }) => ({
    ...sla,
    parties: [first, second] as const,
    course: courseOf(versions, (terms) => slaTermsById([first, second], terms, kept.idOf)),
    madeBy: madeBy(versions),
    notices: notices.map((one) => ({ ...one, noticedAt: new Date(one.noticedAt) })),
  }));
  const pools = poolsOf(rows.pools, kept.idOf);
  const names = [...slas.flatMap(({ course }) => seriesIn(course)), ...pools.map(outcomeOf)].flat();
  const asked = new Set([...names.map(({ metric }) => metric), ...also]);
  const seriesKeys = place.metrics.flatMap(({ code, series }) =>
    asked.has(code) ? series.map(({ key }) => key) : [],
  );
  const figures = await listFigures(tx, place.network.id, { seriesKeys });
  return {
    slas,
    pools,
    idOf: kept.idOf,
    kept,
    frozen: rows.frozen.map(({ amounts, pool, frozenAt, ...one }) => ({
      ...one,
      frozenAt: new Date(frozenAt),
      amounts: readFrozenAmounts(amounts, kept),
      pool: pool === null ? null : readFrozenPool(pool, kept),
    })),
    facts: slaFacts({
      ...place,
      ...rows,
      figures,
      closed: place.periods.filter(({ closedOn }) => closedOn !== null).map(({ period }) => period),
      minorDigits: minorDigitsOf(place.network.currency),
    }),
  };
}

/** How many digits a currency's minor unit has, by ISO 4217 as the platform knows it. */
function minorDigitsOf(currency: string): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
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
