import fc from "fast-check";
import type { Viewer } from "@/lib/access/viewer";
import type { Tx } from "../doors";
import { listFigures } from "../queries/figures";
import { listMetrics } from "../queries/metrics";
import { saveDraft } from "../queries/drafts";
import { submitDraft } from "../queries/report";
import { actAs, leaves, openPeriod, removeAssignment, type ParcelNetwork } from "../testing";

/** What may happen to a figure: a draft of so many out of 1000, of nothing, or of "doesn't apply"; or it is submitted. */
export type Report = {
  readonly is: "save" | "submit";
  readonly series: number;
  readonly what: number | "empty" | "not applicable";
};

/** What may happen to a parcel network through the doors. */
export type Change = {
  readonly of: "brand" | "carrier" | "desk";
  readonly by: "manager" | "deputy";
  readonly does: Report | { readonly is: "leave" } | { readonly is: "unassign" };
};

const report: fc.Arbitrary<Report> = fc.record({
  is: fc.constantFrom("save", "save", "save", "submit"),
  series: fc.nat({ max: 3 }),
  what: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 1000 }) },
    fc.constantFrom("empty" as const, "not applicable" as const),
  ),
});

/** Mostly reports, now and then somebody who goes. */
export const change: fc.Arbitrary<Change> = fc.record({
  of: fc.constantFrom("brand", "carrier", "desk"),
  by: fc.constantFrom("manager", "deputy"),
  does: fc.oneof(
    { weight: 12, arbitrary: report },
    fc.constantFrom({ is: "leave" as const }, { is: "unassign" as const }),
  ),
});

/** Makes a change as its person would; what they may not do any more stays undone. */
export async function make(network: ParcelNetwork, { of, by, does }: Change): Promise<void> {
  if (does.is === "leave") return leaves(network[of], network);
  if (does.is === "unassign") return removeAssignment(network[of][by], network);
  return actAs(network[of][by], (tx, viewer) => writes(tx, viewer, network.id, does));
}

/** Writes a report of the open month for one of the viewer's series, if there is one that takes figures. */
export async function writes(
  tx: Tx,
  viewer: Viewer,
  networkId: string,
  { is, series, what }: Report,
): Promise<void> {
  const due = (await listMetrics(tx, networkId)).flatMap((metric) =>
    metric.series
      .filter(({ reporterId }) => reporterId === viewer.organisationId)
      .flatMap((one) => metric.versions.map((version) => ({ series: one, version })))
      .filter(({ version }) => version.missingPartyIds.length === 0),
  );
  const cell = due[series % Math.max(1, due.length)];
  if (cell === undefined) return;
  const [figure] = await listFigures(tx, networkId, {
    seriesKeys: [cell.series.key],
    first: openPeriod,
    last: openPeriod,
  });
  const place = { ...cell, networkId, period: openPeriod };
  const over = figure?.revision ?? 0;
  if (is === "save") {
    const parts = typeof what === "number" ? { numerator: what, denominator: 1000 } : null;
    await saveDraft(tx, viewer, place, { over, parts, notApplicable: what === "not applicable" });
  } else if (figure?.status === "draft" && (figure.parts !== null || figure.notApplicable)) {
    await submitDraft(tx, viewer, place, { ...figure, over });
  }
}
