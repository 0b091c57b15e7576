import { environmentFor, givenUrls, withDatabase } from "../embedded.mjs";
import { startChild } from "./child-process.mjs";
import { ensureInstalled } from "./install.mjs";
import { problem } from "./problem.mjs";
import { progress } from "./progress.mjs";
import { migrate } from "./run.mjs";
import { isProgram, runCommand } from "./run-command.mjs";

/**
 * Starts the worker, which does jobs (sending mail) until it is stopped.
 *
 * @param {object} working
 * @param {import("../embedded.mjs").Database} working.database the worker is told only the URL of its own role
 * @param {string} [working.address] the address that people open, for links in mail; NEXTAUTH_URL wins
 * @param {string} [working.log] file for its output; without it the output is shown here
 * @returns {import("./child-process.mjs").RunningChild}
 */
export function startWorker({
  database,
  address = `http://localhost:${process.env["PORT"] || 3000}`,
  log,
}) {
  const { DATABASE_URL: _app, DATABASE_OWNER_URL: _owner, ...rest } = environmentFor(database);
  return startChild(process.execPath, ["--import", "tsx", "db/jobs/worker.ts"], {
    env: { ...rest, NEXTAUTH_URL: rest["NEXTAUTH_URL"] || address, NODE_ENV: "production" },
    endsWithUs: true,
    output: log === undefined ? "inherit" : { log },
  });
}

/** `npm run worker` */
async function main() {
  const say = progress();
  await ensureInstalled(say);
  return onDatabase(async (database) => {
    // A server that others run is migrated when they say so.
    if (database.embedded) await migrate(database);
    const worker = startWorker({ database });
    say("the worker has started");
    return worker.ended;
  }, say);
}

/**
 * The worker needs no more of a server than the URL of its own role.
 *
 * @param {(database: import("../embedded.mjs").Database) => Promise<number>} work
 * @param {(text: string) => void} say
 */
function onDatabase(work, say) {
  const worker = process.env["DATABASE_WORKER_URL"];
  if (worker) return work({ urls: { worker }, embedded: false });
  if (givenUrls()) {
    throw problem("the worker needs DATABASE_WORKER_URL: it runs as the role of background jobs");
  }
  return withDatabase(work, say);
}

if (isProgram(import.meta.url)) await runCommand(main, { codeWhenStopped: 0 });
