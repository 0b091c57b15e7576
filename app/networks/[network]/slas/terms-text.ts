import { trimmed } from "@/app/_components/bounds-text";
import { formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import type {
  Base,
  Consequence,
  EarnBack,
  Obligation,
  OwnThreshold,
  Remedy,
  SlaTerms,
  Threshold,
  Window,
} from "@/lib/slas/terms";
import { moneyOf } from "./money";

const said = words.slas.terms;

/** A threshold as it was agreed: "at least 95 %", "on track or better, by the band in force". */
export function thresholdText(threshold: Threshold, unit: string): string {
  const inUnit = (value: string) => `${trimmed(value)} ${unit}`.trim();
  switch (threshold.kind) {
    case "at-least":
      return words.slas.atLeast(inUnit(threshold.value));
    case "at-most":
      return words.slas.atMost(inUnit(threshold.value));
    case "within":
      return words.slas.between(inUnit(threshold.from), inUnit(threshold.to));
    case "level":
      return said.level(words.levels[threshold.level]);
  }
}

/** What is measured together. */
export function windowText(window: Window): string {
  return window.kind === "rolling" ? said.rolling(String(window.months)) : said[window.kind];
}

/** What follows a miss, with what it is so many per cent of. */
export function consequenceText(consequence: Consequence, currency: string): string {
  switch (consequence.kind) {
    case "none":
    case "plan":
      return said.consequences[consequence.kind];
    case "credit":
      return said.consequences.credit(
        consequence.tiers.map(({ worseBy, percent }) => tierText(worseBy, `${trimmed(percent)} %`)),
        baseText(consequence.base),
      );
    case "per-unit":
      return said.consequences.perUnit(trimmed(consequence.percent), baseText(consequence.base));
    case "amount-per-unit":
      return said.consequences.amountPerUnit(moneyOf(consequence.amount, currency));
    case "points":
      return said.consequences.points(
        consequence.tiers.map(({ worseBy, points }) => tierText(worseBy, trimmed(points))),
      );
  }
}

function tierText(worseBy: string, what: string): string {
  return /[1-9]/.test(worseBy) ? said.tier(what, trimmed(worseBy)) : what;
}

/** What a credit is so many per cent of. */
export function baseText(base: Base): string {
  switch (base.kind) {
    case "fee":
      return said.bases.fee;
    case "stake":
      return said.bases.stake(trimmed(base.pool), trimmed(base.allocation));
    case "amount":
      return said.bases.amount(base.series.metric);
  }
}

/** What softens an obligation: dependencies, exclusions, grace and earn-back, each a sentence. */
export function softenedBy({
  dependsOn,
  exclusions,
  grace,
  earnBack,
}: Pick<Obligation, "dependsOn" | "exclusions" | "grace" | "earnBack">): readonly string[] {
  return [
    ...dependsOn.map(({ on, lag, share }) => said.dependsOn(on, String(lag), shareText(share))),
    ...exclusions.map((condition) => said.excluded(condition)),
    ...(grace === null
      ? []
      : [
          said.grace(
            String(grace.misses),
            String(grace.periods),
            formatMonth(grace.from),
            grace.to === null ? null : formatMonth(grace.to),
          ),
        ]),
    ...(earnBack === null ? [] : [earnBackText(earnBack)]),
  ];
}

function shareText(share: string): string {
  return trimmed(String(Number(share) * 100));
}

function earnBackText({ windows, threshold }: EarnBack): string {
  return said.earnBack(String(windows), threshold === null ? null : thresholdText(threshold, ""));
}

/** The order of remedies, what counts as serious, and whether a month without a figure counts as missed. */
export function rulesText({ remedy, serious, noDataIsMissed }: SlaTerms): readonly string[] {
  return [
    remedyText(remedy),
    ...serious.map(({ misses, windows }) => said.serious(String(misses), String(windows))),
    noDataIsMissed ? said.noDataIsMissed : said.noDataIsNot,
  ];
}

/** Which remedy comes first. */
export function remedyText(remedy: Remedy): string {
  return remedy.order === "plan-first"
    ? said.remedies.planFirst(String(remedy.months))
    : said.remedies[remedy.order];
}

/** The value that a threshold of one bound has; null for a range or a level. */
export function ownValue(threshold: Threshold | OwnThreshold): string | null {
  return threshold.kind === "at-least" || threshold.kind === "at-most" ? threshold.value : null;
}
