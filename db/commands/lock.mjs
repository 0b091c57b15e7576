import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { codeOf } from "./problem.mjs";
import { isAlive, startOf } from "./processes.mjs";

const longestHold = 15 * 60_000;

/**
 * The result of `work`, done while no other process works under the same lock file.
 * A lock left by a process that died, or held for more than a quarter of an hour, is taken over.
 *
 * @template Result
 * @param {string} file where the lock stands; its folder is made
 * @param {() => Promise<Result>} work
 * @param {() => void} [onWait] called once if another process holds the lock
 * @returns {Promise<Result>}
 */
export async function withLock(file, work, onWait = () => {}) {
  mkdirSync(dirname(file), { recursive: true });
  const mine = `${process.pid} ${startOf(process.pid)} ${Math.random()}`;
  for (let waited = false; !(await took(file, mine)); waited = true) {
    if (!waited) onWait();
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    if (readLock(file) === mine) rmSync(file, { force: true });
  }
}

/**
 * @param {string} file
 * @param {string} mine
 */
async function took(file, mine) {
  try {
    writeFileSync(file, mine, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
  if (isHeld(file)) return false;
  writeFileSync(`${file}.${process.pid}`, mine);
  renameSync(`${file}.${process.pid}`, file);
  // Two may take over at once: the later rename wins, and both see whose it was.
  await sleep(200);
  return readLock(file) === mine;
}

/** @param {string} file */
function isHeld(file) {
  const lock = readLock(file);
  if (lock === null) return true;
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  const [pid, start] = lock.split(" ");
  if (lock === "") return age < 2_000;
  return age < longestHold && isAlive(Number(pid)) && startOf(Number(pid)) === start;
}

/** @param {string} file */
function readLock(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
