import { writeFileSync } from "node:fs";

/** A Vitest reporter that writes the tally of the run to the file that VITEST_TALLY_FILE names. */
export default class VitestReport {
  /**
   * @param {readonly import("vitest/node").TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const broken =
      modules.filter((module) => module.errors().length > 0).length + unhandledErrors.length;
    const tally = {
      passed: tests.filter((test) => test.result().state === "passed").length,
      failed: tests.filter((test) => test.result().state === "failed").length + broken,
      skipped: tests.flatMap((test) => {
        const result = test.result();
        return result.state === "skipped"
          ? [{ name: test.fullName, reason: result.note ?? "" }]
          : [];
      }),
    };
    const file = process.env["VITEST_TALLY_FILE"];
    if (file) writeFileSync(file, JSON.stringify(tally));
  }
}
