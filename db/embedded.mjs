import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "./commands/lock.mjs";
import { problem } from "./commands/problem.mjs";
import { dataFolder } from "./commands/project.mjs";
import { makeCluster } from "./embedded/cluster.mjs";
import { urlsOf } from "./embedded/credentials.mjs";
import { createDatabase, createRoles, dropDatabase } from "./embedded/databases.mjs";
import { hold, holders } from "./embedded/holders.mjs";
import { findPlace, knownCluster } from "./embedded/place.mjs";
import { findServer, findSettledServer, startServer, stopServer } from "./embedded/postmaster.mjs";

/**
 * @typedef {import("./embedded/credentials.mjs").Urls} Urls
 *
 * @typedef {object} Embedded a running embedded server
 * @property {Urls} urls of the database `throughline`
 * @property {() => Promise<void>} stop ends our use of it, and the server itself if nobody else uses it
 *
 * @typedef {object} Database the database that a command works on
 * @property {Partial<Urls>} urls a role each; of a server given by the environment, only those that were given
 * @property {boolean} embedded whether it is the embedded one
 */

const database = "throughline";

export { createDatabase, dropDatabase } from "./embedded/databases.mjs";

/**
 * The embedded Postgres of a data folder: started, or used as it runs already; on first use made, with roles and an empty
 * database `throughline`. It outlives a process that is killed, and the next call uses it again.
 *
 * @param {object} server
 * @param {string} server.data the data folder, absolute; made when missing
 * @param {Readonly<Record<string, string>>} [server.settings] Postgres settings, used only if this call starts it
 * @param {string} [server.programs] folder of other Postgres programs than the embedded ones: `bin` stands in it
 * @param {(text: string) => void} [server.say] is told what the person at the keyboard should know
 * @returns {Promise<Embedded>}
 * @throws Error with what Postgres said when it doesn't start
 */
export async function startEmbedded({ data, settings = {}, programs, say = () => {} }) {
  makeFolder(data);
  const { release } = hold(data);
  const lock = join(data, "lock");
  try {
    const { cluster, port } = await withLock(lock, () => start({ data, settings, programs, say }));
    /** @type {Promise<void> | undefined} */
    let stopped;
    const stop = () =>
      withLock(lock, async () => {
        release();
        if (holders(data).length === 0) await stopServer(cluster);
      });
    return { urls: urlsOf(data, port, database), stop: () => (stopped ??= stop()) };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * The result of `work` on the database that the environment names (DATABASE_URL, DATABASE_OWNER_URL, DATABASE_WORKER_URL), or
 * else on the embedded one, which is started before and stopped after unless another process uses it.
 *
 * @template Result
 * @param {(database: Database) => Promise<Result>} work
 * @param {(text: string) => void} [say] is told what the person at the keyboard should know
 * @returns {Promise<Result>}
 */
export async function withDatabase(work, say) {
  const given = givenUrls();
  if (given) return work({ urls: given, embedded: false });
  const server = await startEmbedded({ data: dataFolder(), ...(say ? { say } : {}) });
  try {
    return await work({ urls: server.urls, embedded: true });
  } finally {
    await server.stop();
  }
}

/**
 * The connection URLs that the environment gives.
 *
 * @returns {Partial<Urls> | null} null without DATABASE_URL: then the embedded database is meant
 */
export function givenUrls() {
  const { DATABASE_URL: app, DATABASE_OWNER_URL: owner, DATABASE_WORKER_URL: worker } = process.env;
  return app ? { app, ...(owner ? { owner } : {}), ...(worker ? { worker } : {}) } : null;
}

/**
 * The environment of a program that works on a database: this process's own and the URLs.
 *
 * @param {Database} database
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentFor({ urls, embedded }) {
  return {
    ...process.env,
    DATABASE_URL: urls.app,
    DATABASE_OWNER_URL: urls.owner,
    DATABASE_WORKER_URL: urls.worker,
    ...(embedded ? { THROUGHLINE_EMBEDDED: "1" } : {}),
  };
}

/**
 * The URLs of the embedded server of a data folder, if it runs now.
 *
 * @param {string} data the data folder
 * @returns {Promise<Urls | null>}
 */
export async function runningUrls(data) {
  const server = await findServer(knownCluster(data));
  return server && urlsOf(data, server.port, database);
}

/**
 * Empties the embedded database: it is dropped and made anew.
 *
 * @param {string} data the data folder
 * @param {Urls} urls of the running server
 * @throws Error if another process uses the server
 */
export async function recreateDatabase(data, urls) {
  const others = holders(data).filter((pid) => pid !== process.pid);
  if (others.length > 0) {
    throw problem(`the database is in use by process ${others.join(", ")}; stop that first`);
  }
  const elsewhere = { ...urls, bootstrap: urls.bootstrap.replace(/[^/]+$/, "postgres") };
  await dropDatabase(elsewhere, database);
  await createDatabase(elsewhere, { name: database });
}

/**
 * Removes the embedded server of a data folder with all that is in it, unless a process uses it.
 *
 * @param {string} data the data folder
 * @returns {Promise<void>}
 */
export async function removeEmbedded(data) {
  if (holders(data).length > 0) return;
  const cluster = knownCluster(data);
  await stopServer(cluster);
  rmSync(cluster, { recursive: true, force: true });
  rmSync(data, { recursive: true, force: true });
}

/**
 * @param {object} server
 * @param {string} server.data
 * @param {Readonly<Record<string, string>>} server.settings
 * @param {string | undefined} server.programs
 * @param {(text: string) => void} server.say
 */
async function start({ data, settings, programs, say }) {
  const place = await findPlace(data, { say, ...(programs ? { programs } : {}) });
  const prepared = join(data, "prepared");
  if (!existsSync(place.cluster)) {
    rmSync(prepared, { force: true });
    await makeCluster(place, data);
  }
  const port =
    (await findSettledServer(place.cluster))?.port ?? (await startOn({ data, place, settings }));
  const version = versionOfStatements();
  if (!existsSync(prepared) || readFileSync(prepared, "utf8") !== version) {
    await prepare(data, port);
    writeFileSync(prepared, version);
  }
  return { cluster: place.cluster, port };
}

/** @param {{ data: string, place: import("./embedded/place.mjs").Place, settings: Readonly<Record<string, string>> }} server */
async function startOn({ data, place, settings }) {
  const file = join(data, "port");
  const wished = existsSync(file) ? Number(readFileSync(file, "utf8")) : null;
  const port = await startServer({
    place,
    port: wished,
    settings,
    log: join(data, "postgres.log"),
  });
  writeFileSync(file, `${port}`);
  return port;
}

/**
 * @param {string} data
 * @param {number} port
 */
async function prepare(data, port) {
  const urls = urlsOf(data, port, "postgres");
  await createRoles(urls);
  await createDatabase(urls, { name: database });
}

/** Changes with roles.sql and database.sql. */
function versionOfStatements() {
  const hash = createHash("sha256");
  for (const name of ["roles.sql", "database.sql"]) {
    hash.update(readFileSync(join(import.meta.dirname, name)));
  }
  return hash.digest("hex");
}

/** @param {string} data */
function makeFolder(data) {
  if (existsSync(data)) return;
  mkdirSync(data, { recursive: true });
  // As root, Postgres runs as a user who must pass through; what is secret has file modes of its own.
  chmodSync(data, 0o755);
}
