import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startChild } from "../db/commands/child-process.mjs";
import { ensureInstalled } from "../db/commands/install.mjs";
import { problem } from "../db/commands/problem.mjs";
import { progress } from "../db/commands/progress.mjs";
import { forgetEnvironment } from "../db/commands/project.mjs";
import { isProgram, runCommand } from "../db/commands/run-command.mjs";
import { environmentFor, removeEmbedded, startEmbedded } from "../db/embedded.mjs";
import { removeAbandoned } from "../db/embedded/abandoned.mjs";
import { readSecret } from "../db/embedded/credentials.mjs";

const prefix = "throughline-bench-";

/** The same on every machine, so that figures can be compared; nothing of the database outlives the run. */
const settings = {
  autovacuum: "off",
  checkpoint_timeout: "1h",
  "pg_stat_statements.track_planning": "on",
  maintenance_work_mem: "1GB",
  max_parallel_maintenance_workers: "2",
  max_wal_senders: "0",
  max_wal_size: "16GB",
  shared_buffers: "2GB",
  shared_preload_libraries: "pg_stat_statements",
  wal_level: "minimal",
};

/** `npm run bench`: its own database, product and floor app, all gone afterwards. What is measured stands in docs/performance.md. */
async function main() {
  const options = readOptions();
  forgetEnvironment();
  const say = progress(process.stderr);
  await ensureInstalled(say);
  if (options.simulate) return simulate(options.runs);
  await removeAbandoned(prefix);
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o755);
  try {
    const server = await startEmbedded({ data: folder, settings, say });
    try {
      return await measure({ folder, urls: server.urls, options });
    } finally {
      await server.stop();
    }
  } finally {
    await removeEmbedded(folder);
  }
}

/**
 * What early warning does in simulated chains; it needs neither database nor product.
 *
 * @param {number} runs
 */
function simulate(runs) {
  const args = ["--import", "tsx", "bench/early-warning/main.ts", String(runs)];
  return startChild(process.execPath, args, { endsWithUs: true }).ended;
}

/** @param {{ folder: string, urls: import("../db/embedded.mjs").Urls, options: ReturnType<typeof readOptions> }} run */
function measure({ folder, urls, options }) {
  const env = {
    ...environmentFor({ urls, embedded: true }),
    BENCH_RUN: JSON.stringify({ ...options, folder, urls, secret: readSecret(folder) }),
  };
  return startChild(process.execPath, ["--import", "tsx", "bench/main.ts"], {
    env,
    endsWithUs: true,
  }).ended;
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      tier: { type: "string", default: "S" },
      json: { type: "boolean", default: false },
      rounds: { type: "string", default: "7" },
      seconds: { type: "string", default: "2" },
      only: { type: "string" },
      simulate: { type: "boolean", default: false },
      runs: { type: "string", default: "300" },
    },
  });
  if (!["S", "M", "L"].includes(values.tier))
    throw problem(`--tier ${values.tier}: it is S, M or L`);
  return {
    tier: values.tier,
    json: values.json,
    rounds: atLeast(3, "rounds", values.rounds),
    seconds: atLeast(0.2, "seconds", values.seconds),
    only: values.only?.split(",") ?? null,
    simulate: values.simulate,
    runs: atLeast(2, "runs", values.runs),
  };
}

/**
 * @param {number} least
 * @param {string} name
 * @param {string} text
 */
function atLeast(least, name, text) {
  const number = Number(text);
  if (!(number >= least)) throw problem(`--${name} ${text}: it is a number from ${least} on`);
  return number;
}

if (isProgram(import.meta.url)) await runCommand(main);
