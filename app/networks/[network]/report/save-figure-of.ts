import { notFound } from "next/navigation";
import { formatValue } from "@/app/format";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { listFigures, listRevisions } from "@/db/queries/figures";
import { listMetrics } from "@/db/queries/metrics";
import { organisationNames } from "@/db/queries/organisations";
import { isOpen } from "@/db/queries/periods";
import { saveDraft, type Cell } from "@/db/queries/report";
import { findSeries } from "@/db/queries/series";
import { period as periodOf } from "@/lib/periods/period";
import { readEntry } from "@/lib/reporting/entry";
import type { Figure } from "@/lib/reporting/figure";
import { judged } from "@/lib/reporting/judged";
import { versionIn, type Metric } from "@/lib/reporting/metric";
import type { Problem } from "@/lib/reporting/problem";
import type { Fields, Saved } from "./month-row";
import { entryText, fieldsOf, lockedBecause } from "./month-rows";

/** An entry as the browser sends it. */
export type SentEntry = Fields & {
  readonly key: number;
  readonly period: string;
  readonly over: number;
};

/** Checks an entry against the definition in force and writes it over the revision that the person saw, or over nothing else. */
export async function saveFigureOf(
  { tx, network, viewer }: Acting,
  sent: SentEntry,
): Promise<Saved> {
  const period = periodOf(sent.period);
  const series = await findSeries(tx, network.id, sent.key);
  if (series === null || series.reporterId !== viewer.organisationId) notFound();
  if (!(await isOpen(tx, network.id, period))) {
    return { state: "locked", says: words.report.closed };
  }
  const [metric] = await listMetrics(tx, network.id, [series.metricCode]);
  if (metric === undefined) notFound();
  const version = versionIn(metric, period);
  if (version === null) {
    const because = lockedBecause(metric, period, await organisationNames(tx));
    return { state: "locked", says: because ?? words.report.noVersion };
  }
  const entry = readEntry(version, sent);
  if (entry.state === "refused") {
    return { state: "refused", problems: entry.problems.map(inWords) };
  }
  const entered = entry.state === "empty" ? { parts: null, notApplicable: false } : entry;
  const writing = {
    over: sent.over,
    parts: entered.parts,
    notApplicable: entered.notApplicable,
  };
  const cell: Cell = { networkId: network.id, series, period, version };
  const revision = await saveDraft(tx, viewer, cell, writing);
  if (revision === null) return standing({ tx, network, viewer }, cell, sent);
  return savedAs(metric, {
    seriesKey: series.key,
    period,
    parts: writing.parts,
    notApplicable: writing.notApplicable,
    status: "draft",
    revision,
    metricVersion: version.version,
  });
}

/** What stands where the entry was meant to go: another revision, or a figure that was submitted. */
async function standing(
  { tx, network }: Acting,
  { series, period, version }: Cell,
  sent: SentEntry,
): Promise<Saved> {
  const [figure] = await listFigures(tx, network.id, {
    seriesKeys: [series.key],
    first: period,
    last: period,
  });
  if (figure === undefined) notFound();
  if (figure.status !== "draft") return { state: "locked", says: words.report.alreadySubmitted };
  const [revision] = await listRevisions(tx, network.id, { seriesKeys: [series.key], period });
  const theirs = fieldsOf(figure, version);
  return {
    state: "conflict",
    theirs,
    revision: figure.revision,
    says: words.report.conflict(
      entryText(theirs, version),
      revision?.personName ?? "",
      entryText(sent, version),
    ),
  };
}

function savedAs(metric: Metric, figure: Figure): Saved {
  const { value, level, version } = judged(metric, figure.period, figure);
  return {
    state: "saved",
    revision: figure.revision,
    entered:
      version === null
        ? { numerator: "", denominator: "", notApplicable: false }
        : fieldsOf(figure, version),
    value: formatValue(value, version),
    level,
  };
}

function inWords({ field, code, values }: Problem) {
  const known = field === "denominator" || field === "notApplicable" ? field : "numerator";
  return { field: known, says: words.problems[code](values) } as const;
}
