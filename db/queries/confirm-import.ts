import { TransactionRollbackError } from "drizzle-orm";
import type { Viewer } from "@/lib/access/viewer";
import type { PlannedDraft } from "@/lib/import/difference";
import { versionFor } from "@/lib/reporting/metric";
import type { Tx } from "../doors";
import { record } from "./audit";
import { listFiguresAtOnce } from "./figures";
import { endImport, holdPlan, rememberColumns } from "./imports";
import { listMetrics } from "./metrics";
import { listPeriods } from "./periods";
import { listSeriesReportedBy } from "./series";
import { writeDrafts, type Draft, type WrittenCell } from "./write-drafts";

/**
 * What confirming came to. "changed": these figures are not any more what they were when the file was compared, or what is agreed
 * of them isn't; nothing was written. "gone": the file waits no more, or was not compared.
 */
export type Confirmed =
  | { readonly state: "written"; readonly figures: number }
  | { readonly state: "changed"; readonly cells: readonly WrittenCell[] }
  | { readonly state: "gone" };

type Place = { readonly id: string };

/**
 * Writes what a file changes, as it was shown: all of it or nothing, with one entry of the audit trail that names the file by its
 * hash.
 *
 * @param onRows is told how many figures were written, now and then
 */
export async function confirmImport(
  tx: Tx,
  viewer: Viewer,
  { id: networkId }: Place,
  { importId, onRows }: { readonly importId: string; readonly onRows: (count: number) => void },
): Promise<Confirmed> {
  const held = await holdPlan(tx, networkId, importId);
  if (held === null) return { state: "gone" };
  const batches = await draftsOf(tx, viewer, networkId, held.plan);
  if (!("drafts" in batches)) return { state: "changed", cells: batches.outdated };
  const changed = await changedSince(tx, networkId, batches.drafts.flat());
  if (changed.length > 0) return { state: "changed", cells: changed };
  if (!(await allWritten(tx, viewer, networkId, { batches: batches.drafts, onRows }))) {
    return { state: "changed", cells: await changedSince(tx, networkId, batches.drafts.flat()) };
  }
  const figures = batches.drafts.reduce((sum, { length }) => sum + length, 0);
  const { added, changed: overwritten, unchanged, rejected, rows, ignored } = held.difference;
  await record(tx, viewer, {
    networkId,
    verb: "import-figures",
    object: `file ${held.sha256}`,
    payload: {
      file: held.fileName,
      sha256: held.sha256,
      rows,
      added,
      changed: overwritten,
      unchanged,
      rejected,
      ignored: ignored.reduce((sum, { count }) => sum + count, 0),
    },
    managersOnly: true,
  });
  if (held.reading !== null) {
    const { columns } = JSON.parse(held.reading);
    await rememberColumns(tx, viewer, networkId, { header: JSON.parse(held.header), columns });
  }
  await endImport(tx, networkId, importId);
  return { state: "written", figures };
}

/** The drafts of a plan in its batches, under the versions in force; or those that can't be written as planned any more. */
async function draftsOf(
  tx: Tx,
  viewer: Viewer,
  networkId: string,
  plan: string,
): Promise<
  { readonly drafts: readonly (readonly Draft[])[] } | { readonly outdated: readonly WrittenCell[] }
> {
  const series = new Map(
    (await listSeriesReportedBy(tx, networkId, viewer.organisationId)).map((one) => [one.key, one]),
  );
  const codes = [...new Set([...series.values()].map(({ metricCode }) => metricCode))];
  const metrics = new Map(
    (await listMetrics(tx, networkId, codes)).map((metric) => [metric.code, metric]),
  );
  const open = new Set(
    (await listPeriods(tx, networkId))
      .filter(({ closedOn }) => closedOn === null)
      .map(({ period }) => period),
  );
  const outdated: WrittenCell[] = [];
  const asPlanned = ({ seriesKey, version: number, ...planned }: PlannedDraft): Draft[] => {
    const one = series.get(seriesKey);
    const metric = one === undefined ? undefined : metrics.get(one.metricCode);
    const version =
      one === undefined || metric === undefined ? null : versionFor(metric, one, planned.period);
    if (one !== undefined && version?.version === number && open.has(planned.period)) {
      return [{ ...planned, series: one, version }];
    }
    outdated.push({ seriesKey, period: planned.period });
    return [];
  };
  const drafts = plan
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const planned: readonly PlannedDraft[] = JSON.parse(line);
      return planned.flatMap(asPlanned);
    });
  return outdated.length > 0 ? { outdated } : { drafts };
}

/** The cells at which something else stands than what the drafts were compared with. */
async function changedSince(
  tx: Tx,
  networkId: string,
  drafts: readonly Draft[],
): Promise<readonly WrittenCell[]> {
  const seriesKeys = [...new Set(drafts.map(({ series }) => series.key))];
  const figures = new Map(
    (await listFiguresAtOnce(tx, networkId, seriesKeys)).map((figure) => [
      `${figure.seriesKey} ${figure.period}`,
      figure,
    ]),
  );
  return drafts
    .filter(({ series, period, over }) => {
      const figure = figures.get(`${series.key} ${period}`);
      return (
        (figure?.revision ?? 0) !== over || (figure !== undefined && figure.status !== "draft")
      );
    })
    .map(({ series, period }) => ({ seriesKey: series.key, period }));
}

/** Whether each draft was written; none is where somebody was in the way of one. */
async function allWritten(
  tx: Tx,
  viewer: Viewer,
  networkId: string,
  {
    batches,
    onRows,
  }: { readonly batches: readonly (readonly Draft[])[]; readonly onRows: (count: number) => void },
): Promise<boolean> {
  try {
    await tx.transaction(async (inner) => {
      let count = 0;
      for (const drafts of batches) {
        const written = await writeDrafts(inner, viewer, networkId, { drafts, source: "import" });
        if (written.length < drafts.length) inner.rollback();
        count += written.length;
        onRows(count);
      }
    });
    return true;
  } catch (failure) {
    if (failure instanceof TransactionRollbackError) return false;
    throw failure;
  }
}
