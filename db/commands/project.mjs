import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** The project's root folder, absolute. */
export const root = resolve(import.meta.dirname, "../..");

/**
 * The folder of the embedded database: THROUGHLINE_DATA, or `.throughline` in the project.
 *
 * @returns {string} absolute; a relative THROUGHLINE_DATA counts from the project's root
 */
export function dataFolder() {
  return resolve(root, process.env["THROUGHLINE_DATA"] || ".throughline");
}

/** Adds the variables of the project's `.env`, if there is one, to the environment; what is set already wins. */
export function readEnvFile() {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/** Takes a developer's own settings out of the environment: a run with a database of its own must reach neither them nor theirs. */
export function forgetEnvironment() {
  const ours = /^(?:DATABASE_|NEXTAUTH_|THROUGHLINE_|PORT$|HOSTNAME$)/;
  for (const name of Object.keys(process.env)) if (ours.test(name)) delete process.env[name];
}

/**
 * The lock file of something that only one process at a time may do to the checkout. It stands where neither `next build` nor
 * `npm ci` clears away.
 *
 * @param {string} name
 * @returns {string} absolute
 */
export function lockFile(name) {
  return join(root, ".next", "cache", `throughline-${name}.lock`);
}
