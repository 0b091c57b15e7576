import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeOf, problem } from "../commands/problem.mjs";

/**
 * @typedef {object} Urls connection URLs of one database, a role each
 * @property {string} app the role that the server runs as: sees what row-level security shows
 * @property {string} owner the role that owns the tables: migrations, load, export
 * @property {string} worker the role of background jobs
 * @property {string} bootstrap the superuser: makes roles and databases, nothing else
 */

/** The login roles, by the name of their URL. */
const roles = /** @type {const} */ ({
  app: "throughline_app",
  owner: "throughline_owner",
  worker: "throughline_worker",
  bootstrap: "throughline_bootstrap",
});

/** The superuser of an embedded cluster. */
export const bootstrapRole = roles.bootstrap;

/**
 * The passwords of an embedded cluster's roles, by role; made at random when they are first asked for.
 *
 * @param {string} data the data folder
 * @returns {Record<string, string>}
 */
export function readPasswords(data) {
  const drawn = () => Object.fromEntries(Object.values(roles).map((role) => [role, draw()]));
  return JSON.parse(
    readOrMake(join(data, "passwords.json"), () => JSON.stringify(drawn(), null, 2)),
  );
}

/**
 * The secret that sessions of a server are signed with, kept in the data folder; made at random when it is first asked for.
 *
 * @param {string} data the data folder
 * @returns {string}
 */
export function readSecret(data) {
  return readOrMake(join(data, "secret"), draw);
}

/**
 * The connection URLs of a database on an embedded cluster.
 *
 * @param {string} data the data folder
 * @param {number} port
 * @param {string} database
 * @returns {Urls}
 */
export function urlsOf(data, port, database) {
  const passwords = readPasswords(data);
  const url = (/** @type {keyof typeof roles} */ name) =>
    `postgres://${roles[name]}:${passwords[roles[name]]}@127.0.0.1:${port}/${database}`;
  return {
    app: url("app"),
    owner: url("owner"),
    worker: url("worker"),
    bootstrap: url("bootstrap"),
  };
}

function draw() {
  return randomBytes(24).toString("hex");
}

/**
 * @param {string} file
 * @param {() => string} make
 */
function readOrMake(file, make) {
  try {
    if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600 });
    return readFileSync(file, "utf8");
  } catch (error) {
    throw codeOf(error) === "EACCES"
      ? problem(`${file} belongs to another user of this machine`)
      : error;
  }
}
