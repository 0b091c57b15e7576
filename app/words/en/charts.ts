import type { SignalRule } from "@/lib/early-warning/charts/signals";
import type { Variation } from "@/lib/early-warning/charts/icons";

/** What a point stands out by, in a few words: by the rule, and to which side. */
const rules: Readonly<Record<SignalRule, Readonly<Record<"high" | "low", string>>>> = {
  outside: { high: "above the limits", low: "below the limits" },
  trend: { high: "7-point trend", low: "7-point trend" },
  "near-limit": { high: "2 of 3 near a limit", low: "2 of 3 near a limit" },
  shift: { high: "7 above the mean", low: "7 below the mean" },
};

const signals: Readonly<Record<Variation["kind"], string>> = {
  "common-cause": "Routine",
  improvement: "Improving",
  concern: "Worsening",
  neutral: "Changed",
};

/** Words of the chart of a metric, of its drift, and of signals over time. */
export const charts = {
  signal: "Signal",
  signals,
  rules,
  mean: "Mean",
  limits: "Limits",
  band: "Band",
  range: (lower: string, upper: string) => `${lower} to ${upper}`,
  /** What the chart itself names, beside the value. */
  legend: {
    target: "Target",
    floor: "Floor",
    onTrack: "On track",
    mean: "Mean",
    limits: "Limits",
    newBaseline: "new definition",
    bandFrom: "band from",
    flexed: "flexed",
  },
  /** What the marks of the chart mean. */
  marks: "What the marks mean",
  noScript: "The chart is drawn by a script. The table has the same figures.",
  asOf: (summary: string, level: string, signal: string) =>
    `${summary} Level in the last month: ${level}. Signal: ${signal}.`,

  /** The one sentence: what the last month says, since when, and what to do. */
  says: {
    routine: (value: string, month: string, range: string) =>
      `Routine: ${value} in ${month} lies within its usual ${range}, so this month alone needs no explanation.`,
    early: (value: string, month: string) =>
      `Too early: ${value} in ${month} is the only month so far; limits need a second one.`,
    outside: {
      high: (value: string, month: string, limit: string) =>
        `${value} in ${month} is above the upper limit of ${limit}`,
      low: (value: string, month: string, limit: string) =>
        `${value} in ${month} is below the lower limit of ${limit}`,
    },
    outsideRun: {
      high: (count: string, month: string, limit: string) =>
        `${count} months in a row, from ${month} on, are above the upper limit, ${limit} by now`,
      low: (count: string, month: string, limit: string) =>
        `${count} months in a row, from ${month} on, are below the lower limit, ${limit} by now`,
    },
    shift: {
      high: (count: string, month: string, mean: string) =>
        `${count} months in a row, from ${month} on, are above the mean of ${mean}`,
      low: (count: string, month: string, mean: string) =>
        `${count} months in a row, from ${month} on, are below the mean of ${mean}`,
    },
    trend: {
      high: (count: string, month: string, value: string) =>
        `it rose in each month after ${month}, ${count} times in a row, up to ${value}`,
      low: (count: string, month: string, value: string) =>
        `it fell in each month after ${month}, ${count} times in a row, down to ${value}`,
    },
    "near-limit": {
      high: (count: string, month: string, limit: string) =>
        `${count} of 3 months, from ${month} on, are near the upper limit of ${limit}`,
      low: (count: string, month: string, limit: string) =>
        `${count} of 3 months, from ${month} on, are near the lower limit of ${limit}`,
    },
    found: (signal: string, finding: string, next: string) => `${signal}: ${finding}; ${next}`,
    next: {
      improvement: (month: string) => `ask what helped around ${month}, and keep it.`,
      concern: (month: string) => `ask together what changed around ${month}.`,
      neutral: (month: string) => `ask together what changed around ${month}.`,
    },
  },

  /** What the limits are: the chart, the months that they rest on, and the rules. */
  method: {
    individuals: "XmR chart",
    proportion: "p′ chart (Laney)",
    rate: "u′ chart (Laney)",
    limitsFrom: (chart: string, months: string, first: string, last: string) =>
      `${chart}: limits from the ${months} months ${first} to ${last}; NHS rules.`,
    trial: (chart: string, months: string, last: string) =>
      `${chart}: trial limits from ${months} months to ${last}, moved by each further month until there are 12; NHS rules.`,
    spread: (times: string) =>
      `Months differ ${times} times as much as chance alone makes them (sigma z), and the limits allow for that.`,
  },

  /** Whether the target will be met while nothing changes. */
  assured: {
    pass: (target: string) =>
      `While nothing changes, every month will meet the target of ${target}.`,
    fail: (target: string) =>
      `While nothing changes, no month will meet the target of ${target}: that takes a change of how the work is done.`,
    inconsistent: (target: string) =>
      `While nothing changes, some months will meet the target of ${target} and some won’t.`,
  },

  drift: {
    title: "Drift",
    points: "points",
    steps: {
      low: (size: string, count: string, since: string) =>
        `Down ${size} in ${count} since ${since}`,
      high: (size: string, count: string, since: string) => `Up ${size} in ${count} since ${since}`,
    },
    oneStep: "1 step",
    someSteps: (count: string) => `${count} steps`,
    reference: (months: string, value: string) => `the agreed reference, ${months} (${value})`,
    best: (month: string, value: string) => `the best month, ${month} (${value})`,
    allWithin: "each within the band",
    someWithin: (within: string, all: string) => `${within} of ${all} within the band`,
    none: (month: string, since: string) => `No slide: ${month} is as good as ${since}.`,
    behind: {
      low: (month: string, size: string, since: string) =>
        `No sure drift: ${month} is ${size} below ${since}.`,
      high: (month: string, size: string, since: string) =>
        `No sure drift: ${month} is ${size} above ${since}.`,
    },
    notSure: "Ordinary ups and downs explain that, so there is no date to give.",
    tips: {
      "on-track": (bound: string) => `If it goes on like this it leaves the band (${bound})`,
      watch: (bound: string) => `If it goes on like this it passes the floor (${bound})`,
    },
    between: (likely: string, earliest: string, latest: string) =>
      `around ${likely}: not before ${earliest}, by ${latest} at the latest (80 % interval).`,
    open: (likely: string, earliest: string) =>
      `around ${likely}: not before ${earliest}, perhaps not within five years (80 % interval).`,
    far: "If it goes on like this it stays within the band for five years and more.",
    past: "The drift has taken it past its bounds already.",
    early: "A date takes 12 months that can be compared.",
    method: (slope: string, lower: string, upper: string, months: string) =>
      `Sen’s slope over the last ${months} months: ${slope} a month (80 % interval ${lower} to ${upper}, from ranks).`,
    list: "Which steps",
    listText:
      "A step is a month as good as which none has been since; what was made good again is no step.",
    month: "Month",
    by: "Step",
  },
} as const;
