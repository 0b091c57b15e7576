import { periodOf, type Chain, type ChainScan, type SeriesReading } from "../chain-scan";
import type { Levels } from "../levels";
import type { Series } from "../series";
import { valueOf } from "../transform";
import { sparkline } from "./sparkline";
import { column, lineWidth, listed, plain, short, wrapped } from "./text";
import { verdictOf } from "./verdict";

const nameWidth = 19;
const sparkWidth = 13;
const shownSeries = 12;
const lately = 12;
const words = { "too-early": "too early", trial: "quiet", full: "quiet" } as const;

/** Scans for people: a verdict, the evidence and the series behind it for each chain, within 80 columns. */
export function asReport(scans: readonly ChainScan[], levels: Levels): string {
  const promise = `Promise: while nothing drifts, look comes less often than once in ${levels.look} months and act less often than once in ${levels.act}, for each chain.`;
  return [
    ...scans.flatMap((one) => [...chainReport(one, levels), ""]),
    ...wrapped(promise),
    "",
  ].join("\n");
}

function chainReport(scan: ChainScan, levels: Levels): readonly string[] {
  const { chain, logs, series } = scan;
  const last = logs.length - 1;
  const title = `${plain(chain.name)}: ${series.length} series, ${periodOf(chain, 0)} to ${periodOf(chain, last)}`;
  return [
    ...wrapped(title),
    "=".repeat(Math.min(lineWidth, title.length)),
    ...verdictOf(scan, levels).flatMap(wrapped),
    "",
    ...evidenceLines(scan, levels),
    ...seriesTable(scan, levels),
    ...notes(scan).flatMap(wrapped),
  ];
}

function evidenceLines({ chain, logs, look, act }: ChainScan, levels: Levels): readonly string[] {
  const from = Math.max(
    logs.findIndex((one) => !Number.isNaN(one)),
    logs.length - 60,
  );
  if (from < 0 || Number.isNaN(logs.at(-1))) return [];
  const reached = [
    { level: levels.look, month: look },
    { level: levels.act, month: act },
  ].map(
    ({ level, month }) => `${level} reached ${month === null ? "never" : periodOf(chain, month)}`,
  );
  return [
    `Evidence ${sparkline([...logs.subarray(from)])}`,
    `         ${periodOf(chain, from)} to ${periodOf(chain, logs.length - 1)}; ${reached.join(", ")}`,
    "",
  ];
}

function seriesTable(
  { series, readings, chain, logs }: ChainScan,
  levels: Levels,
): readonly string[] {
  // Who drifts, if anybody does, is no question while nothing is seen.
  const reading = (logs.at(-1) ?? 0) >= Math.log(levels.look) ? readings.at(-1) : undefined;
  const rows = series
    .map(({ scores, standing }) => ({
      series: scores.series,
      standing,
      found: reading?.series.find((one) => one.series === scores.series) ?? null,
    }))
    .toSorted((a, b) => (b.found?.probability ?? -1) - (a.found?.probability ?? -1));
  const left = rows.length - shownSeries;
  const lastMonth = (series[0]?.scores.values.length ?? 1) - 1;
  return [
    [
      column("series", nameWidth),
      column(periodOf(chain, Math.max(0, lastMonth - sparkWidth + 1)), sparkWidth),
      "drifts",
      column("since", 7),
      "a month".padStart(9),
      "80 % interval",
    ].join("  "),
    ...rows
      .slice(0, shownSeries)
      .map((one) =>
        [
          column(one.series.name, nameWidth),
          valuesLine(one.series),
          one.found === null ? words[one.standing] : slopeCells(chain, one.found),
        ]
          .join("  ")
          .trimEnd(),
      ),
    ...(left > 0 ? [`and ${left} more series less likely to drift: --json has them all`] : []),
    "",
  ];
}

function valuesLine({ figures }: Series): string {
  const values = figures
    .slice(-sparkWidth)
    .map((one) => (one === null ? Number.NaN : valueOf(one)));
  return sparkline(values).padEnd(sparkWidth);
}

function slopeCells(chain: Chain, { probability, onset, inUnit, series }: SeriesReading): string {
  const unit = series.transform === "asin" ? " pt" : "";
  const drifts = probability >= 0.5 && onset !== null;
  return [
    `${Math.round(100 * probability)} %`.padStart(6),
    column(drifts ? periodOf(chain, onset.month) : "", 7),
    `${short(inUnit.mean)}${unit}`.padStart(9),
    `${short(inUnit.from)} to ${short(inUnit.to)}`,
  ].join("  ");
}

function notes({ chain, series }: ChainScan): readonly string[] {
  const months = series[0]?.scores.values.length ?? 0;
  const sudden = series.flatMap(({ scores, shocks }) =>
    shocks
      .filter((month) => month >= months - lately)
      .map((month) => `${scores.series.name} in ${periodOf(chain, month)}`),
  );
  const restless = series.flatMap(({ scores, dispersion }) =>
    dispersion?.grew ? [`${scores.series.name} (${dispersion.ratio.toFixed(1)} times)`] : [],
  );
  return [
    ...(sudden.length > 0
      ? [
          `Sudden failures in the last ${lately} months: ${listed(sudden)}. Next step: ask about that month alone; 1 month in 741 of a series looks like it by chance.`,
        ]
      : []),
    ...(restless.length > 0
      ? [
          `More restless in the last ${lately} months than before: ${listed(restless)}. Next step: mend the measuring first; the promise rests on noise that stays the same.`,
        ]
      : []),
  ];
}
