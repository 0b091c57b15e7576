import { readFile } from "node:fs/promises";

/** @typedef {import("./credentials.mjs").Urls} Urls */

/**
 * Makes the login roles of a cluster and sets their passwords. Harmless when they are there.
 *
 * @param {Urls} urls of any database of the cluster
 */
export async function createRoles(urls) {
  await asBootstrap(urls.bootstrap, async (sql) => {
    await sql.unsafe(await statements("roles.sql"));
    for (const url of [urls.app, urls.owner, urls.worker]) {
      const { username, password } = new URL(url);
      await sql.unsafe(`alter role ${username} password '${password}'`);
    }
  });
}

/**
 * Makes a database that belongs to throughline_owner and that only our roles may enter. Harmless when it is there.
 *
 * @param {Urls} urls of any database of the cluster
 * @param {{ name: string, template?: string }} database `template` names a database to copy, to which nobody is connected
 * @returns {Promise<Urls>} of the new database
 */
export async function createDatabase(urls, { name, template = "template1" }) {
  await asBootstrap(urls.bootstrap, async (sql) => {
    const [found] = await sql`select from pg_database where datname = ${name}`;
    if (!found)
      await sql`create database ${sql(name)} template ${sql(template)} owner throughline_owner`;
  });
  const created = { ...urls };
  for (const role of /** @type {const} */ (["app", "owner", "worker", "bootstrap"])) {
    const url = new URL(urls[role]);
    url.pathname = name;
    created[role] = url.href;
  }
  await asBootstrap(created.bootstrap, async (sql) => {
    await sql.unsafe(await statements("database.sql"));
  });
  return created;
}

/**
 * Removes a database, whoever is connected to it. Harmless when there is none.
 *
 * @param {Urls} urls of any other database of the cluster
 * @param {string} name
 */
export async function dropDatabase(urls, name) {
  await asBootstrap(
    urls.bootstrap,
    (sql) => sql`drop database if exists ${sql(name)} with (force)`,
  );
}

/**
 * The result of `work` on one connection as the superuser, which row-level security does not bind.
 *
 * @template Result
 * @param {string} url
 * @param {(sql: import("postgres").Sql) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function asBootstrap(url, work) {
  const { default: postgres } = await import("postgres");
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** @param {"roles.sql" | "database.sql"} name */
function statements(name) {
  return readFile(new URL(`../${name}`, import.meta.url), "utf8");
}
