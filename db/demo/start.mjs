import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt } from "../commands/build.mjs";
import { ensureInstalled } from "../commands/install.mjs";
import { nextFreePort } from "../commands/ports.mjs";
import { problem } from "../commands/problem.mjs";
import { progress } from "../commands/progress.mjs";
import { dataFolder } from "../commands/project.mjs";
import { migrate, runTypeScript } from "../commands/run.mjs";
import { isProgram, runCommand } from "../commands/run-command.mjs";
import { choosePort, serve } from "../commands/serve.mjs";
import { startWorker } from "../commands/worker.mjs";
import { asBootstrap } from "../embedded/databases.mjs";
import { givenUrls, recreateDatabase, withDatabase } from "../embedded.mjs";

const accounts = `
  Sign in with one of these; the password of all is  throughline-demo

  manager@SLUG.example     reports the month's figures and agrees metrics
  board@SLUG.example       sits on the board, and reads
  executive@SLUG.example   reads
  goto@SLUG.example        is the go-to person, and reads
  admin@SLUG.example       looks after the organisation's people; no role in the network

  SLUG in harbour-broadband:   brightwave orderpoint meridian kitpath fieldworks clearvoice ledgerline
  SLUG in county-urgent-care:  clearvoice northgate swift
`;

/** `npm run demo`: everything from a fresh checkout to a running demo. */
async function main() {
  const { values } = parseArgs({ options: { fresh: { type: "boolean", default: false } } });
  if (values.fresh && givenUrls()) {
    throw problem(
      "--fresh empties the embedded database only; DATABASE_URL names another server: unset it, or empty that one yourself",
    );
  }
  const say = progress();
  const port = await choosePort({ otherwise: nextFreePort });
  await ensureInstalled(say);
  say("dependencies installed");
  await withDatabase(async (database) => {
    await Promise.all([
      prepareNetworks({ database, fresh: values.fresh, say }),
      ensureBuilt({ say }).then((outcome) =>
        say(outcome === "built" ? "app built" : "app is built already"),
      ),
    ]);
    mkdirSync(dataFolder(), { recursive: true });
    const log = join(dataFolder(), "app.log");
    const server = await serve({ port, database, demo: true, log });
    startMail({ port, database, say });
    process.stdout.write(
      `ready http://localhost:${port}\n${accounts}\n  Ctrl-C stops it; its log is ${log}\n`,
    );
    await server.ended;
    throw problem("the server has ended by itself");
  }, say);
}

/**
 * The demo goes on without mail; whoever misses it is told why.
 *
 * @param {{ port: number, database: import("../embedded.mjs").Database, say: (text: string) => void }} demo
 */
function startMail({ port, database, say }) {
  if (!database.urls.worker) {
    say("DATABASE_WORKER_URL is not set: no worker runs, and no mail is sent");
    return;
  }
  const log = join(dataFolder(), "worker.log");
  const worker = startWorker({ database, address: `http://localhost:${port}`, log });
  worker.ended.then(
    (code) => code !== 0 && say(`the worker has ended, and no mail is sent any more: see ${log}`),
    (error) => say(`the worker did not start, and no mail is sent: ${error}`),
  );
}

/** @param {{ database: import("../embedded.mjs").Database, fresh: boolean, say: (text: string) => void }} demo */
async function prepareNetworks({ database, fresh, say }) {
  if (fresh) await empty(database);
  say(database.embedded ? "database runs" : "using the database of DATABASE_URL");
  await migrate(database);
  say("tables are up to date");
  await runTypeScript("db/demo/load-demo.ts", fresh ? ["--fresh"] : [], database);
  say("demo networks loaded");
}

/**
 * Makes the embedded database anew, unless somebody has put a real network in it.
 *
 * @param {import("../embedded.mjs").Database} database
 */
async function empty({ urls }) {
  const { app, owner, worker, bootstrap } = urls;
  if (!app || !owner || !worker || !bootstrap)
    throw problem("--fresh empties the embedded database only");
  const isReal = await asBootstrap(bootstrap, async (sql) => {
    const [tables] = await sql`select where to_regclass('public.networks') is not null`;
    if (!tables) return false;
    const [real] = await sql`select from networks where not synthetic limit 1`;
    return real !== undefined;
  });
  if (isReal) {
    throw problem(
      `--fresh would delete a network in ${dataFolder()} that isn't a demo: set THROUGHLINE_DATA to another folder`,
    );
  }
  await recreateDatabase(dataFolder(), { app, owner, worker, bootstrap });
}

if (isProgram(import.meta.url)) await runCommand(main, { codeWhenStopped: 0 });
