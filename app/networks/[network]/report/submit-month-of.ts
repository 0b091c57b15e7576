import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { listFigures } from "@/db/queries/figures";
import { listMetrics } from "@/db/queries/metrics";
import { isOpen } from "@/db/queries/periods";
import { lockDrafts, submitDraft } from "@/db/queries/report";
import { listSeriesReportedBy } from "@/db/queries/series";
import { period as periodOf } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { versionFor, type Series } from "@/lib/reporting/metric";
import type { SubmittedMonth } from "./month-data";

/**
 * Submits every draft of the month in one transaction, as the person saw it: nothing, if a figure that is due is
 * missing or another revision stands than the one on their screen.
 */
export async function submitMonthOf(
  { tx, network, viewer }: Acting,
  sent: {
    readonly period: string;
    readonly seen: readonly { readonly key: number; readonly revision: number }[];
  },
): Promise<SubmittedMonth> {
  const period = periodOf(sent.period);
  if (!(await isOpen(tx, network.id, period))) {
    return { state: "locked", says: words.report.closed };
  }
  const series = await listSeriesReportedBy(tx, network.id, viewer.organisationId);
  const codes = [...new Set(series.map(({ metricCode }) => metricCode))];
  const metrics = await listMetrics(tx, network.id, codes);
  const seriesKeys = series.map(({ key }) => key);
  await lockDrafts(tx, network.id, { seriesKeys, period });
  const figures = await listFigures(tx, network.id, { seriesKeys, first: period, last: period });
  const due = series.flatMap((one) => {
    const metric = metrics.find(({ code }) => code === one.metricCode);
    const version = metric === undefined ? null : versionFor(metric, one, period);
    const figure = figures.find(({ seriesKey }) => seriesKey === one.key);
    return version === null ? [] : [{ series: one, version, figure }];
  });
  const seen = new Map(sent.seen.map(({ key, revision }) => [key, revision]));
  const changed = due.filter(
    ({ series: { key }, figure }) => !isAsSeen(figure ?? null, seen.get(key) ?? 0),
  );
  if (changed.length > 0) {
    return {
      state: "changed",
      says: words.report.changed(changed.map(({ series: one }) => nameOf(one)).join(", ")),
      keys: changed.map(({ series: { key } }) => key),
    };
  }
  const missing = due.filter(
    ({ figure }) => figure === undefined || (figure.parts === null && !figure.notApplicable),
  );
  if (missing.length > 0) {
    return {
      state: "missing",
      says: words.report.missing(missing.map(({ series: one }) => nameOf(one)).join(", ")),
      keys: missing.map(({ series: { key } }) => key),
    };
  }
  for (const { series: one, version, figure } of due) {
    if (figure?.status !== "draft") continue;
    const { parts, notApplicable, revision: over } = figure;
    const cell = { networkId: network.id, series: one, period, version };
    const submitted = await submitDraft(tx, viewer, cell, { over, parts, notApplicable });
    if (!submitted) throw new Error(`figure ${one.key} changed while the month was submitted`);
  }
  return { state: "submitted" };
}

/** Submitting a draft is its next revision and says the same: whoever asks again, since no answer came, finds it done. */
function isAsSeen(figure: Figure | null, seen: number): boolean {
  if (figure === null) return seen === 0;
  return (
    figure.revision === seen || (figure.status === "submitted" && figure.revision === seen + 1)
  );
}

function nameOf({ metricCode, subject }: Series): string {
  return subject === "" ? metricCode : `${metricCode} (${subject})`;
}
