import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive, startOf } from "../commands/processes.mjs";

let count = 0;

/**
 * Registers this process as a user of the embedded server.
 *
 * @param {string} data the data folder
 * @returns {{ release: () => void }} what takes the entry away again
 */
export function hold(data) {
  const folder = join(data, "holders");
  mkdirSync(folder, { recursive: true });
  count += 1;
  const file = join(folder, count === 1 ? `${process.pid}` : `${process.pid}.${count}`);
  writeFileSync(file, startOf(process.pid));
  return { release: () => rmSync(file, { force: true }) };
}

/**
 * The processes that use the embedded server now; entries of those that ended without a word are taken away.
 *
 * @param {string} data the data folder
 * @returns {number[]} their numbers, once for each use
 */
export function holders(data) {
  const folder = join(data, "holders");
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder).flatMap((name) => {
    const pid = Number.parseInt(name, 10);
    if (isAlive(pid) && readFileSync(join(folder, name), "utf8") === startOf(pid)) return [pid];
    rmSync(join(folder, name), { force: true });
    return [];
  });
}
