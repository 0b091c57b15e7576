import { writeFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

/** A Vitest reporter that writes the tally of the run to the file that VITEST_TALLY_FILE names. */
export default function vitestReport() {
  return {
    /**
     * @param {readonly import("vitest/node").TestModule[]} modules
     * @param {readonly unknown[]} unhandledErrors
     */
    onTestRunEnd(modules, unhandledErrors) {
      const file = process.env["VITEST_TALLY_FILE"];
      if (file) writeFileSync(file, JSON.stringify(tallyOf(modules, unhandledErrors)));
    },
  };
}

/**
 * @param {readonly import("vitest/node").TestModule[]} modules
 * @param {readonly unknown[]} unhandledErrors
 * @returns {import("./tally.mjs").Tally}
 */
function tallyOf(modules, unhandledErrors) {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const count = (/** @type {string} */ state) =>
    tests.filter((test) => test.result().state === state).length;
  const broken = modules.filter((module) => module.errors().length > 0).length;
  return {
    passed: count("passed"),
    failed: count("failed") + broken + unhandledErrors.length,
    failures: [
      ...tests.flatMap((test) =>
        test.result().state === "failed"
          ? [
              {
                name: `${test.module.relativeModuleId} > ${test.fullName}`,
                reason: said(test.result().errors),
              },
            ]
          : [],
      ),
      ...modules.flatMap((module) =>
        module.errors().length > 0
          ? [{ name: module.relativeModuleId, reason: said(module.errors()) }]
          : [],
      ),
      ...unhandledErrors.map((error) => ({ name: "outside of a test", reason: said([error]) })),
    ],
    skipped: tests.flatMap((test) => {
      const result = test.result();
      return result.state === "skipped" ? [{ name: test.fullName, reason: result.note ?? "" }] : [];
    }),
  };
}

/** @param {readonly any[] | undefined} errors */
function said(errors = []) {
  return errors.map((error) => stripVTControlCharacters(`${error?.message ?? error}`)).join("\n");
}
