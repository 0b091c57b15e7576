import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { killChildren, stopChildren } from "./child-process.mjs";
import { isProblem } from "./problem.mjs";
import { readEnvFile } from "./project.mjs";

/**
 * Whether a module is the program that Node was started with, not an import of it.
 *
 * @param {string} url its `import.meta.url`
 * @returns {boolean}
 */
export function isProgram(url) {
  const program = process.argv[1];
  return program !== undefined && realpathSync(program) === fileURLToPath(url);
}

/**
 * Runs a command of the project to the process's end. Ctrl-C, SIGTERM or SIGHUP stops the children; `main` then ends by
 * itself and its `finally` blocks clean up. A second one ends everything at once.
 *
 * @param {() => Promise<number | void>} main gives the exit code, 0 by default
 * @param {{ codeWhenStopped?: number }} [options] exit code after a signal; 130 by default
 * @returns {Promise<void>}
 */
export async function runCommand(main, { codeWhenStopped = 130 } = {}) {
  readEnvFile();
  const isStopping = stopOnSignals();
  // Whoever read the output may go first.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  let code;
  try {
    code = (await main()) ?? 0;
  } catch (error) {
    // Once we are stopping, that a child was ended is no news.
    if (!isStopping() || !isProblem(error)) process.stderr.write(`${textOf(error)}\n`);
    code = 1;
  }
  process.exit(isStopping() ? codeWhenStopped : code);
}

/** @returns {() => boolean} whether a signal has come */
function stopOnSignals() {
  /** @type {number | null} */
  let stoppedAt = null;
  const onSignal = () => {
    // npm passes on what the terminal has already sent: one key press arrives twice.
    if (stoppedAt !== null && Date.now() - stoppedAt < 500) return;
    if (stoppedAt !== null) {
      killChildren();
      process.exit(130);
    }
    stoppedAt = Date.now();
    void stopChildren();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, onSignal);
  return () => stoppedAt !== null;
}

/** @param {unknown} error */
function textOf(error) {
  if (!(error instanceof Error)) return String(error);
  return isProblem(error) ? error.message : error.stack;
}
