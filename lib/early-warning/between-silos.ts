import type { MonthFigure, Series } from "./series";
import { valueOf } from "./transform";

/** A stage or a hand-off: its branches by their share of its cases, of 1; what none of them takes goes right. */
export type Link = readonly { readonly share: number; readonly series: Series }[];

/**
 * What gets lost between partners, as a series to monitor beside theirs: ln of the measured outcome less the sum of ln of the
 * yields of the stages, and of the hand-offs that have figures. Hand-offs that nobody reports show here alone.
 *
 * A month counts when the outcome and all links have a share above 0; its version changes with any of theirs.
 *
 * @param outcome the share of customers who got everything right
 * @param links   the shares of cases that went right at each stage and hand-off, for the same months
 */
export function betweenSilos(name: string, outcome: Series, links: readonly Link[]): Series {
  const count = links.reduce((sum, link) => sum + link.length, 0);
  const figures = outcome.figures.map((whole, month): MonthFigure | null => {
    const parts = links.flatMap((link) => link.map(({ series }) => series.figures[month] ?? null));
    const all = [whole, ...parts].filter((one) => one !== null);
    if (whole === null || all.length <= count) return null;
    const yields = [valueOf(whole), ...links.map((link) => yieldIn(link, month))];
    if (!yields.every((one) => one > 0)) return null;
    const logs = yields.map(Math.log);
    const numerator = logs.reduce((left, one, place) => (place === 0 ? one : left - one), 0);
    return { numerator, denominator: null, version: JSON.stringify(all.map((one) => one.version)) };
  });
  return { name, partner: null, stage: null, better: "higher", transform: "identity", figures };
}

function yieldIn(link: Link, month: number): number {
  const skipped = link.reduce((left, { share }) => left - share, 1);
  return link.reduce(
    (sum, { share, series }) => {
      const figure = series.figures[month] ?? null;
      return sum + (figure === null ? 0 : share * valueOf(figure));
    },
    Math.max(0, skipped),
  );
}
