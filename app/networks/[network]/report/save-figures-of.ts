import { words } from "@/app/words/words";
import { saveDrafts, type Draft } from "@/db/queries/drafts";
import { findReportPlace, type ReportPlace } from "@/db/queries/report-place";
import type { Viewer } from "@/lib/access/viewer";
import type { Measure } from "@/lib/metrics/kind";
import { period as periodOf } from "@/lib/periods/period";
import { readEntry } from "@/lib/reporting/entry";
import type { Figure } from "@/lib/reporting/figure";
import { versionFor } from "@/lib/reporting/metric";
import type { Content } from "@/lib/reporting/own-echo";
import type { Problem } from "@/lib/reporting/problem";
import { inTheWay, type Refused, type Sending } from "./in-the-way";
import type { EntryResult, Fields, SentEntry } from "./month-data";
import { lockedBecause } from "./month-rows";
import { openPeriods } from "./read-month";
import { standing } from "./standing";

/** An entry that can be written. */
type Writable = Refused & { readonly draft: Draft };

/**
 * Checks entries against the definitions in force and writes them, each over the revision that the person saw, or over nothing
 * else; those that can't be written stop no others.
 *
 * @returns what came of each, in their order
 */
export async function saveFiguresOf(
  sending: Sending,
  sent: readonly SentEntry[],
): Promise<readonly EntryResult[]> {
  const { tx, viewer, place } = sending;
  const read = sent.map((entry) => readSent(sending, entry));
  const writable = read.flatMap((one) => ("draft" in one ? [one] : []));
  const revisions = await saveDrafts(
    tx,
    viewer,
    place.network.id,
    writable.map(({ draft }) => draft),
  );
  const stopped = writable.filter((_one, index) => revisions[index] === null);
  const met = await inTheWay(sending, stopped);
  const judging = await afterWriting(sending, writable);
  return read.map((one) => {
    if (!("draft" in one)) return one;
    const revision = revisions[writable.indexOf(one)];
    if (revision === null || revision === undefined) {
      return met[stopped.indexOf(one)] ?? { state: "gone" };
    }
    return savedAs(one, revision, judging);
  });
}

type Judging = Pick<ReportPlace, "names" | "metrics">;

/** A figure that was written, as it is judged now. */
function savedAs(
  { metric, draft, content }: Writable,
  revision: number,
  { names, metrics }: Judging,
): EntryResult {
  const { series, period, version } = draft.cell;
  const figure: Figure = {
    seriesKey: series.key,
    period,
    status: "draft",
    metricVersion: version.version,
    ...content,
    revision,
  };
  const now = metrics.find(({ code }) => code === metric.code) ?? metric;
  const reason = draft.writing.reason ?? null;
  return { state: "saved", ...standing(now, figure, { names, reason }) };
}

/** Several months of a metric with grace count for each other: they are judged once all of them stand. */
async function afterWriting(
  { tx, viewer, place }: Sending,
  written: readonly Writable[],
): Promise<Judging> {
  const relaxing = written.filter(({ metric }) => metric.environment !== null);
  if (relaxing.length < 2) return place;
  const keys = relaxing.map(({ draft }) => draft.cell.series.key);
  return (await findReportPlace(tx, place.network.slug, viewer.organisationId, keys)) ?? place;
}

/** What an entry comes to before anything is written: a draft, or why there is none. */
function readSent({ viewer, place }: Sending, sent: SentEntry): Writable | EntryResult {
  const found = seriesIn(place, viewer, sent.key);
  if (found === null) return { state: "gone" };
  const { metric, series } = found;
  const period = periodOf(sent.period);
  if (!openPeriods(place).some((open) => open.period === period)) {
    return { state: "locked", says: words.report.closed };
  }
  const version = versionFor(metric, series, period);
  if (version === null) {
    const because = lockedBecause(metric, period, place.names);
    return { state: "locked", says: because ?? words.report.noVersion };
  }
  const entry = readEntry(version, sent);
  if (entry.state === "refused") return { state: "refused", problems: entry.problems.map(inWords) };
  const content = contentOf(version, sent) ?? nothing;
  const { over, source, reason } = sent;
  return {
    metric,
    content,
    unanswered: sent.unanswered.flatMap((before) => contentOf(version, before) ?? []),
    draft: {
      cell: { networkId: place.network.id, series, period, version },
      writing: { over, ...content, source, reason },
    },
  };
}

function seriesIn({ metrics }: ReportPlace, { organisationId }: Viewer, key: number) {
  for (const metric of metrics) {
    const series = [...metric.series, ...metric.parallel].find((one) => one.key === key);
    if (series !== undefined)
      return series.reporterId === organisationId ? { metric, series } : null;
  }
  return null;
}

const nothing: Content = { parts: null, notApplicable: false };

/** What an entry says; null when it would be refused. */
function contentOf(measure: Measure, fields: Fields): Content | null {
  const entry = readEntry(measure, fields);
  if (entry.state === "refused") return null;
  return entry.state === "empty"
    ? nothing
    : { parts: entry.parts, notApplicable: entry.notApplicable };
}

function inWords({ field, code, values }: Problem) {
  const known = field === "denominator" || field === "notApplicable" ? field : "numerator";
  return { field: known, says: words.problems[code](values) } as const;
}
