import type { NotDone } from "@/app/form-action";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { listCases } from "@/db/queries/cases";
import { isOpen } from "@/db/queries/periods";
import { saveDraft } from "@/db/queries/drafts";
import { period as periodOf } from "@/lib/periods/period";
import { partsForFigure } from "@/lib/promises/ledger-metric";
import { countLedger } from "@/lib/promises/ledger-measures";
import { listLedgerSeries } from "./own-ledger";

const said = words.promises.ledger;

/** Takes what the ledger counts now as the draft of a series, in place of what a person entered; from then on the ledger feeds it again. */
export async function enterFigureOf(
  { tx, network, viewer }: Acting,
  sent: { readonly key: number; readonly period: string },
): Promise<Done | Refused | NotDone> {
  const period = periodOf(sent.period);
  const { organisationId } = viewer;
  const fed = await listLedgerSeries(tx, network.id, { organisationId, period });
  const one = fed.find(({ cell }) => cell.series.key === sent.key);
  if (one === undefined) return { state: "gone" };
  if (!(await isOpen(tx, network.id, period))) return refusal([["form", said.closed]]);
  const { cell, measure, figure } = one;
  const counted = countLedger(
    (await listCases(tx, network.id)).map(({ entries }) => entries),
    { organisation: organisationId, period, timeZone: network.timeZone, now: new Date() },
  );
  const saved = await saveDraft(tx, viewer, cell, {
    over: figure?.revision ?? 0,
    parts: partsForFigure(counted[measure], cell.version, measure),
    notApplicable: false,
    source: "ledger",
    reason: null,
  });
  return saved === null
    ? refusal([["form", said.changed]])
    : { state: "done", says: said.saved(cell.series.metricCode) };
}
