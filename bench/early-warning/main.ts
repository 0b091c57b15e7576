import { runCommand } from "../../db/commands/run-command.mjs";
import { delays } from "./delays";
import type { Spread } from "../ratios";
import { falseAlarms } from "./false-alarms";
import { growthOf, speeds } from "./speed";

const [runs = 300, seed = 1] = process.argv.slice(2).map(Number);

const write = (line: string) => void process.stdout.write(`${line}\n`);

/** Prints what the early-warning engine does in simulated chains: its speed, its delays, its false alarms. */
async function main(): Promise<void> {
  write(`early warning, 30 series of 6 partners and 5 stages; ${runs} runs each, seed ${seed}`);
  write("\nspeed: ms for each month of a chain (goal 0.15 for 30 series x 120 months)");
  const measured = speeds(25, seed);
  for (const { series, months, gaps, perMonth } of measured)
    write(
      `${`${series} x ${months}${gaps ? ", each with a gap" : ""}`.padEnd(28)}${perMonth.median.toFixed(3)}  [${perMonth.min.toFixed(3)} .. ${perMonth.max.toFixed(3)}]`,
    );
  const { series, months } = growthOf(measured);
  write(
    `a scan's time grows with the power ${powerOf(series)} of its series, ${powerOf(months)} of its months (1: in proportion)`,
  );
  write("\ndelay: median months from the first month of a drift to the alarm (goal within 2)");
  for (const { baseline, drifts, slope, level, median, goal } of delays(runs, seed))
    write(
      `${`${baseline}, ${drifts}`.padEnd(28)}${String(slope).padEnd(6)}M >= ${String(level).padEnd(5)}${String(median).padStart(6)}  ${goal === null ? "shown" : `goal ${String(goal).padEnd(4)}${median <= goal + 2 ? "ok" : "not met"}`}`,
    );
  write("\nquiet: mean months to a false alarm while nothing drifts (promise: the level itself)");
  for (const { name, level, months, error, within24, isKept } of falseAlarms(runs, seed))
    write(
      `${name.padEnd(28)}M >= ${String(level).padEnd(5)}${months.toFixed(0).padStart(6)} +- ${error.toFixed(0).padEnd(5)}in 24 months ${(100 * within24).toFixed(1).padStart(4)} %  ${isKept === null ? "shown" : isKept ? "ok" : "not met"}`,
    );
}

function powerOf({ median, min, max }: Spread): string {
  return `${median.toFixed(2)} [${min.toFixed(2)} .. ${max.toFixed(2)}]`;
}

await runCommand(main);
