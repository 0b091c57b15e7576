import { existsSync, readdirSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { join } from "node:path";
import { startChild } from "./child-process.mjs";
import { ensureInstalled } from "./install.mjs";
import { progress } from "./progress.mjs";
import { root } from "./project.mjs";
import { isProgram, runCommand } from "./run-command.mjs";

/**
 * Runs one tool, or several in turn until one fails, and shows what it said if it fails.
 *
 * @param {string} name
 * @param {readonly (readonly string[])[]} commands programs of node_modules with their arguments
 * @returns {Promise<boolean>} whether all passed
 */
async function check(name, commands) {
  const start = performance.now();
  let said = "";
  let passed = true;
  for (const [program = "", ...args] of commands) {
    const child = startChild(join(root, "node_modules", ".bin", program), args, {
      output: "capture",
    });
    passed = (await child.ended) === 0;
    said = child.said();
    if (!passed) break;
  }
  const time = ((performance.now() - start) / 1000).toFixed(1).padStart(5);
  process.stdout.write(`${passed ? "passed" : "FAILED"} ${time} s  ${name}\n${passed ? "" : said}`);
  return passed;
}

/** What the linter reads: named, since it would walk into node_modules by itself. */
function sources() {
  const folders = ["app", "lib", "db", "e2e", "bench"].filter((name) =>
    existsSync(join(root, name)),
  );
  return [
    ...folders,
    ...readdirSync(root).filter(
      (name) => /\.(?:ts|tsx|js|mjs)$/.test(name) && name !== "next-env.d.ts",
    ),
  ];
}

/** `npm run check` */
async function main() {
  await ensureInstalled(progress());
  const all = await Promise.all([
    check("format", [["prettier", "--check", "--log-level", "warn", "."]]),
    check("lint", [["oxlint", "-c", "oxlint.config.mjs", "--type-aware", ...sources()]]),
    check("types", [
      ["next", "typegen"],
      ["tsc", "--noEmit"],
    ]),
    check("dead code", [["knip"]]),
  ]);
  return all.every(Boolean) ? 0 : 1;
}

if (isProgram(import.meta.url)) await runCommand(main);
