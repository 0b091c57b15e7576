import type { Period } from "@/lib/periods/period";
import { defaultLevels } from "./levels";

/** A month's evidence (ln M) as it was first published. */
export type Published = {
  readonly period: Period;
  readonly logEvidence: number;
  readonly publishedAt?: Date;
};

/** How a warning is answered: what it is, that it is looked into, that it isn't so, or, with evidence, that it is over. */
export type Answer = "explained" | "investigating" | "disputed" | "closed";

/** An answer to the warning that was opened by this month's evidence. */
export type Answered = {
  readonly openedPeriod: Period;
  readonly answer: Answer;
  readonly answeredAt?: Date;
};

/** What the evidence asks for. */
export type WarningLevel = "look" | "act";

/** A warning from the month that opened it on: the most that was asked for since, and how it stands. */
export type Warning = {
  readonly openedPeriod: Period;
  readonly level: WarningLevel;
  readonly actSince: Period | null;
  readonly state: "open" | Answer;
};

/** The level that evidence has reached; null below both. */
export function levelReached(logEvidence: number): WarningLevel | null {
  if (logEvidence >= Math.log(defaultLevels.act)) return "act";
  return logEvidence >= Math.log(defaultLevels.look) ? "look" : null;
}

/**
 * The warnings that published evidence opened, oldest first. A month at a level opens one unless one is under way; it takes
 * in the months after it, and is under way until the evidence is below both levels again, or until it is closed and then asks
 * for more than it did. What was published stays: a later restatement opens and ends nothing.
 *
 * @param published oldest first
 * @param answers oldest first
 */
export function warningsOf(
  published: readonly Published[],
  answers: readonly Answered[],
): readonly Warning[] {
  const warnings: Warning[] = [];
  let current: Warning | null = null;
  for (const month of published) {
    const { period } = month;
    const level = levelReached(month.logEvidence);
    const goesOn: boolean =
      current !== null &&
      !(isMore(level, current.level) && isClosedBefore(current, month, answers));
    if (level === null) current = null;
    else if (current !== null && goesOn) {
      current = escalated(current, level, period);
      warnings.splice(-1, 1, current);
    } else {
      current = opened(period, level, answers);
      warnings.push(current);
    }
  }
  return warnings;
}

/** Whether a warning was closed before a month was published; whoever closes it later has seen that month. */
function isClosedBefore(
  { openedPeriod, state }: Warning,
  { publishedAt }: Published,
  answers: readonly Answered[],
): boolean {
  if (state !== "closed") return false;
  const closed = answers.findLast((one) => one.openedPeriod === openedPeriod)?.answeredAt;
  return publishedAt === undefined || closed === undefined || closed < publishedAt;
}

/** What the warning that is under way asks for, unless it is closed; null without one. */
export function openLevel(
  published: readonly Published[],
  answers: readonly Answered[],
): WarningLevel | null {
  const last = published.at(-1);
  const warning = warningsOf(published, answers).at(-1);
  if (last === undefined || warning === undefined || levelReached(last.logEvidence) === null)
    return null;
  return warning.state === "closed" ? null : warning.level;
}

function isMore(level: WarningLevel | null, than: WarningLevel): boolean {
  return level === "act" && than === "look";
}

function opened(period: Period, level: WarningLevel, answers: readonly Answered[]): Warning {
  const last = answers.findLast(({ openedPeriod }) => openedPeriod === period);
  return {
    openedPeriod: period,
    level,
    actSince: level === "act" ? period : null,
    state: last?.answer ?? "open",
  };
}

function escalated(warning: Warning, level: WarningLevel, period: Period): Warning {
  return level === "act" && warning.level === "look"
    ? { ...warning, level, actSince: period }
    : warning;
}
