import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { root } from "./project.mjs";
import { codeOf, problem } from "./problem.mjs";

/**
 * @typedef {object} ChildOptions
 * @property {NodeJS.ProcessEnv} [env] the whole environment; this process's own by default
 * @property {string} [cwd] working folder; the project's root by default
 * @property {"inherit" | "capture" | { log: string }} [output] where both of its streams go: here (default), into
 *   the failure's message, or into a file made anew, the end of which goes into the failure's message
 * @property {number} [uid] user to run as
 * @property {number} [gid] group to run as
 * @property {boolean} [endsWithUs] Node programs only: it ends when this process is gone, even killed with -9
 *
 * @typedef {object} RunningChild
 * @property {number | undefined} pid
 * @property {Promise<number>} ended its exit code, 1 when a signal ended it; rejects if it couldn't be started
 * @property {() => string} said what it has written so far, where captured or logged
 * @property {() => Promise<void>} stop ends it and what it started: SIGTERM, after eight seconds SIGKILL
 */

const lifeline = new URL("end-with-parent.mjs", import.meta.url).href;
const pipes = /** @type {const} */ ({ inherit: "inherit", capture: "pipe" });
const patience = 8_000;
const onWindows = process.platform === "win32";
/** @type {Set<RunningChild & { kill: (signal: NodeJS.Signals) => void }>} */
const running = new Set();
let closing = false;

process.on("exit", killChildren);

/**
 * Starts a program in a process group of its own, so that Ctrl-C in the terminal reaches only this process, which ends its
 * children in order.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {ChildOptions} [options]
 * @returns {RunningChild}
 * @throws Error once `stopChildren` was called
 */
export function startChild(command, args, options = {}) {
  if (closing) throw problem("stopped");
  const child = spawnChild(command, args, options);
  const text = collect(child);
  /** @type {Promise<number>} */
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
  const kill = (/** @type {NodeJS.Signals} */ signal) => killGroup(child.pid, signal);
  const { output } = options;
  const entry = {
    pid: child.pid,
    ended,
    said: () => (typeof output === "object" ? readFileSync(output.log, "utf8") : text()),
    stop: () => stop(ended, kill),
    kill,
  };
  running.add(entry);
  const forget = () => running.delete(entry);
  ended.then(forget, forget);
  return entry;
}

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {ChildOptions} [options] `output` is "capture" by default
 * @returns {Promise<string>} what it wrote, where captured
 * @throws Error with its output if it ends with another code than 0
 */
export async function runChild(command, args, options = {}) {
  const child = startChild(command, args, { output: "capture", ...options });
  const code = await child.ended;
  if (code === 0) return child.said();
  const words = [basename(command), ...args].join(" ").replaceAll(`${root}/`, "");
  throw problem(`${words} ended with code ${code}\n${excerpt(child.said())}`);
}

/** Ends every child still running, and lets no new one start. */
export async function stopChildren() {
  closing = true;
  await Promise.all([...running].map((child) => child.stop()));
}

/** Ends every child still running, at once and without waiting. */
export function killChildren() {
  for (const child of running) child.kill("SIGKILL");
}

/**
 * A program's output cut to what fits a screen: its first lines, where npm says what is wrong, and its last, where others do.
 *
 * @param {string} text
 * @returns {string}
 */
export function excerpt(text) {
  const lines = text.trimEnd().split("\n");
  if (lines.length <= 60) return lines.join("\n");
  return [
    ...lines.slice(0, 20),
    `... ${lines.length - 60} lines left out ...`,
    ...lines.slice(-40),
  ].join("\n");
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {ChildOptions} options
 */
function spawnChild(command, args, { env, cwd, output = "inherit", uid, gid, endsWithUs = false }) {
  const stream = typeof output === "object" ? openSync(output.log, "w") : pipes[output];
  const child = spawn(command, endsWithUs ? ["--import", lifeline, ...args] : args, {
    env: env ?? process.env,
    cwd: cwd ?? root,
    detached: !onWindows,
    stdio: [inputFor(output), stream, stream, endsWithUs ? "pipe" : "ignore"],
    ...(uid === undefined ? {} : { uid, gid }),
  });
  if (typeof stream === "number") closeSync(stream);
  return child;
}

/**
 * A program in a group of its own may not read from the terminal.
 *
 * @param {NonNullable<ChildOptions["output"]>} output
 */
function inputFor(output) {
  return output === "inherit" && !process.stdin.isTTY ? "inherit" : "ignore";
}

/** @param {import("node:child_process").ChildProcess} child */
function collect(child) {
  /** @type {Buffer[]} */
  const chunks = [];
  child.stdout?.on("data", (chunk) => chunks.push(chunk));
  child.stderr?.on("data", (chunk) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
}

/**
 * @param {Promise<number>} ended
 * @param {(signal: NodeJS.Signals) => void} kill
 */
async function stop(ended, kill) {
  kill("SIGTERM");
  const impatience = setTimeout(() => kill("SIGKILL"), patience);
  await ended.catch(() => {});
  clearTimeout(impatience);
}

/**
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
function killGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(onWindows ? pid : -pid, signal);
  } catch (error) {
    if (codeOf(error) !== "ESRCH") throw error;
  }
}
