import { existsSync, readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {readonly { name: string, reason: string }[]} failures those of them that are tests
 * @property {readonly { name: string, reason: string }[]} skipped
 */

/**
 * What a runner that has ended found out. One that crashed, wrote nothing or ran nothing counts as a failure, never as nothing.
 *
 * @param {object} run
 * @param {string} run.name of the runner
 * @param {number} run.code its exit code
 * @param {Tally | null} run.tally null if it wrote no report
 * @param {boolean} run.mayBeEmpty whether running no test is fine, since filters were given
 * @returns {Tally & { remark: string | null }} `remark` says what isn't a failed test
 */
export function judge({ name, code, tally, mayBeEmpty }) {
  const told = tally ?? { passed: 0, failed: 0, failures: [], skipped: [] };
  if (told.failed > 0) return { ...told, remark: null };
  if (code !== 0) return { ...told, failed: 1, remark: `${name} ended with code ${code}` };
  if (told.passed > 0 || mayBeEmpty) return { ...told, remark: null };
  return { ...told, failed: 1, remark: `${name} ran no test` };
}

/**
 * The tally in the file that our Vitest reporter wrote.
 *
 * @param {string} file
 * @returns {Tally | null} null if it wrote none
 */
export function readVitestTally(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/**
 * The tally in a file that Playwright's JSON reporter wrote. A test that passed only when repeated counts as failed.
 *
 * @param {string} file
 * @returns {Tally | null} null if it wrote none
 */
export function readPlaywrightTally(file) {
  if (!existsSync(file)) return null;
  const report = JSON.parse(readFileSync(file, "utf8"));
  const { expected, unexpected, flaky } = report.stats;
  return {
    passed: expected,
    failed: unexpected + flaky + report.errors.length,
    failures: report.suites.flatMap(specsIn).flatMap(failureOf),
    skipped: report.suites.flatMap(specsIn).flatMap(skippedOf),
  };
}

/**
 * @param {any} suite
 * @returns {any[]}
 */
function specsIn(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsIn)];
}

/** @param {any} spec */
function failureOf(spec) {
  return spec.tests
    .filter((/** @type {any} */ test) => ["unexpected", "flaky"].includes(test.status))
    .map((/** @type {any} */ test) => ({
      name: `${spec.file} > ${spec.title}`,
      reason: test.results
        .flatMap((/** @type {any} */ result) => result.errors)
        .map((/** @type {any} */ error) => stripVTControlCharacters(error.message ?? ""))
        .join("\n"),
    }));
}

/** @param {any} spec */
function skippedOf(spec) {
  return spec.tests
    .filter((/** @type {any} */ test) => test.status === "skipped")
    .map((/** @type {any} */ test) => ({
      name: spec.title,
      reason: test.annotations.map((/** @type {any} */ note) => note.description ?? "").join(" "),
    }));
}
