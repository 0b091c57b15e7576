import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { problem } from "../db/commands/problem.mjs";
import { asBootstrap, createRoles } from "../db/embedded/databases.mjs";
import { startEmbedded } from "../db/embedded.mjs";
import { startPooler } from "./pooler.mjs";

/**
 * @typedef {import("../db/embedded.mjs").Urls} Urls
 *
 * @typedef {object} TestServer the Postgres that a run's databases are made on
 * @property {Urls} urls of any database on it
 * @property {boolean} embedded whether it is the one that npm installed, of which the app takes any version
 * @property {() => Promise<void>} stop
 *
 * @typedef {object} Wished
 * @property {string | undefined} on `postgres-15` for the programs in /usr/lib/postgresql/15, or the URL of a superuser on a
 *   server for tests; without it the embedded server
 * @property {string | undefined} through `pgbouncer`: app and jobs reach the server through it, in transaction mode
 */

// Nothing here need outlive the machine.
const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
const mark = "made by npm test";

/**
 * The server that a run was told to take. It never comes from DATABASE_URL.
 *
 * @param {string} folder the run's own
 * @param {Wished} wished
 * @param {(text: string) => void} say
 * @returns {Promise<TestServer>}
 */
export async function serverOfRun(folder, { on, through }, say) {
  if (through !== undefined && through !== "pgbouncer") {
    throw problem(`--through ${through}: only pgbouncer is known`);
  }
  const server = await serverOn(folder, on, say);
  if (through === undefined) return server;
  try {
    const pooler = await startPooler(folder, server.urls);
    return {
      ...server,
      urls: {
        ...server.urls,
        app: pooler.url(server.urls.app),
        worker: pooler.url(server.urls.worker),
      },
      stop: async () => {
        await pooler.stop();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * @param {string} folder
 * @param {string | undefined} on
 * @param {(text: string) => void} say
 * @returns {Promise<TestServer>}
 */
async function serverOn(folder, on, say) {
  if (on === undefined) {
    return { ...(await startEmbedded({ data: folder, settings, say })), embedded: true };
  }
  if (URL.canParse(on)) return givenServer(on);
  const [, major] = /^postgres-([0-9]+)$/.exec(on) ?? [];
  const programs = join("/usr/lib/postgresql", major ?? "none");
  if (!existsSync(join(programs, "bin", "postgres"))) {
    throw problem(`--on ${on}: neither a URL nor a Postgres in /usr/lib/postgresql`);
  }
  const started = await startEmbedded({ data: folder, settings, programs, say });
  return { ...started, embedded: false };
}

/**
 * A server that runs already. The roles are made on it, and taken away again; a server that has them for something else than
 * tests is left alone.
 *
 * @param {string} bootstrap
 * @returns {Promise<TestServer>}
 */
async function givenServer(bootstrap) {
  const urls = {
    app: urlAs(bootstrap, "throughline_app"),
    owner: urlAs(bootstrap, "throughline_owner"),
    worker: urlAs(bootstrap, "throughline_worker"),
    bootstrap,
  };
  const roles = [urls.app, urls.owner, urls.worker].map((url) => new URL(url).username);
  await asBootstrap(bootstrap, async (sql) => {
    const [others] = await sql`
      select string_agg(rolname, ', ') as names from pg_roles
      where rolname in ${sql(roles)} and shobj_description(oid, 'pg_authid') is distinct from ${mark}`;
    if (others?.["names"]) {
      throw problem(
        `the server has ${others["names"]} already, and not from tests: take a server that is for tests alone`,
      );
    }
  });
  await createRoles(urls);
  await asBootstrap(bootstrap, async (sql) => {
    for (const role of roles) await sql.unsafe(`comment on role ${role} is '${mark}'`);
  });
  return { urls, embedded: false, stop: async () => {} };
}

/**
 * The URL as one of our roles. Two runs on one server set the same passwords.
 *
 * @param {string} bootstrap
 * @param {string} role
 */
function urlAs(bootstrap, role) {
  const url = new URL(bootstrap);
  url.username = role;
  url.password = createHash("sha256").update(`${bootstrap} ${role}`).digest("hex").slice(0, 48);
  return url.href;
}
