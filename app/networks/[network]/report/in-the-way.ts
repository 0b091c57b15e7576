import { words } from "@/app/words/words";
import type { Tx } from "@/db/doors";
import { listStanding, saveDrafts, type Draft, type Standing } from "@/db/queries/drafts";
import type { ReportPlace } from "@/db/queries/report-place";
import type { Viewer } from "@/lib/access/viewer";
import type { Metric } from "@/lib/reporting/metric";
import { isOwnEcho, sameContent, type Content } from "@/lib/reporting/own-echo";
import type { EntryResult } from "./month-data";
import { entryText, fieldsOf } from "./month-rows";
import { standing } from "./standing";

/** Who sends, and where: the network with the metrics of the series that are sent. */
export type Sending = { readonly tx: Tx; readonly viewer: Viewer; readonly place: ReportPlace };

/** An entry that another revision was in the way of. */
export type Refused = {
  readonly metric: Metric;
  readonly content: Content;
  readonly draft: Draft;
  /** What was sent before over the same revision, without an answer. */
  readonly unanswered: readonly Content[];
};

/**
 * What stands where entries were meant to go: the same; what this person sent before and never heard of, which then gives way;
 * another's revision; or a figure that was submitted.
 */
export async function inTheWay(
  sending: Sending,
  refused: readonly Refused[],
): Promise<readonly EntryResult[]> {
  const { tx, viewer, place } = sending;
  const stands = await listStanding(
    tx,
    viewer,
    place.network.id,
    refused.map(({ draft: { cell, writing } }) => ({
      seriesKey: cell.series.key,
      period: cell.period,
      over: writing.over,
    })),
  );
  const met = refused.map((one, index) => ({ one, there: stands[index] ?? null }));
  const echoes = met.flatMap(({ one, there }) =>
    there !== null && givesWay(one, there) ? [over(one, there)] : [],
  );
  // Somebody may be quicker still: then it is no echo any more.
  const again = echoes.length === 0 ? [] : await overEchoes(sending, echoes);
  return met.map(({ one, there }) => {
    if (there === null) return { state: "gone" };
    const echo = echoes.findIndex(
      ({ metric, draft }) => metric === one.metric && draft.cell === one.draft.cell,
    );
    return again[echo] ?? shown(sending, one, there);
  });
}

/** Whether all that was written since is this person's own, sent from the same screen, and says something else. */
function givesWay({ content, unanswered }: Refused, { figure, since }: Standing): boolean {
  return figure.status === "draft" && !sameContent(figure, content) && isOwnEcho(since, unanswered);
}

function over({ draft, ...one }: Refused, { figure }: Standing): Refused {
  const writing = { ...draft.writing, over: figure.revision };
  return { ...one, unanswered: [], draft: { cell: draft.cell, writing } };
}

async function overEchoes(
  sending: Sending,
  echoes: readonly Refused[],
): Promise<readonly EntryResult[]> {
  const { tx, viewer, place } = sending;
  const drafts = echoes.map(({ draft }) => draft);
  const revisions = await saveDrafts(tx, viewer, place.network.id, drafts);
  const late = echoes.filter((_one, index) => revisions[index] === null);
  const met = late.length === 0 ? [] : await inTheWay(sending, late);
  return echoes.map((one, index): EntryResult => {
    const revision = revisions[index] ?? null;
    if (revision === null) return met[late.indexOf(one)] ?? { state: "gone" };
    const { series, period, version } = one.draft.cell;
    const figure = {
      seriesKey: series.key,
      period,
      status: "draft" as const,
      metricVersion: version.version,
      ...one.content,
      revision,
    };
    const reason = one.draft.writing.reason ?? null;
    return { state: "saved", ...standing(one.metric, figure, { names: place.names, reason }) };
  });
}

/** Both entries in words, with who wrote what stands. */
function shown(
  { place: { names } }: Sending,
  { metric, content, draft: { cell, writing } }: Refused,
  { figure, since, lastBy }: Standing,
): EntryResult {
  const said = words.report;
  const isSame = figure.status === "draft" && sameContent(figure, content);
  const reason = isSame ? (writing.reason ?? null) : null;
  const stands = standing(metric, figure, { names, reason });
  if (isSame) return { state: "saved", ...stands };
  const who = since.at(-1)?.mine === true ? said.yourself : (lastBy ?? said.theLedger);
  const theirs = entryText(stands.entered, cell.version);
  if (figure.status === "draft") {
    return { state: "conflict", theirs: said.theySaved(who, theirs), ...stands };
  }
  const mine = entryText(fieldsOf(content, cell.version), cell.version);
  const says = said.submittedBefore(who, theirs, mine);
  return { state: "submitted", status: figure.status, says, ...stands };
}
