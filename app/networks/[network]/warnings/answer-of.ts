import type { NotDone } from "@/app/form-action";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import {
  answerWarning,
  findHealthPlace,
  type WarningAnswer,
  type HealthPlace,
} from "@/db/queries/warnings";
import { readNote } from "@/lib/access/entered-text";
import { warningsOf, type Answer } from "@/lib/early-warning/warning";
import { period as periodOf, type Period } from "@/lib/periods/period";
import { saidText } from "./said-text";

const said = words.warnings.form;

/** An answer as the browser sends it; `chain` names the chain, null the first; `over` is how many answers the person saw, an empty one was not chosen. */
type Sent = {
  readonly chain: string | null;
  readonly openedPeriod: string;
  readonly over: number;
  readonly answer: Answer | "";
  readonly note: string;
  readonly evidence: string;
};

/** What somebody answered meanwhile, and how many answers there are now. */
type Conflict = {
  readonly state: "conflict";
  readonly says: string;
  readonly theirs: string;
  readonly over: number;
};

/** Checks an answer and gives it, or says what is to be mended or what has come since. */
export async function answerOf(
  acting: Acting,
  sent: Sent,
): Promise<Done | Refused<"answer" | "note" | "evidence"> | Conflict | NotDone> {
  const { tx, network, viewer } = acting;
  const openedPeriod = periodOf(sent.openedPeriod);
  const place = await findHealthPlace(tx, network.slug, sent.chain);
  if (place === null || !isOpened(place, openedPeriod)) return { state: "gone" };
  const read = readAnswer(sent);
  if ("state" in read) return read;
  const before = conflictOver(place, openedPeriod, sent.over);
  if (before !== null) return before;
  const over = Math.min(sent.over, answersTo(place, openedPeriod).length);
  const networkId = network.id;
  const { chainNumber } = place;
  if (await answerWarning(tx, viewer, { networkId, chainNumber, openedPeriod, over, ...read })) {
    return { state: "done", says: doneIn(chainNumber) };
  }
  const again = await findHealthPlace(tx, network.slug, sent.chain);
  return (again && conflictOver(again, openedPeriod, over)) ?? { state: "gone" };
}

/** Who sees what was answered of a chain. */
function doneIn(chainNumber: number): string {
  return chainNumber === 1 ? said.done : said.doneForParties;
}

function isOpened({ published, answers }: HealthPlace, opened: Period): boolean {
  return warningsOf(published, answers).some(({ openedPeriod }) => openedPeriod === opened);
}

function answersTo({ answers }: HealthPlace, opened: Period): readonly WarningAnswer[] {
  return answers.filter(({ openedPeriod }) => openedPeriod === opened);
}

function readAnswer({ answer, ...sent }: Sent) {
  const note = readNote(sent.note);
  const evidence = readNote(sent.evidence);
  const lacks = evidenceLacks(answer, evidence);
  if (answer !== "" && isText(note) && evidence !== null && lacks === null) {
    return { answer, note, evidence: isText(evidence) ? evidence : null };
  }
  return refusal<"answer" | "note" | "evidence">([
    ["answer", answer === "" ? said.noAnswer : null],
    ["note", isText(note) ? null : said.noNote],
    ["evidence", lacks],
  ]);
}

/** What is to be mended of the evidence: closing takes some. */
function evidenceLacks(answer: Sent["answer"], evidence: string | null): string | null {
  if (evidence === null) return said.longEvidence;
  return answer === "closed" && evidence === "" ? said.noEvidence : null;
}

function isText(note: string | null): note is string {
  return note !== null && note !== "";
}

/** The last answer, where more have come than the person saw. */
function conflictOver(place: HealthPlace, opened: Period, seen: number): Conflict | null {
  const answers = answersTo(place, opened);
  const last = answers.at(-1);
  if (last === undefined || answers.length <= seen) return null;
  const { names, network } = place;
  const theirs = `${saidText(last, { names, timeZone: network.timeZone })}. ${last.note}`;
  return { state: "conflict", says: said.conflict, theirs, over: answers.length };
}
