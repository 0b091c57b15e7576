import type { Parts } from "@/lib/metrics/kind";
import type { FigureStatus } from "@/lib/reporting/figure";

/** What can be done about a figure once it is submitted. */
export const actNames = [
  "accept",
  "dispute",
  "message",
  "name-rule",
  "take-rule",
  "propose-restatement",
  "agree-restatement",
  "decline-restatement",
  "withdraw-restatement",
] as const;

/** One of them. */
export type ActName = (typeof actNames)[number];

/**
 * Something that was done about a figure, in the order of `number`. `revision` is the one that it was about, `made` the one that
 * came of it. `parts` are the figure as the disputing side has it, or as it is to be restated.
 */
export type FigureAct = {
  readonly number: number;
  readonly act: ActName;
  readonly revision: number;
  readonly made: number | null;
  readonly says: string | null;
  readonly evidence: string | null;
  readonly parts: Parts | null;
  readonly notApplicable: boolean;
  readonly organisationId: string;
  readonly personName: string;
  readonly actedAt: Date;
};

/** The open dispute of a figure, from the question on; empty where it isn't disputed. */
export function openThread(status: FigureStatus, acts: readonly FigureAct[]): readonly FigureAct[] {
  const question = acts.findLastIndex(({ act }) => act === "dispute");
  return status === "disputed" && question >= 0 ? acts.slice(question).filter(isSaid) : [];
}

function isSaid({ act }: FigureAct): boolean {
  return act === "dispute" || act === "message" || act === "name-rule";
}

/** The restatement that is proposed and neither agreed by all nor ended; null where there is none. */
export function openRestatement(acts: readonly FigureAct[]): FigureAct | null {
  const at = acts.findLastIndex(({ act }) => act === "propose-restatement");
  const proposed = acts[at];
  if (proposed === undefined || proposed.made !== null) return null;
  const isEnded = acts
    .slice(at + 1)
    .some(
      ({ act, made }) =>
        act === "decline-restatement" ||
        act === "withdraw-restatement" ||
        (act === "agree-restatement" && made !== null),
    );
  return isEnded ? null : proposed;
}

/** Who has agreed to the open restatement. */
export function agreedToRestate(acts: readonly FigureAct[]): readonly string[] {
  const proposed = openRestatement(acts);
  if (proposed === null) return [];
  return acts
    .filter(({ act, number }) => act === "agree-restatement" && number > proposed.number)
    .map(({ organisationId }) => organisationId);
}

/** Who has accepted the figure as it is now: what was accepted before it was restated was another figure. */
export function acceptedBy(acts: readonly FigureAct[]): readonly string[] {
  const restated = acts.findLast(({ act, made }) => act.endsWith("-restatement") && made !== null);
  const since = acts.filter(({ number }) => number > (restated?.number ?? 0));
  const accepting = since.filter(({ act }) => act === "accept" || act === "take-rule");
  return [...new Set(accepting.map(({ organisationId }) => organisationId))];
}
