import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ensureBuilt } from "../db/commands/build.mjs";
import { startChild } from "../db/commands/child-process.mjs";
import { ensureInstalled } from "../db/commands/install.mjs";
import { freePort } from "../db/commands/ports.mjs";
import { progress } from "../db/commands/progress.mjs";
import { forgetEnvironment, root } from "../db/commands/project.mjs";
import { migrate, runTypeScript } from "../db/commands/run.mjs";
import { isProgram, runCommand } from "../db/commands/run-command.mjs";
import { serve } from "../db/commands/serve.mjs";
import { createDatabase, dropDatabase, environmentFor, removeEmbedded } from "../db/embedded.mjs";
import { removeAbandoned } from "../db/embedded/abandoned.mjs";
import { readSecret } from "../db/embedded/credentials.mjs";
import { findChromium } from "./chromium.mjs";
import { serverOfRun } from "./servers.mjs";
import { judge, readPlaywrightTally, readVitestTally } from "./tally.mjs";

/**
 * @typedef {object} Run
 * @property {string} folder everything that this run makes stands in it
 * @property {import("./servers.mjs").TestServer} server
 * @property {readonly string[]} filters which tests to run; all if empty
 * @property {boolean} trust the long proofs run, and nothing else
 * @property {(text: string) => void} say
 *
 * @typedef {ReturnType<typeof judge>} Judged
 */

const prefix = "throughline-test-";
const reporter = fileURLToPath(new URL("vitest-report.mjs", import.meta.url));
const say = progress();

/**
 * `npm test`: `--unit` or `--browser` runs one half, further words choose tests by name or path. With `--trust`
 * (`npm run test:trust`) the long proofs run instead: the files that end in `.trust.ts`. `--on` takes another Postgres than the
 * embedded one, `--through` a pooler before it: see servers.mjs.
 */
async function main() {
  const { values, positionals: filters } = parseArgs({
    options: {
      unit: { type: "boolean" },
      browser: { type: "boolean" },
      trust: { type: "boolean", default: false },
      on: { type: "string" },
      through: { type: "string" },
    },
    allowPositionals: true,
  });
  forgetEnvironment();
  if (values.through) process.env["DATABASE_PREPARE"] = "0";
  await ensureInstalled(say);
  await removeAbandoned(prefix);
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o755);
  try {
    const server = await serverOfRun(folder, { on: values.on, through: values.through }, say);
    try {
      const run = { folder, server, filters, trust: values.trust, say };
      const both = Boolean(values.unit) === Boolean(values.browser);
      return conclude(
        await runBoth(run, { unit: both || values.unit, browser: both || values.browser }),
      );
    } finally {
      await server.stop();
    }
  } finally {
    await removeEmbedded(folder);
    await removeAbandoned(prefix);
  }
}

/**
 * The app is built while the unit tests run; the browser comes after them.
 *
 * @param {Run} run
 * @param {{ unit: boolean | undefined, browser: boolean | undefined }} wanted
 * @returns {Promise<Judged[]>}
 */
async function runBoth(run, { unit, browser }) {
  const app = browser ? prepareApp(run) : null;
  app?.catch(() => {});
  const first = unit ? [await runVitest(run)] : [];
  return app ? [...first, await runPlaywright(run, await app)] : first;
}

/**
 * @param {Run} run
 * @returns {Promise<Judged>}
 */
async function runVitest({ folder, server, filters, trust }) {
  const report = join(folder, "vitest.json");
  const reporters = ["--reporter=default", `--reporter=${reporter}`];
  const args = [
    "run",
    ...reporters,
    ...(trust ? ["--project=trust"] : ["--project=unit", "--project=apart", "--project=database"]),
    ...(filters.length > 0 ? ["--passWithNoTests", ...filters] : []),
  ];
  const env = {
    ...process.env,
    THROUGHLINE_TEST_CLUSTER: JSON.stringify(server.urls),
    VITEST_TALLY_FILE: report,
  };
  const code = await startChild(join(root, "node_modules", ".bin", "vitest"), args, { env }).ended;
  return judge({
    name: "vitest",
    code,
    tally: readVitestTally(report),
    mayBeEmpty: filters.length > 0,
  });
}

/**
 * What the browser tests need: a browser, the built app, a database with the demo networks.
 *
 * @param {Run} run
 */
async function prepareApp({ server }) {
  const chromium = await findChromium(say);
  await ensureBuilt({ say });
  const name = `throughline_test_${randomBytes(4).toString("hex")}_browser`;
  const urls = await createDatabase(server.urls, { name });
  const database = { urls, embedded: server.embedded };
  await migrate(database);
  await runTypeScript("db/demo/load-demo.ts", [], database);
  return { chromium, database, drop: () => dropDatabase(server.urls, name) };
}

/**
 * @param {Run} run
 * @param {Awaited<ReturnType<typeof prepareApp>>} app
 * @returns {Promise<Judged>}
 */
async function runPlaywright({ folder, filters, trust }, { chromium, database, drop }) {
  const report = join(folder, "playwright.json");
  const port = await freePort();
  const secret = readSecret(folder);
  const app = await serve({
    port,
    database,
    demo: true,
    log: join(folder, "app.log"),
    secret,
  });
  const env = {
    ...environmentFor(database),
    DATABASE_SUPERUSER_URL: database.urls.bootstrap,
    BASE_URL: `http://localhost:${port}`,
    APP_PROCESSES: `${app.pid}`,
    CHROMIUM_PATH: chromium,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: `http://localhost:${port}`,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    ...(trust ? { THROUGHLINE_TRUST: "1" } : {}),
  };
  const args = [
    "test",
    "--config=e2e/playwright.config.ts",
    "--reporter=list,json",
    ...(filters.length > 0 ? ["--pass-with-no-tests", ...filters] : []),
  ];
  const code = await startChild(join(root, "node_modules", ".bin", "playwright"), args, { env })
    .ended;
  await app.stop();
  await drop();
  return judge({
    name: "playwright",
    code,
    tally: readPlaywrightTally(report),
    mayBeEmpty: filters.length > 0,
  });
}

/** @param {readonly Judged[]} results */
function conclude(results) {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  // Whoever reads only the end of a long log learns what failed, and why.
  const lines = results.flatMap(({ remark, failures, skipped }) => [
    ...(remark ? [remark] : []),
    ...failures.map(({ name, reason }) => `failed: ${name}\n${reason.slice(0, 2000)}`),
    ...skipped.map(({ name, reason }) => `skipped: ${name}${reason ? ` (${reason})` : ""}`),
  ]);
  const none = passed + failed === 0 ? ["no test matches"] : [];
  process.stdout.write(
    ["", ...lines, ...none, `${passed} passed, ${failed} failed`, ""].join("\n"),
  );
  return passed > 0 && failed === 0 ? 0 : 1;
}

if (isProgram(import.meta.url)) await runCommand(main);
