import { sql } from "drizzle-orm";
import { z } from "zod";
import { monthNumber, periodOfMonthNumber, type Period } from "@/lib/periods/period";
import { figureAudience } from "@/lib/reporting/audience";
import type { MetricTerms, MetricVersion } from "@/lib/metrics/metric-version";
import { versionFor, versionIn, type Metric, type Series } from "@/lib/reporting/metric";
import { frozenEvaluation, type FrozenEvaluation } from "@/lib/settlement/frozen-evaluation";
import { asJob, type Tx } from "../doors";
import { askFunction } from "../queries/ask-function";
import { listFigures } from "../queries/figures";
import { metricsOf, metricTerms, type MetricTermsRows } from "../queries/metric-terms";
import { jsonStatement } from "../json-statement";
import { feedLedger } from "./feed-ledger";
import { statementsToKeep } from "./kept-statements";

const payloadOf = z.object({ networkId: z.guid() });

type SharedTerms = MetricTerms & Pick<MetricVersion, "visibility" | "partyIds">;

const readTerms = jsonStatement<MetricTermsRows<SharedTerms>>(
  sql`select ${metricTerms({
    network: sql`${sql.placeholder("networkId")}::uuid`,
    only: sql`true`,
    also: sql`visibility, party_ids as "partyIds",`,
  })}::text as json`,
);

/** A kept evaluation, with who may see it; null is the whole network. */
type Kept = FrozenEvaluation & { readonly audience: readonly string[] | null };

/**
 * Closes the months of a network whose closing day has passed, and keeps how the figures, SLAs and pools of its closed months stood,
 * where that waits. Whatever was done before is not done again.
 */
export async function settlePeriods(payload: unknown): Promise<void> {
  const { networkId } = payloadOf.parse(payload);
  // What a month counts to the end stands in its drafts before it closes.
  for (const ledger of await asJob({ network: networkId }, (tx) => toCount(tx, networkId))) {
    await feedLedger(ledger);
  }
  await asJob({ network: networkId }, async (tx) => {
    await askFunction(tx, sql`close_passed(${networkId})`);
  });
  for (const period of await asJob({ network: networkId }, (tx) => waiting(tx, networkId))) {
    await asJob({ network: networkId }, async (tx) => {
      const rows = await readTerms(tx, { networkId });
      const metrics = rows === null ? [] : await metricsOf(tx, networkId, rows);
      const kept = JSON.stringify(await evaluations(tx, networkId, period, metrics));
      const statements = JSON.stringify(await statementsToKeep(tx, networkId, period, metrics));
      await askFunction(
        tx,
        sql`keep_month(${networkId}, ${monthNumber(period)}::integer, ${kept}::jsonb, ${statements}::jsonb)`,
      );
    });
  }
}

async function toCount(tx: Tx, networkId: string): Promise<readonly unknown[]> {
  const rows = await tx.execute<{ payload: unknown }>(
    sql`select payload from waiting_ledgers() where payload ->> 'networkId' = ${networkId}`,
  );
  return rows.map(({ payload }) => payload);
}

async function waiting(tx: Tx, networkId: string): Promise<readonly Period[]> {
  const rows = await tx.execute<{ period: number }>(
    sql`select period from network_periods where network_id = ${networkId} and frozen = 'waiting' order by period`,
  );
  return rows.map(({ period }) => periodOfMonthNumber(period));
}

/** The evaluation of every series that is due in a month. Nothing that is settled changes until they are kept. */
async function evaluations(
  tx: Tx,
  networkId: string,
  period: Period,
  metrics: readonly Metric<SharedTerms>[],
): Promise<readonly Kept[]> {
  const seriesKeys = metrics.flatMap(({ series }) => series.map(({ key }) => key));
  const figures = await listFigures(tx, networkId, { seriesKeys, first: period, last: period });
  const reported = new Map(figures.map((figure) => [figure.seriesKey, figure]));
  return metrics.flatMap((metric) =>
    metric.series.flatMap((series) => {
      const figure = reported.get(series.key) ?? null;
      if (figure === null && versionFor(metric, series, period) === null) return [];
      const audience = audienceOf(metric, series, figure?.metricVersion ?? null, period);
      return { ...frozenEvaluation(metric, series, period, figure), audience };
    }),
  );
}

function audienceOf(
  metric: Metric<SharedTerms>,
  { reporterId, audience }: Series,
  reportedUnder: number | null,
  period: Period,
): readonly string[] | null {
  const version =
    metric.versions.find(({ version }) => version === reportedUnder) ?? versionIn(metric, period);
  // Without a definition nobody but its reporter is shown anything of it.
  if (version === null) return [reporterId];
  const { visibility, partyIds } = version;
  return figureAudience({ visibility, partyIds, reporterId, seriesAudience: audience });
}
