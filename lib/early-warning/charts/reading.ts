import type { ChartMonth, ControlChart } from "./control-chart";
import { variationOf, type Better, type Variation } from "./icons";
import type { Limits } from "./limits";
import { isNearLimit, type Signal } from "./signals";

/** What the last measured month of a chart says, from which its sentence is made. Months go by their index. */
export type Reading = {
  readonly last: number;
  readonly value: number;
  /** Null where there are too few months for limits. */
  readonly limits: Limits | null;
  readonly signal: Signal | null;
  readonly variation: Variation;
  /** The first month of the run that the signal is about, and how many measured months it has; of two in three the near ones. */
  readonly since: number;
  readonly count: number;
};

/** What a chart says of its last measured month; null where nothing was measured. */
export function readingOf(
  months: readonly ChartMonth[],
  { points, baselines }: ControlChart,
  better: Better,
): Reading | null {
  const from = baselines.at(-1)?.from ?? 0;
  const measured = months.flatMap(({ value }, index) =>
    value === null || index < from ? [] : [{ index, value, point: points[index] }],
  );
  const last = measured.at(-1);
  if (last === undefined) return null;
  const { limits = null, signal = null } = last.point ?? {};
  const run = runOf(
    measured.map(({ index, value, point }) => ({
      index,
      value,
      limits: point?.limits ?? null,
      signal: point?.signal ?? null,
    })),
    signal,
  );
  const [first = last] = run;
  return {
    last: last.index,
    value: last.value,
    limits,
    signal,
    variation: variationOf(signal, better),
    since: first.index,
    count: run.length,
  };
}

type Month = {
  readonly index: number;
  readonly value: number;
  readonly limits: Limits | null;
  readonly signal: Signal | null;
};

/** The months that a signal of the last one is about, oldest first. */
function runOf(months: readonly Month[], signal: Signal | null): readonly Month[] {
  if (signal === null) return months.slice(-1);
  const way = signal.side === "high" ? 1 : -1;
  switch (signal.rule) {
    case "near-limit":
      return months
        .slice(-3)
        .filter(({ value, limits }) => limits !== null && isNearLimit({ value, limits }));
    case "outside":
      return lastWhile(months, (month) => {
        const seen = month.signal;
        return seen?.rule === "outside" && seen.side === signal.side;
      });
    case "shift":
      return lastWhile(months, ({ value, limits }) => way * (value - (limits?.mean ?? value)) > 0);
    case "trend":
      return lastWhile(
        months,
        ({ value }, index) =>
          index === months.length - 1 || way * ((months[index + 1]?.value ?? value) - value) > 0,
      );
  }
}

function lastWhile(
  months: readonly Month[],
  holds: (month: Month, index: number) => boolean,
): readonly Month[] {
  const before = months.findLastIndex((month, index) => !holds(month, index));
  return months.slice(before + 1);
}
