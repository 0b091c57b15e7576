import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { codeOf } from "./problem.mjs";

const hasProc = existsSync("/proc/self/stat");

/**
 * Whether a process runs. A zombie doesn't: it has ended and only waits for its parent to notice.
 *
 * @param {number} pid
 * @returns {boolean}
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== "EPERM") return false;
  }
  return hasProc ? !["Z", "X", undefined].includes(stat(pid)?.state) : true;
}

/**
 * When a process started, as text that differs between two processes that had the same number.
 *
 * @param {number} pid
 * @returns {string} clock ticks since the machine's start on Linux; empty where the system doesn't say
 */
export function startOf(pid) {
  return (hasProc && stat(pid)?.start) || "";
}

/**
 * The command line of a process, its words parted by spaces.
 *
 * @param {number} pid
 * @returns {string | null} null if it can't be read
 */
export function commandLine(pid) {
  try {
    if (hasProc) return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}

/** @param {number} pid */
function stat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may itself hold spaces and parentheses.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0], start: fields[19] };
  } catch {
    return null;
  }
}
