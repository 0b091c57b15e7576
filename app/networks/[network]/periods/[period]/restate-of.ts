import { formatList, formatMonth } from "@/app/format";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { listFigures } from "@/db/queries/figures";
import { proposeRestatement } from "@/db/queries/settlement";
import { readNote } from "@/lib/access/entered-text";
import { levelChanges, type LevelChange } from "@/lib/settlement/level-changes";
import { enteredFigure, type EnteredFigure, type Fields } from "./entered-figure";
import { keyOf, told, type Gone, type Locked } from "./figure-key";

const said = words.settlement;

type About = { readonly period: string; readonly key: number };
type Field = "says" | "numerator" | "denominator" | "notApplicable";

/** What a restatement would change, before it is proposed; `sure` is sent along once that was read. */
export type Asked = { readonly state: "asked"; readonly says: string; readonly sure: string };

/** A reason stands with the revision that comes of it, which takes so much. */
const longestReason = 500;

/** Says what a restatement changes, and proposes it once that was read. */
export async function restateOf(
  acting: Acting,
  sent: About &
    Fields & { readonly revision: number; readonly says: string; readonly sure: string },
): Promise<Done | Refused<Field> | Asked | Locked | Gone> {
  const says = readNote(sent.says, longestReason);
  const entered = await enteredFigure(acting, sent);
  if (entered === null || entered.series.reporterId !== acting.viewer.organisationId) {
    return { state: "gone" };
  }
  const wrong = toMend(entered, says);
  if (says === null || wrong !== null) return wrong ?? { state: "gone" };
  const { parts, notApplicable } = entered;
  const sure = JSON.stringify([parts?.numerator, parts?.denominator, notApplicable]);
  if (sent.sure !== sure) {
    const effect = changesText(await changesOf(acting, entered));
    return { state: "asked", says: said.restateFirst(effect), sure };
  }
  const restated = { says, evidence: null, parts, notApplicable };
  return told(await proposeRestatement(acting.tx, keyOf(acting, sent), sent.revision, restated), {
    proposed: said.restateProposed,
    restated: said.restated,
  });
}

/** What is to be mended before anything can be restated; null where nothing is. */
function toMend(
  { parts, notApplicable, problems }: EnteredFigure,
  says: string | null,
): Refused<Field> | null {
  const isEmpty = parts === null && !notApplicable && problems.length === 0;
  const wrong = refusal<Field>([
    ...problems,
    ["numerator", isEmpty ? said.refused.malformed : null],
    ["says", says === null || says === "" ? said.noReason : null],
  ]);
  return wrong.problems.length === 0 ? null : wrong;
}

async function changesOf(
  { tx, network }: Acting,
  { metric, series, figure, parts, notApplicable }: EnteredFigure,
): Promise<readonly LevelChange[]> {
  const all = await listFigures(tx, network.id, { seriesKeys: [series.key] });
  const reported = all.filter(({ status }) => status !== "draft");
  return levelChanges(metric, reported, { ...figure, parts, notApplicable });
}

/** The months whose level changes, in a sentence. */
export function changesText(changes: readonly LevelChange[]): string {
  if (changes.length === 0) return said.noChange;
  return said.changes(
    formatList(
      changes.map(({ period, from, to }) =>
        said.change(formatMonth(period), words.levels[from], words.levels[to]),
      ),
    ),
  );
}
