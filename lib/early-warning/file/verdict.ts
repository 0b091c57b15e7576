import { at } from "../at";
import { periodOf, type ChainReading, type ChainScan } from "../chain-scan";
import type { Levels } from "../levels";
import { viewName } from "./as-json";
import { leastMonths } from "../standing";
import { evidenceText, listed } from "./text";

/** What a chain's scan comes to, in plain sentences, each with a number, a time and what to do next. */
export function verdictOf(scan: ChainScan, levels: Levels): readonly string[] {
  const { chain, logs, standing } = scan;
  const month = logs.length - 1;
  const now = periodOf(chain, month);
  const log = at(logs, month);
  if (Number.isNaN(log)) return [tooEarly(scan)];
  const reading = scan.readings.at(-1);
  const trial =
    standing === "trial"
      ? [
          "A trial verdict: under 24 months with figures a season looks like a drift. It is full from 24 months on; until then compare with the same month last year.",
        ]
      : [];
  const evidence = evidenceText(log);
  if (reading !== undefined && log >= Math.log(levels.look))
    return [...alarm(scan, levels, reading), ...trial];
  const reached = scan.act ?? scan.look;
  if (reached !== null)
    return [
      `Quiet again: evidence reached ${scan.act === null ? levels.look : levels.act} in ${periodOf(chain, reached)} and is ${evidence} in ${now}. Next step: check that what was done since explains it.`,
      ...trial,
    ];
  return [
    `No drift seen: evidence is ${evidence} in ${now}, a look is due at ${levels.look}. Next step: none; scan again with the figures of ${periodOf(chain, month + 1)}.`,
    ...trial,
  ];
}

function tooEarly({ chain, logs, series, standing, start }: ChainScan): string {
  const valid = Math.max(0, ...series.map(({ scores }) => scores.validMonths));
  if (standing !== "too-early" && logs.length > start)
    return `Nothing to judge by: in ${valid} months with a figure no series has moved, or too few months follow each other. Next step: check that the figures are measured; scan again with those of ${periodOf(chain, logs.length)}.`;
  const missing = Math.max(1, leastMonths - valid, start + 1 - logs.length);
  return `Too early: the longest series has ${valid} ${valid === 1 ? "month" : "months"} with a figure, and a verdict needs ${Math.max(leastMonths, start)} before the month it speaks of. Next step: look at the figures themselves; scan again with those of ${periodOf(chain, logs.length - 1 + missing)}.`;
}

function alarm(scan: ChainScan, levels: Levels, reading: ChainReading): readonly string[] {
  const { chain, logs, look, act } = scan;
  const month = logs.length - 1;
  const log = at(logs, month);
  const isAct = log >= Math.log(levels.act);
  const level = isAct ? levels.act : levels.look;
  const since = isAct ? act : look;
  const likely = reading.views.toSorted((a, b) => b.weight - a.weight);
  const first = likely
    .slice(0, 3)
    .filter(({ weight }, place) => place === 0 || weight >= 0.1)
    .map(({ view, weight }) => {
      const name = view.kind === "chain" ? "the whole chain" : viewName(view);
      return `${name} (${Math.round(100 * weight)} %)`;
    });
  const named = (one: number) => periodOf(chain, one);
  return [
    `${isAct ? "Act" : "Look"}: something drifts for the worse. Evidence is ${evidenceText(log)} in ${named(month)} and first reached ${level} in ${named(since ?? month)}; while nothing drifts that happens less often than once in ${level} months.`,
    beginning(scan, reading),
    `The evidence lies with ${listed(first)}. Next step: ask there first, before the figures of ${named(month + 1)}; it is a set with weights, not a culprit.`,
  ];
}

/** Series date their own drifts better than the chain's evidence does, which knows no drift steeper than its steepest slope. */
function beginning({ chain }: ChainScan, { onset, series }: ChainReading): string {
  const drifting = series.flatMap((one) =>
    one.probability >= 0.5 && one.onset !== null ? [one.onset] : [],
  );
  const first = drifting.toSorted((a, b) => a.month - b.month)[0] ?? onset;
  const named = (one: number) => periodOf(chain, one);
  const where =
    drifting.length === 0
      ? "No single series shows it yet; it"
      : `It shows in ${drifting.length} of ${series.length} series; the earliest`;
  return `${where} most likely began in ${named(first.month)} (80 %: ${named(first.from)} to ${named(first.to)}). Next step: ask what has changed since ${named(first.from)}.`;
}
