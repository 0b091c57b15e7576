import { monthNumber, periodsFrom, type Period } from "@/lib/periods/period";
import type { Chain } from "../chain-scan";
import type { MonthFigure, Series, Transform } from "../series";
import { fits } from "../transform";
import type { FigureRow } from "./read-rows";
import type { TableProblem } from "./table-problem";

/** Gathers rows into chains, in the order in which they first stand in the table, and says where rows of one series disagree. */
export function chainsOf(
  rows: readonly FigureRow[],
  transform: Transform | "auto",
): { readonly chains: readonly Chain[]; readonly problems: readonly TableProblem[] } {
  const problems: TableProblem[] = [];
  const byChain = grouped(rows, (one) => one.chain);
  const chains = [...byChain].flatMap(([name, ofChain]) => {
    const periods = ofChain.map((one) => one.period).toSorted();
    const [first] = periods;
    const last = periods.at(-1);
    if (first === undefined || last === undefined) return [];
    const span = periodsFrom(first, last);
    const series = [...grouped(ofChain, (one) => one.series).values()].flatMap((ofSeries) => {
      problems.push(...disagreements(ofSeries));
      return seriesOf(ofSeries, span, transform, problems);
    });
    return [{ name, first, series }];
  });
  return { chains, problems };
}

function grouped(
  rows: readonly FigureRow[],
  key: (row: FigureRow) => string,
): ReadonlyMap<string, readonly FigureRow[]> {
  const groups = new Map<string, FigureRow[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}

function disagreements(rows: readonly FigureRow[]): readonly TableProblem[] {
  const [first] = rows;
  const seen = new Map<Period, number>();
  return rows.flatMap((one) => {
    if (first === undefined) return [];
    const { row, series, period } = one;
    const earlier = seen.get(period);
    if (earlier === undefined) seen.set(period, row);
    const differs = [
      { column: "partner", here: one.partner, there: first.partner },
      { column: "stage", here: one.stage, there: first.stage },
      { column: "direction", here: one.better, there: first.better },
    ].filter(({ here, there }) => here !== there);
    return [
      ...differs.map(({ column, here, there }) => ({
        row,
        column,
        says: `${series} has ${here ?? "none"} here and ${there ?? "none"} in row ${first.row}`,
      })),
      ...(earlier === undefined
        ? []
        : [{ row, column: "period", says: `${series} has ${period} in row ${earlier} already` }]),
    ];
  });
}

function seriesOf(
  rows: readonly FigureRow[],
  span: readonly Period[],
  asked: Transform | "auto",
  problems: TableProblem[],
): readonly Series[] {
  const [head] = rows;
  const [from] = span;
  if (head === undefined || from === undefined) return [];
  const transform = asked === "auto" ? fittingTransform(rows) : asked;
  const figures: (MonthFigure | null)[] = span.map(() => null);
  for (const { row, period, version, figure } of rows) {
    if (figure === null) continue;
    const one = { ...figure, version };
    if (!fits(one, transform))
      problems.push({ row, column: null, says: `its figure has no ${transform} scale` });
    figures[monthNumber(period) - monthNumber(from)] = one;
  }
  const { series: name, partner, stage, better } = head;
  return [{ name, partner, stage, better, transform, figures }];
}

/** A share on the arcsine scale, another quotient on the logarithm's, a value as it is. */
function fittingTransform(rows: readonly FigureRow[]): Transform {
  const figures = rows.flatMap(({ figure }) => (figure === null ? [] : [figure]));
  if (figures.some(({ denominator }) => denominator === null)) return "identity";
  if (figures.some(({ numerator }) => numerator < 0)) return "identity";
  const isShare = figures.every(({ numerator, denominator }) => numerator <= (denominator ?? 0));
  return isShare ? "asin" : "log";
}
