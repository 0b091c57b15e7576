import type { NotDone } from "@/app/form-action";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { listMetrics } from "@/db/queries/metrics";
import { organisationNames } from "@/db/queries/organisations";
import { isOpen } from "@/db/queries/periods";
import { saveDraft, type Cell } from "@/db/queries/report";
import { findSeries } from "@/db/queries/series";
import type { Measure } from "@/lib/metrics/kind";
import { period as periodOf } from "@/lib/periods/period";
import { readEntry } from "@/lib/reporting/entry";
import { versionFor } from "@/lib/reporting/metric";
import type { Content } from "@/lib/reporting/own-echo";
import type { Problem } from "@/lib/reporting/problem";
import { inTheWay } from "./in-the-way";
import type { Fields, Saved } from "./month-row";
import { lockedBecause } from "./month-rows";
import { namesFor, standingAs } from "./standing";

/** An entry as the browser sends it, with what it sent before over the same revision and got no answer to. */
export type SentEntry = Fields & {
  readonly key: number;
  readonly period: string;
  readonly over: number;
  readonly unanswered: readonly Fields[];
};

/** Checks an entry against the definition in force and writes it over the revision that the person saw, or over nothing else. */
export async function saveFigureOf(acting: Acting, sent: SentEntry): Promise<Saved | NotDone> {
  const { tx, network, viewer } = acting;
  const period = periodOf(sent.period);
  const series = await findSeries(tx, network.id, sent.key);
  if (series === null || series.reporterId !== viewer.organisationId) return { state: "gone" };
  if (!(await isOpen(tx, network.id, period))) {
    return { state: "locked", says: words.report.closed };
  }
  const [metric] = await listMetrics(tx, network.id, [series.metricCode]);
  if (metric === undefined) return { state: "gone" };
  const version = versionFor(metric, series, period);
  if (version === null) {
    const because = lockedBecause(metric, period, await organisationNames(tx));
    return { state: "locked", says: because ?? words.report.noVersion };
  }
  const entry = readEntry(version, sent);
  if (entry.state === "refused") {
    return { state: "refused", problems: entry.problems.map(inWords) };
  }
  const cell: Cell = { networkId: network.id, series, period, version };
  const content = contentOf(version, sent) ?? nothing;
  const revision = await saveDraft(tx, viewer, cell, {
    over: sent.over,
    ...content,
    ...typed,
  });
  if (revision !== null) {
    const names = await namesFor(tx, metric);
    return { state: "saved", ...standingAs(metric, cell, { ...content, revision }, names) };
  }
  const unanswered = sent.unanswered.flatMap((before) => contentOf(version, before) ?? []);
  return inTheWay(acting, { cell, metric, over: sent.over, content, unanswered });
}

/** One figure is saved at a time: it was typed. */
const typed = { source: "grid", reason: null } as const;

const nothing: Content = { parts: null, notApplicable: false };

/** What an entry says; null when it would be refused. */
function contentOf(measure: Measure, fields: Fields): Content | null {
  const entry = readEntry(measure, fields);
  if (entry.state === "refused") return null;
  return entry.state === "empty" ? nothing : entry;
}

function inWords({ field, code, values }: Problem) {
  const known = field === "denominator" || field === "notApplicable" ? field : "numerator";
  return { field: known, says: words.problems[code](values) } as const;
}
