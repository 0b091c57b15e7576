import { formatValue } from "@/app/format";
import type { NotDone } from "@/app/form-action";
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
import type { Fields, Saved, Standing } from "./month-row";
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
): Promise<Saved | NotDone> {
  const period = periodOf(sent.period);
  const series = await findSeries(tx, network.id, sent.key);
  if (series === null || series.reporterId !== viewer.organisationId) return { state: "gone" };
  if (!(await isOpen(tx, network.id, period))) {
    return { state: "locked", says: words.report.closed };
  }
  const [metric] = await listMetrics(tx, network.id, [series.metricCode]);
  if (metric === undefined) return { state: "gone" };
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
  if (revision === null) return inTheWay({ tx, network, viewer }, { cell, metric, sent });
  const figure: Figure = {
    seriesKey: series.key,
    period,
    parts: writing.parts,
    notApplicable: writing.notApplicable,
    status: "draft",
    revision,
    metricVersion: version.version,
  };
  return { state: "saved", ...standing(metric, figure) };
}

/** What stands where the entry was meant to go: the same, another revision, or a figure that was submitted. */
async function inTheWay(
  { tx, network, viewer }: Acting,
  {
    cell,
    metric,
    sent,
  }: { readonly cell: Cell; readonly metric: Metric; readonly sent: SentEntry },
): Promise<Saved | NotDone> {
  const { series, period, version } = cell;
  const seriesKeys = [series.key];
  const [figure] = await listFigures(tx, network.id, { seriesKeys, first: period, last: period });
  if (figure === undefined) return { state: "gone" };
  const stands = standing(metric, figure);
  const draft = figure.status === "draft";
  const [theirs, mine] = [entryText(stands.entered, version), entryText(sent, version)];
  if (draft && theirs === mine) return { state: "saved", ...stands };
  const [last] = await listRevisions(tx, network.id, { seriesKeys, period });
  const name = last?.personName ?? "";
  const say = draft ? words.report.conflict : words.report.submittedBefore;
  return {
    state: draft ? "conflict" : "submitted",
    says: say(theirs, name === viewer.personName ? words.report.yourself : name, mine),
    ...stands,
  };
}

function standing(metric: Metric, figure: Figure): Standing {
  const { value, level, version } = judged(metric, figure.period, figure);
  const none = { numerator: "", denominator: "", notApplicable: false };
  return {
    entered: version === null ? none : fieldsOf(figure, version),
    revision: figure.revision,
    value: formatValue(value, version),
    level,
  };
}

function inWords({ field, code, values }: Problem) {
  const known = field === "denominator" || field === "notApplicable" ? field : "numerator";
  return { field: known, says: words.problems[code](values) } as const;
}
