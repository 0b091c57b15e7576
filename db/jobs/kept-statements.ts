import { sql } from "drizzle-orm";
import { inForce } from "@/lib/periods/in-force";
import type { Period } from "@/lib/periods/period";
import type { Metric } from "@/lib/reporting/metric";
import { frozenPoolText, frozenSlaText } from "@/lib/settlement/frozen-statement";
import { statementNow, type OpenedMonths } from "@/lib/settlement/stated-month";
import { correctionsOf, statedPoolAmounts } from "@/lib/slas/corrections";
import { poolStatements } from "@/lib/slas/pool-statements";
import type { Tx } from "../doors";
import { jsonStatement } from "../json-statement";
import { listPeriods } from "../queries/periods";
import { judgedSlas, slaRows, type SlaRows, type SlasPlace } from "../queries/slas";

/** The statement of an SLA, by its number, or of a pool, by its name, word for word. */
type Kept =
  | { readonly sla: number; readonly text: string }
  | { readonly pool: string; readonly text: string };

/** Notices are no part of a statement. */
const read = jsonStatement<SlaRows>(
  slaRows(sql`'[]'::json`, sql`members_by_slug(${sql.placeholder("networkId")}::uuid)`),
);

/** The statements of all SLAs and pools of a network for a month that closed, by the terms in force in it, to be kept. */
export async function statementsToKeep(
  tx: Tx,
  networkId: string,
  period: Period,
  metrics: readonly Metric[],
): Promise<readonly Kept[]> {
  const rows = await read(tx, { networkId });
  if (rows === null || (rows.slas.length === 0 && rows.pools.length === 0)) return [];
  const periods = await listPeriods(tx, networkId);
  const network = { id: networkId, currency: rows.currency };
  const judged = await judgedSlas(tx, { network, metrics, periods }, rows);
  const corrects = isFirstToClose(periods, period);
  return [
    ...judged.slas.flatMap((sla) => keptSla(judged, sla, { period, corrects })),
    ...judged.pools.flatMap((pool) => keptPool(judged, pool, { period, corrects })),
  ];
}

/** Whether no earlier month is open: the month takes up what earlier statements would say otherwise. */
function isFirstToClose(months: OpenedMonths, period: Period): boolean {
  return months.every((one) => one.closedOn !== null || one.period > period);
}

type Judged = Awaited<ReturnType<typeof judgedSlas>>;
type At = { readonly period: Period; readonly corrects: boolean };

function keptSla(
  { facts, frozen, kept: names }: Judged,
  { number, course, parties }: SlasPlace["slas"][number],
  { period, corrects }: At,
): readonly Kept[] {
  const own = frozen.filter(({ object }) => object === `sla ${number}`);
  const statement = statementNow({ course, parties, facts, frozen: own }, period, {
    until: period,
    corrects,
  });
  const version = inForce(course.versions, period);
  if (statement === null || version === null) return [];
  return [{ sla: number, text: frozenSlaText(statement, { ...version, facts, names }) }];
}

function keptPool(
  { facts, frozen, kept: names }: Judged,
  { name, course }: SlasPlace["pools"][number],
  { period, corrects }: At,
): readonly Kept[] {
  const statements = poolStatements(course, facts, { first: period, until: period });
  const version = inForce(course.versions, period);
  const [statement] = statements;
  if (statement === undefined || version === null) return [];
  const own = frozen.filter(({ object }) => object === `pool ${name}`);
  const stated = (month: Period) =>
    poolStatements(course, facts, { first: month, until: month }).flatMap(statedPoolAmounts);
  const corrections = corrects ? correctionsOf(own, stated, facts.minorDigits) : [];
  const text = frozenPoolText({ ...statement, corrections }, { ...version, facts, names });
  return [{ pool: name, text }];
}
