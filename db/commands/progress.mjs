import { performance } from "node:perf_hooks";

/**
 * A writer of progress lines, each with the seconds since the process began.
 *
 * @param {NodeJS.WritableStream} [stream] standard output by default; standard error where a program reads the output
 * @returns {(text: string) => void}
 */
export function progress(stream = process.stdout) {
  return (text) => {
    stream.write(`${(performance.now() / 1000).toFixed(1).padStart(6)} s  ${text}\n`);
  };
}
