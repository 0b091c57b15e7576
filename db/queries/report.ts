import { and, asc, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { Viewer } from "@/lib/access/viewer";
import type { Parts } from "@/lib/metrics/kind";
import type { EntryTerms } from "@/lib/metrics/metric-version";
import { monthNumber, type Period } from "@/lib/periods/period";
import { figureAudience } from "@/lib/reporting/audience";
import type { FigureSource } from "@/lib/reporting/figure";
import type { Series } from "@/lib/reporting/metric";
import type { Tx } from "../doors";
import { figureRevisions, figures } from "../schema/figures";
import { record } from "./audit";
import { sign } from "./members";

/** Which figure is written: the series, its period, and the definition that it is reported under. */
export type Cell = {
  readonly networkId: string;
  readonly series: Series;
  readonly period: Period;
  readonly version: EntryTerms;
};

/** What is written over which revision (0: nothing was there). Parts null and not "not applicable" empties the cell. */
export type Writing = {
  readonly over: number;
  readonly parts: Parts | null;
  readonly notApplicable: boolean;
};

/** Where an entry comes from, and what its author says about it in a line; null where there is nothing to say. */
export type Origin = {
  readonly source: FigureSource;
  readonly reason: string | null;
};

/**
 * Submits a draft: from then on its audience sees it, and it changes no more without them.
 *
 * @returns false, with nothing written, when the draft isn't at this revision any more
 */
export async function submitDraft(
  tx: Tx,
  viewer: Viewer,
  cell: Cell,
  writing: Writing,
): Promise<boolean> {
  const row = rowOf(viewer, cell, writing, "submitted");
  const written = await overwrite(tx, row, writing.over);
  if (written.length === 0) return false;
  await sign(tx, viewer, cell.networkId);
  await tx.insert(figureRevisions).values({
    ...row,
    personId: viewer.personId,
    ...originOf(cell, writing.over),
  });
  await record(tx, viewer, {
    networkId: cell.networkId,
    verb: "submit-figure",
    object: objectOf(cell),
    payload: {
      revision: row.revision,
      definitionHash: cell.version.textHash,
      numerator: row.numerator,
      denominator: row.denominator,
      notApplicable: row.notApplicable,
    },
    audience: row.audience,
  });
  return true;
}

/** What stands beside a revision goes on to the next one that says the same. */
function originOf({ networkId, series, period }: Cell, revision: number) {
  const of = (column: SQL) => sql<never>`(
    select ${column} from ${figureRevisions} where network_id = ${networkId} and series_key = ${series.key}
      and period = ${monthNumber(period)} and reporter_id = ${series.reporterId} and revision = ${revision})`;
  return { source: of(sql`source`), reason: of(sql`reason`) };
}

/** Holds the viewer's drafts of these series for a period until the transaction ends: whoever else writes them comes before or after. */
export async function lockDrafts(
  tx: Tx,
  networkId: string,
  { seriesKeys, period }: { readonly seriesKeys: readonly number[]; readonly period: Period },
): Promise<void> {
  if (seriesKeys.length === 0) return;
  await tx
    .select({ key: figures.seriesKey })
    .from(figures)
    .where(
      and(
        eq(figures.networkId, networkId),
        inArray(figures.seriesKey, [...seriesKeys]),
        eq(figures.period, monthNumber(period)),
        eq(figures.status, "draft"),
      ),
    )
    .orderBy(asc(figures.seriesKey))
    .for("update");
}

/** A figure as it is written, over the revision that was seen. */
export function rowOf(
  viewer: Viewer,
  { networkId, series, period, version }: Cell,
  { over, parts, notApplicable }: Writing,
  status: "draft" | "submitted",
) {
  const audience = figureAudience({
    visibility: version.visibility,
    partyIds: version.partyIds,
    reporterId: viewer.organisationId,
    seriesAudience: series.audience,
  });
  return {
    networkId,
    seriesKey: series.key,
    period: monthNumber(period),
    numerator: parts?.numerator ?? null,
    denominator: parts?.denominator ?? null,
    notApplicable,
    status,
    revision: over + 1,
    metricCode: series.metricCode,
    metricVersion: version.version,
    reporterId: viewer.organisationId,
    audience: audience === null ? null : [...audience],
  };
}

/** The condition on the revision makes the loser of a race find nothing to write. */
function overwrite(tx: Tx, row: ReturnType<typeof rowOf>, over: number) {
  const { numerator, denominator, notApplicable, status, revision, metricVersion, audience } = row;
  return tx
    .update(figures)
    .set({ numerator, denominator, notApplicable, status, revision, metricVersion, audience })
    .where(
      and(
        eq(figures.networkId, row.networkId),
        eq(figures.seriesKey, row.seriesKey),
        eq(figures.period, row.period),
        eq(figures.revision, over),
        eq(figures.status, "draft"),
      ),
    )
    .returning({ is: figures.revision });
}

/** What a figure is called in the audit trail. */
function objectOf({ series, period }: Cell): string {
  return `figure ${series.metricCode}/${series.key} ${period}`;
}
