import { formatParts, formatValue, nothing } from "@/app/format";
import { words } from "@/app/words/words";
import type { Parts } from "@/lib/metrics/kind";
import type { MetricTerms } from "@/lib/metrics/metric-version";
import { figureValue } from "@/lib/metrics/value";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { versionOf, type Metric, type Series } from "@/lib/reporting/metric";
import { relaxedNote } from "@/app/_components/relaxed-note";
import { levelInCell } from "@/app/_components/level";
import type { Markup } from "@/app/_components/markup";
import { judged } from "@/lib/reporting/judged";

/** What a figure says, with its parts where it has several: "97.10 % (971 / 1,000)". */
export function contentText(
  { parts, notApplicable }: { readonly parts: Parts | null; readonly notApplicable: boolean },
  version: MetricTerms | null,
): string {
  if (notApplicable) return words.metric.notApplicable;
  if (version === null || parts === null) return nothing;
  const value = formatValue(figureValue(version, parts), version);
  return parts.denominator === null ? value : `${value} (${formatParts(parts, version)})`;
}

/** A figure's metric and subject: "F2 On time, East". */
export function figureName(metric: Metric, period: Period, { subject }: Series): string {
  const version = versionOf(metric, period, null) ?? metric.versions.at(0) ?? null;
  const name = version === null ? metric.code : `${metric.code} ${version.name}`;
  return subject === "" ? name : `${name}, ${subject}`;
}

/** A figure's value and level as they stand now, for a cell each. */
export function standingCells(
  metric: Metric,
  period: Period,
  {
    figure,
    names,
  }: { readonly figure: Figure | null; readonly names: ReadonlyMap<string, string> },
): { readonly value: string; readonly level: Markup } {
  const one = judged(metric, period, figure);
  return {
    value: one.notApplicable ? words.metric.notApplicable : formatValue(one.value, one.version),
    level: levelInCell({
      level: one.level,
      notApplicable: one.notApplicable,
      note: relaxedNote(one, names),
    }),
  };
}

/** Where a figure's page is. */
export function figurePath(slug: string, period: Period, key: number): string {
  return `/networks/${slug}/periods/${period}/figures/${key}`;
}
