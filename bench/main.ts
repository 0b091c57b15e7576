import { progress } from "../db/commands/progress.mjs";
import { runCommand } from "../db/commands/run-command.mjs";
import { afterEntry } from "./measures/after-entry";
import type { Bench } from "./measures/bench";
import { databaseTime } from "./measures/database-time";
import { entry } from "./measures/entry";
import { growth } from "./measures/growth";
import { rescan } from "./measures/rescan";
import { scriptWeight } from "./measures/script-weight";
import { securityCost } from "./measures/security-cost";
import { throughput } from "./measures/throughput";
import { asJson, asTable, loadNow, type Finding } from "./report";
import { runInput } from "./run-input";
import { stage } from "./stage";
import { figuresOf, shapesOf } from "./tiers";

const say = progress(process.stderr);

/** Each measure with the names that `--only` knows it by. Those that change what others read come last. */
const measures: readonly {
  readonly names: readonly string[];
  readonly measure: (bench: Bench) => Promise<readonly Finding[]>;
}[] = [
  { names: ["P1", "P1b", "P2"], measure: throughput },
  { names: ["P3"], measure: databaseTime },
  { names: ["P4"], measure: growth },
  { names: ["P5"], measure: securityCost },
  { names: ["P11"], measure: scriptWeight },
  { names: ["P6"], measure: entry },
  { names: ["P8"], measure: rescan },
  { names: ["P8c"], measure: afterEntry },
];

/** Measures what was asked for and writes the report. */
async function main(): Promise<number> {
  const run = runInput();
  const load = [loadNow()];
  const { bench, end } = await stage(run, say);
  const findings: Finding[] = [];
  const failed: string[] = [];
  for (const { names, measure } of measures) {
    if (run.only !== null && !names.some((name) => run.only?.includes(name))) continue;
    say(`measuring ${names.join(", ")}`);
    try {
      findings.push(...(await measure(bench)));
    } catch (error) {
      // What the others found is still worth reading.
      failed.push(`${names.join(", ")} could not be measured: ${String(error)}`);
    }
    load.push(loadNow());
  }
  await end();
  const report = {
    tier: run.tier,
    figures: figuresOf(shapesOf(run.tier)),
    rounds: run.rounds,
    roundSeconds: run.seconds,
    findings,
    failed,
    load,
    seconds: performance.now() / 1000,
  };
  process.stdout.write(run.json ? `${asJson(report)}\n` : asTable(report));
  return failed.length === 0 ? 0 : 1;
}

await runCommand(main);
