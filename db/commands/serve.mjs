import { mkdirSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { readSecret } from "../embedded/credentials.mjs";
import { withDatabase } from "../embedded.mjs";
import { ensureBuilt } from "./build.mjs";
import { excerpt, startChild } from "./child-process.mjs";
import { ensureInstalled } from "./install.mjs";
import { isFree, untilAnswers } from "./ports.mjs";
import { problem } from "./problem.mjs";
import { progress } from "./progress.mjs";
import { dataFolder, root } from "./project.mjs";
import { migrate } from "./run.mjs";
import { isProgram, runCommand } from "./run-command.mjs";

/**
 * @typedef {object} Serving
 * @property {number} port
 * @property {import("../embedded.mjs").Database} database the server is told only the URL of its own role
 * @property {boolean} [demo] demo mode: the sign-in page shows the accounts
 * @property {string} [host] the address to listen on; 127.0.0.1 by default, which `localhost` reaches too
 * @property {string} [log] file for the server's output; without it the output is shown here
 * @property {string} [secret] what sessions are signed with; NEXTAUTH_SECRET or the data folder's own by default
 */

/**
 * Starts the built app and waits until it answers.
 *
 * @param {Serving} serving
 * @returns {Promise<import("./child-process.mjs").RunningChild>} the running server
 * @throws Error with its output if it ends before it answers
 */
export async function serve({ port, database, demo = false, host = "127.0.0.1", log, secret }) {
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const preload = new URL("true-address.mjs", import.meta.url).href;
  // Each page leaves much behind that lived for it alone: with more room for the young, less time goes to clearing it away.
  const young = "--max-semi-space-size=32";
  const args = [young, "--import", preload, next, "start", "-p", `${port}`, "-H", host];
  const server = startChild(process.execPath, args, {
    env: serverEnvironment({ port, database, demo, secret: secret ?? sessionSecret() }),
    endsWithUs: true,
    output: log === undefined ? "inherit" : { log },
  });
  const end = server.ended.then((code) => {
    throw problem(`the server ended with code ${code}\n${excerpt(server.said())}`);
  });
  const address = ["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host;
  try {
    await Promise.race([end, untilAnswers(`http://${address}:${port}/healthz`, { seconds: 60 })]);
  } catch (error) {
    await server.stop();
    throw error;
  }
  end.catch(() => {});
  return server;
}

/**
 * The port to serve on.
 *
 * @param {{ otherwise: (port: number) => Promise<number> }} choice gives the port to take if PORT isn't set and 3000 is taken
 * @returns {Promise<number>}
 * @throws Error if PORT is no port, or taken
 */
export async function choosePort({ otherwise }) {
  const wished = process.env["PORT"];
  if (
    wished &&
    !(Number.isInteger(Number(wished)) && Number(wished) > 0 && Number(wished) < 65536)
  ) {
    throw problem(`PORT=${wished} is no port: a whole number from 1 to 65535`);
  }
  const port = Number(wished || 3000);
  if (await isFree(port)) return port;
  if (wished)
    throw problem(`port ${port} (PORT) is taken: stop what listens there, or set another PORT`);
  return otherwise(port);
}

/**
 * @param {{ port: number, database: Serving["database"], demo: boolean, secret: string }} serving
 * @returns {NodeJS.ProcessEnv}
 */
function serverEnvironment({ port, database, demo, secret }) {
  const { DATABASE_OWNER_URL: _owner, DATABASE_WORKER_URL: _worker, ...rest } = process.env;
  return {
    NEXT_TELEMETRY_DISABLED: "1",
    NEXTAUTH_URL: `http://localhost:${port}`,
    ...rest,
    NODE_ENV: "production",
    PORT: `${port}`,
    DATABASE_URL: database.urls.app,
    NEXTAUTH_SECRET: secret,
    ...(database.embedded ? { THROUGHLINE_EMBEDDED: "1" } : {}),
    ...(demo ? { THROUGHLINE_DEMO: "1" } : {}),
  };
}

function sessionSecret() {
  const given = process.env["NEXTAUTH_SECRET"];
  if (given) return given;
  mkdirSync(dataFolder(), { recursive: true });
  return readSecret(dataFolder());
}

/**
 * The address to listen on: with the embedded database only this machine's own, unless HOSTNAME says otherwise.
 * Containers set HOSTNAME to the machine's own name, which is no wish.
 *
 * @param {{ embedded: boolean }} database
 */
function hostToServeOn({ embedded }) {
  const wished = process.env["HOSTNAME"];
  if (wished && wished !== hostname()) return wished;
  return embedded ? "127.0.0.1" : "0.0.0.0";
}

/** `npm start` */
async function main() {
  const say = progress();
  await ensureInstalled(say);
  const port = await choosePort({
    otherwise: (taken) => {
      throw problem(`port ${taken} is taken: stop what listens there, or set PORT`);
    },
  });
  await ensureBuilt({ say });
  return withDatabase(async (database) => {
    // A server that others run is migrated when they say so.
    if (database.embedded) await migrate(database);
    const server = await serve({ port, database, host: hostToServeOn(database) });
    process.stdout.write(`ready http://localhost:${port}\n`);
    return server.ended;
  }, say);
}

if (isProgram(import.meta.url)) await runCommand(main, { codeWhenStopped: 0 });
