import postgres from "postgres";
import { ensureBuilt } from "../db/commands/build.mjs";
import { progress } from "../db/commands/progress.mjs";
import { migrate } from "../db/commands/run.mjs";
import { runCommand } from "../db/commands/run-command.mjs";
import { createDatabase } from "../db/embedded.mjs";
import { load } from "./load/load";
import type { Bench } from "./measures/bench";
import { databaseTime } from "./measures/database-time";
import { pageThroughput } from "./measures/throughput";
import { signIn } from "./readers";
import { asJson, asTable, loadNow, type Finding } from "./report";
import { runInput, type Urls } from "./run-input";
import { ensureFloorBuilt, startFloor, startProduct } from "./servers";
import { figuresOf, shapesOf, type Tier } from "./tiers";

const say = progress(process.stderr);

/** Each measure by the name that `--only` knows it by. */
const measures: Readonly<Record<string, (bench: Bench) => Promise<readonly Finding[]>>> = {
  P1: pageThroughput,
  P3: databaseTime,
};

/** Loads the tier, starts both servers, measures and writes the report. */
async function main(): Promise<void> {
  const { tier, json, rounds, seconds, only, folder, urls, secret } = runInput();
  const loadBefore = loadNow();
  await ensureBuilt({ say });
  await ensureFloorBuilt(say);
  const database = await filled(urls, tier);
  const product = await startProduct(database, { folder, secret });
  process.env["NEXTAUTH_URL"] = `http://localhost:${product.port}`;
  const floor = await startFloor(folder);
  const sql = postgres(database.bootstrap, { max: 1, onnotice: () => undefined });
  const readers = {
    pairs: await signIn(sql, { kind: "pair", count: 200, secret }),
    managers: await signIn(sql, { kind: "pair", role: "manager", count: 200, secret }),
    chains: await signIn(sql, { kind: "chain", count: 200, secret }),
  };
  const findings: Finding[] = [];
  for (const [name, measure] of Object.entries(measures)) {
    if (only !== null && !only.includes(name)) continue;
    say(`measuring ${name}`);
    findings.push(...(await measure({ sql, floor, product, readers, rounds, seconds })));
  }
  await sql.end();
  await Promise.all([product.stop(), floor.stop()]);
  const report = {
    tier,
    figures: figuresOf(shapesOf(tier)),
    rounds,
    roundSeconds: seconds,
    findings,
    notes: [],
    load: [loadBefore, loadNow()],
    seconds: performance.now() / 1000,
  };
  process.stdout.write(json ? `${asJson(report)}\n` : asTable(report));
}

/** A database with the tier's networks. */
async function filled(server: Urls, tier: Tier): Promise<Urls> {
  const urls = await createDatabase(server, { name: `bench_${tier.toLowerCase()}` });
  await migrate({ urls, embedded: true });
  const shapes = shapesOf(tier);
  say(`loading tier ${tier}: ${figuresOf(shapes).toLocaleString("en")} figures`);
  await load(urls.bootstrap, shapes);
  return urls;
}

await runCommand(main);
