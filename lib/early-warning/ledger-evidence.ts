import type { Period } from "@/lib/periods/period";
import type { KeptScan } from "./chain-scan-kept";
import { levelReached, type Published, type Warning, type WarningLevel } from "./warning";

/** Evidence (ln M) that differs by less than this, one part in a hundred of M, is the same. */
const same = 0.01;

/** A month's evidence (ln M) as it was published and as today's figures give it; null where there is none. */
export type EvidenceMonth = {
  readonly period: Period;
  readonly published: number | null;
  readonly now: number | null;
  /** Whether today's figures give another evidence than was published. */
  readonly isRestated: boolean;
};

/** The months in which there is any evidence, oldest first. */
export function evidenceMonths(
  { months }: KeptScan,
  published: readonly Published[],
): readonly EvidenceMonth[] {
  const now = new Map(months.map(({ period, logEvidence }) => [period, logEvidence]));
  const then = new Map(published.map(({ period, logEvidence }) => [period, logEvidence]));
  return [...new Set([...now.keys(), ...then.keys()])].toSorted().flatMap((period) => {
    const today = now.get(period) ?? null;
    const known = then.get(period) ?? null;
    if (today === null && known === null) return [];
    const isRestated = known !== null && (today === null || Math.abs(today - known) > same);
    return [{ period, published: known, now: today, isRestated }];
  });
}

/** A month with evidence, and the level that it reaches. */
type Reached = {
  readonly period: Period;
  readonly logEvidence: number;
  readonly level: WarningLevel | null;
};

/**
 * How a chain stands: the last month of evidence as it was published, and by today's figures; the warning under way; and since
 * when the evidence has asked for what it asks for. A month that isn't published yet opens no warning.
 */
export type ChainStanding = {
  readonly published: Reached | null;
  readonly now: Reached | null;
  readonly warning: Warning | null;
  readonly asks: { readonly level: WarningLevel; readonly since: Period } | null;
};

/** The standing that months of evidence and the warnings that they opened, each oldest first, come to. */
export function chainStanding(
  months: readonly EvidenceMonth[],
  warnings: readonly Warning[],
): ChainStanding {
  const last = (of: "published" | "now") => {
    const month = months.findLast((one) => one[of] !== null);
    return month === undefined ? null : reached(month.period, month[of] ?? 0);
  };
  const [published, now] = [last("published"), last("now")];
  const isUnderWay = published !== null && published.level !== null;
  const warning = isUnderWay ? (warnings.at(-1) ?? null) : null;
  return { published, now, warning, asks: asksOf(warning, now, months) };
}

function reached(period: Period, logEvidence: number): Reached {
  return { period, logEvidence, level: levelReached(logEvidence) };
}

function asksOf(
  warning: Warning | null,
  now: Reached | null,
  months: readonly EvidenceMonth[],
): ChainStanding["asks"] {
  if (warning !== null) {
    return { level: warning.level, since: warning.actSince ?? warning.openedPeriod };
  }
  if (now === null || now.level === null) return null;
  const { level } = now;
  const before = months.findLastIndex(
    ({ now: one }) => one !== null && levelReached(one) !== level,
  );
  return { level, since: months[before + 1]?.period ?? now.period };
}
