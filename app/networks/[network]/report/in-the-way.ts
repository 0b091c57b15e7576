import type { NotDone } from "@/app/form-action";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { listFigures, listRevisions } from "@/db/queries/figures";
import { listWrittenSince, saveDraft, type Cell } from "@/db/queries/report";
import type { Figure } from "@/lib/reporting/figure";
import type { Metric } from "@/lib/reporting/metric";
import { isOwnEcho, sameContent, type Content } from "@/lib/reporting/own-echo";
import type { Saved } from "./month-row";
import { entryText, fieldsOf } from "./month-rows";
import { namesFor, standing, standingAs } from "./standing";

/** An entry that another revision was in the way of. */
type Refused = {
  readonly cell: Cell;
  readonly metric: Metric;
  readonly over: number;
  readonly content: Content;
  readonly unanswered: readonly Content[];
};

/**
 * What stands where an entry was meant to go: the same; what this person sent before and never heard of, which then gives way;
 * another's revision; or a figure that was submitted.
 */
export async function inTheWay(acting: Acting, refused: Refused): Promise<Saved | NotDone> {
  const { tx, network, viewer } = acting;
  const { cell, metric, over, content, unanswered } = refused;
  const seriesKeys = [cell.series.key];
  const window = { seriesKeys, first: cell.period, last: cell.period };
  const [figure] = await listFigures(tx, network.id, window);
  if (figure === undefined) return { state: "gone" };
  const since = await listWrittenSince(tx, viewer, cell, over);
  const stands = { figure, mine: since.at(-1)?.mine === true };
  if (figure.status !== "draft") return shown(acting, refused, stands);
  const names = await namesFor(tx, metric);
  if (sameContent(figure, content)) {
    return { state: "saved", ...standing(metric, figure, names) };
  }
  if (!isOwnEcho(since, unanswered)) return shown(acting, refused, stands);
  const revision = await saveDraft(tx, viewer, cell, {
    over: figure.revision,
    ...content,
    source: "grid",
    reason: null,
  });
  // Somebody was quicker still.
  if (revision === null) return inTheWay(acting, { ...refused, unanswered: [] });
  return { state: "saved", ...standingAs(metric, cell, { ...content, revision }, names) };
}

/** Both entries in words, with who wrote what stands. */
async function shown(
  { tx, network }: Acting,
  { cell, metric, content }: Refused,
  { figure, mine }: { readonly figure: Figure; readonly mine: boolean },
): Promise<Saved> {
  const { series, period, version } = cell;
  const [last] = await listRevisions(tx, network.id, { seriesKeys: [series.key], period });
  const who = mine ? words.report.yourself : (last?.personName ?? "");
  const stands = standing(metric, figure, await namesFor(tx, metric));
  const theirs = entryText(stands.entered, version);
  return figure.status === "draft"
    ? { state: "conflict", theirs: words.report.theySaved(who, theirs), ...stands }
    : {
        state: "submitted",
        says: words.report.submittedBefore(
          who,
          theirs,
          entryText(fieldsOf(content, version), version),
        ),
        ...stands,
      };
}
