import { expect, test } from "vitest";
import { controlChart, type ChartMonth } from "@/lib/early-warning/charts/control-chart";
import type { MetricChart } from "@/lib/early-warning/charts/metric-chart";
import { readingOf } from "@/lib/early-warning/charts/reading";
import type { MetricTerms } from "@/lib/metrics/metric-version";
import { ratio } from "@/lib/metrics/ratio";
import { addMonths, period } from "@/lib/periods/period";
import type { Judged } from "@/lib/reporting/judged";
import { assuredText, chartSentence, methodText } from "./chart-text";

const version: MetricTerms = {
  version: 1,
  effectiveFrom: period("2024-01"),
  comparable: true,
  name: "Time to repair",
  kind: "mean",
  unit: "h",
  decimals: 0,
  missingPartyIds: [],
};

/** A year of ordinary ups and downs: mean 20 h, limits 14.68 and 25.32 h. */
const year = [19, 21, 19, 21, 19, 21, 19, 21, 19, 21, 19, 21];

function charted(values: readonly number[], better: "higher" | "lower") {
  const months: readonly Judged[] = values.map((value, index) => ({
    period: addMonths(period("2024-01"), index),
    figure: null,
    version,
    bounds: {
      direction: better,
      target: better === "lower" ? "26" : "14",
      floor: "20",
      stretch: null,
    },
    parts: null,
    value: ratio(Math.round(value * 10), 10),
    level: "on-track",
    relaxed: null,
    provisional: false,
    notApplicable: false,
  }));
  const points = values.map((value): ChartMonth => ({ value, counted: null, newBaseline: false }));
  const chart = controlChart(points, { chart: "individuals", lockedAfter: 12, screened: true });
  const all: MetricChart = {
    kind: "individuals",
    better,
    months: points,
    chart,
    reading: readingOf(points, chart, better),
  };
  return { all, months };
}

test.each([
  {
    values: [...year, 20],
    better: "lower",
    says: "Routine: 20.00 h in January 2025 lies within its usual 14.68 to 25.32 h, so this month alone needs no explanation.",
  },
  {
    values: [...year, 26],
    better: "lower",
    says: "Worsening: 26.00 h in January 2025 is above the upper limit of 25.32 h; ask together what changed around January 2025.",
  },
  {
    values: [...year, 26, 14, 13],
    better: "lower",
    says: "Improving: 2 months in a row, from February 2025 on, are below the lower limit, 14.68 h by now; ask what helped around February 2025, and keep it.",
  },
  {
    values: [...year, 24, 22, 24],
    better: "lower",
    says: "Worsening: 2 of 3 months, from January 2025 on, are near the upper limit of 25.32 h; ask together what changed around January 2025.",
  },
  {
    values: [...year.slice(0, 11), 20, 19, 19, 19, 19, 19, 19, 19],
    better: "higher",
    says: "Worsening: 7 months in a row, from January 2025 on, are below the mean of 19.92 h; ask together what changed around January 2025.",
  },
  {
    values: [...year, 20.5, 20.2, 20, 19.8, 19.5, 19.2],
    better: "lower",
    says: "Improving: it fell in each month after December 2024, 6 times in a row, down to 19.20 h; ask what helped around December 2024, and keep it.",
  },
  {
    values: [20],
    better: "lower",
    says: "Too early: 20.00 h in January 2024 is the only month so far; limits need a second one.",
  },
] as const)("$says", ({ values, better, says }) => {
  const { all, months } = charted(values, better);
  expect(chartSentence(all, months)).toBe(says);
});

test("the method names the chart and the months that its limits rest on, trial limits as such", () => {
  const locked = charted([...year, 20], "lower");
  expect(methodText(locked.all, locked.months)).toBe(
    "XmR chart: limits from the 12 months January 2024 to December 2024; NHS rules.",
  );
  const few = charted(year.slice(0, 8), "lower");
  expect(methodText(few.all, few.months)).toBe(
    "XmR chart: trial limits from 8 months to August 2024, moved by each further month until there are 12; NHS rules.",
  );
  const one = charted([20], "lower");
  expect(methodText(one.all, one.months)).toBeNull();
});

test("whether the target will be met is said while nothing changes, and not when it does", () => {
  const routine = charted([...year, 20], "lower");
  expect(assuredText(routine.all, routine.months)).toBe(
    "While nothing changes, every month will meet the target of 26 h.",
  );
  const changed = charted([...year, 27], "lower");
  expect(assuredText(changed.all, changed.months)).toBeNull();
});
