import { cpus, loadavg } from "node:os";
import type { Goal, Verdict } from "./judge";
import type { Spread } from "./ratios";
import type { Tier } from "./tiers";

/** One line of the report. */
export type Finding = {
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  readonly value: number;
  readonly spread: Spread | null;
  readonly goal: Goal | null;
  readonly verdict: Verdict;
  readonly detail?: readonly string[];
};

/** All that a run found. */
export type Report = {
  readonly tier: Tier;
  readonly figures: number;
  readonly rounds: number;
  readonly roundSeconds: number;
  readonly findings: readonly Finding[];
  /** What could not be measured, and why. */
  readonly failed: readonly string[];
  readonly load: readonly number[];
  readonly seconds: number;
};

/** The report for machines. */
export function asJson(report: Report): string {
  return JSON.stringify(
    { ...report, node: process.version, processors: cpus().length, processor: cpus()[0]?.model },
    null,
    2,
  );
}

/** The report for people: a line a measure, what it rests on below it. */
export function asTable(report: Report): string {
  const { tier, figures, rounds, roundSeconds, findings, failed, load, seconds } = report;
  const lines = findings.flatMap((one) => [
    lineOf(one),
    ...(one.detail ?? []).map((text) => `          ${text}`),
  ]);
  return [
    `tier ${tier}: ${figures.toLocaleString("en")} figures; ${rounds} rounds of ${roundSeconds} s; ${cpus().length} processors; load ${load.map((one) => one.toFixed(1)).join(" ")}`,
    "",
    ...lines,
    "",
    ...failed,
    `took ${seconds.toFixed(0)} s`,
    "",
  ].join("\n");
}

function lineOf({ id, what, unit, value, spread, goal, verdict }: Finding): string {
  const range = spread === null ? "" : `[${short(spread.min)} .. ${short(spread.max)}]`;
  return [
    id.padEnd(4),
    verdict.padEnd(10),
    `${short(value)} ${unit}`.padEnd(20),
    range.padEnd(20),
    goalText(goal).padEnd(22),
    what,
  ]
    .join("  ")
    .trimEnd();
}

function goalText(goal: Goal | null): string {
  if (goal === null) return "";
  const aim = goal.aim === undefined ? "" : ` (aim ${goal.aim})`;
  return `${goal.is} ${goal.bound}${aim}`;
}

function short(number: number): string {
  return number >= 100 ? number.toFixed(0) : number.toFixed(number >= 10 ? 1 : 2);
}

/** How busy the machine was over the last minute, rounded. */
export function loadNow(): number {
  return loadavg()[0] ?? Number.NaN;
}
