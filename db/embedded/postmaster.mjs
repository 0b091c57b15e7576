import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { accepts, freePort, isFree } from "../commands/ports.mjs";
import { problem } from "../commands/problem.mjs";
import { commandLine, isAlive } from "../commands/processes.mjs";

const largestLog = 5_000_000;
const patience = { start: 120_000, leftovers: 20_000, stop: 20_000, kill: 5_000 };

/**
 * The server that runs on a cluster folder and takes connections.
 *
 * @param {string} cluster
 * @returns {Promise<{ pid: number, port: number } | null>} null if none does
 */
export async function findServer(cluster) {
  const lock = readLock(cluster);
  if (lock === null || lock.status !== "ready" || !isPostmaster(lock.pid, cluster)) return null;
  return (await accepts(lock.port)) ? { pid: lock.pid, port: lock.port } : null;
}

/**
 * The same, but a server that is just starting or stopping is waited for.
 *
 * @param {string} cluster
 * @returns {Promise<{ pid: number, port: number } | null>} null once none runs
 */
export async function findSettledServer(cluster) {
  for (const end = Date.now() + patience.start; Date.now() < end; await sleep(30)) {
    const server = await findServer(cluster);
    const lock = readLock(cluster);
    if (server || lock === null || !isPostmaster(lock.pid, cluster)) return server;
  }
  return null;
}

/**
 * Starts Postgres on a cluster folder, in a session of its own, which Ctrl-C in our terminal doesn't reach.
 *
 * @param {object} server
 * @param {import("./place.mjs").Place} server.place
 * @param {number | null} server.port the port wished for; another one if it is null or taken
 * @param {Readonly<Record<string, string>>} server.settings further server settings
 * @param {string} server.log file that the server's messages are appended to
 * @returns {Promise<number>} the port
 * @throws Error with what Postgres said when it doesn't start
 */
export async function startServer({ place, port, settings, log }) {
  const end = Date.now() + patience.leftovers;
  let wished = port;
  for (;;) {
    disown(place.cluster);
    const chosen = wished !== null && (await isFree(wished)) ? wished : await freePort();
    const failure = await attempt({ place, port: chosen, settings, log });
    if (failure === null) return chosen;
    // After a kill -9 the dead server's children may hold its memory for a moment.
    const mayPass = /shared memory block|could not bind|postmaster\.pid/.test(failure);
    if (!mayPass || Date.now() > end)
      throw problem(`Postgres does not start (${log}):\n${failure}`);
    if (failure.includes("could not bind")) wished = null;
    await sleep(300);
  }
}

/**
 * Stops the server of a cluster folder, if one runs: open connections are cut, nothing committed is lost.
 *
 * @param {string} cluster
 * @returns {Promise<void>}
 */
export async function stopServer(cluster) {
  const lock = readLock(cluster);
  if (lock === null || !isPostmaster(lock.pid, cluster)) return;
  for (const [signal, time] of /** @type {const} */ ([
    ["SIGINT", patience.stop],
    ["SIGQUIT", patience.kill],
  ])) {
    process.kill(lock.pid, signal);
    if (await ended(lock.pid, time)) return;
  }
  throw problem(`Postgres (process ${lock.pid}) does not stop`);
}

/**
 * @param {{ place: import("./place.mjs").Place, port: number, settings: Readonly<Record<string, string>>, log: string }} server
 * @returns {Promise<string | null>} what Postgres said if it ended, null once it takes connections
 */
async function attempt({ place, port, settings, log }) {
  const before = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  const all = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    jit: "off",
    ...settings,
  };
  const args = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const file = openSync(log, before > largestLog ? "w" : "a", 0o600);
  const child = spawn(
    join(place.native, "bin", "postgres"),
    ["-D", place.cluster, "-p", `${port}`, ...args],
    {
      ...place.user,
      cwd: "/",
      detached: true,
      env: { PATH: process.env["PATH"], SystemRoot: process.env["SystemRoot"] },
      stdio: ["ignore", file, file],
    },
  );
  closeSync(file);
  child.unref();
  const failure = once(child, "exit").then(
    () => true,
    () => true,
  );
  for (const end = Date.now() + patience.start; Date.now() < end;) {
    if ((await findServer(place.cluster))?.pid === child.pid) return null;
    if (await Promise.race([failure, sleep(15, false)])) break;
  }
  return readFileSync(log, "utf8").slice(before > largestLog ? 0 : before) || "it said nothing";
}

/**
 * Makes Postgres take a lock file for stale that names a process which isn't this cluster's server, but a zombie or a stranger.
 * The file stays, with our own number, which Postgres knows to be none of its own: it also names the dead server's shared memory,
 * by which Postgres sees whether children of that server still write.
 *
 * @param {string} cluster
 */
function disown(cluster) {
  const lock = readLock(cluster);
  if (lock === null || isPostmaster(lock.pid, cluster)) return;
  writeFileSync(lockFile(cluster), [process.pid, ...lock.lines.slice(1)].join("\n"));
}

/**
 * @param {number} pid
 * @param {string} cluster
 */
function isPostmaster(pid, cluster) {
  return isAlive(pid) && (commandLine(pid)?.includes(` -D ${cluster} `) ?? true);
}

/** @param {string} cluster */
function lockFile(cluster) {
  return join(cluster, "postmaster.pid");
}

/** @param {string} cluster */
function readLock(cluster) {
  if (!existsSync(lockFile(cluster))) return null;
  const lines = readFileSync(lockFile(cluster), "utf8").split("\n");
  const [pid = "", , , port = ""] = lines;
  if (!(Number(pid) > 0)) return null;
  return { pid: Number(pid), port: Number(port), status: lines[7]?.trim() ?? "", lines };
}

/**
 * @param {number} pid
 * @param {number} time milliseconds
 */
async function ended(pid, time) {
  for (const end = Date.now() + time; Date.now() < end; await sleep(10))
    if (!isAlive(pid)) return true;
  return false;
}
