import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "./child-process.mjs";
import { ensureInstalled } from "./install.mjs";
import { withLock } from "./lock.mjs";
import { progress } from "./progress.mjs";
import { lockFile, root } from "./project.mjs";
import { isProgram, runCommand } from "./run-command.mjs";

const stampFile = join(root, ".next", "throughline-build");
const sources = [
  "app",
  "db",
  "instrumentation.ts",
  "lib",
  "next.config.js",
  "package-lock.json",
  "patches",
  "postcss.config.mjs",
  "proxy.ts",
  "public",
  "tsconfig.json",
];

/**
 * Builds the app unless the build in `.next` was made from the very same sources. Needs no database.
 *
 * @param {object} how
 * @param {(text: string) => void} how.say is told what takes time
 * @param {boolean} [how.force] build in any case
 * @param {"inherit" | "capture"} [how.output] where the build's messages go; captured ones are shown if it fails
 * @returns {Promise<"built" | "unchanged">}
 */
export async function ensureBuilt({ say, force = false, output = "capture" }) {
  if (!force && isBuilt()) return "unchanged";
  return withLock(
    lockFile("build"),
    async () => {
      if (!force && isBuilt()) return "unchanged";
      const stamp = stampOf(sources);
      rmSync(stampFile, { force: true });
      say("building the app");
      const next = join(root, "node_modules", "next", "dist", "bin", "next");
      await runChild(process.execPath, [next, "build"], { output, env: buildEnvironment() });
      writeFileSync(stampFile, stamp);
      return "built";
    },
    () => say("waiting for another process that builds the app"),
  );
}

function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === stampOf(sources);
}

/** @returns {NodeJS.ProcessEnv} */
function buildEnvironment() {
  return { NEXT_TELEMETRY_DISABLED: "1", ...process.env, NODE_ENV: "production" };
}

/** @param {readonly string[]} names files and folders of the project's root */
function stampOf(names) {
  const hash = createHash("sha256").update(process.version);
  for (const file of names.flatMap(filesIn))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  return hash.digest("hex");
}

/**
 * @param {string} name file or folder, from the project's root
 * @returns {string[]} its files, in an order that is always the same; none if it doesn't exist
 */
function filesIn(name) {
  const entry = statSync(join(root, name), { throwIfNoEntry: false });
  if (!entry?.isDirectory()) return entry ? [name] : [];
  return readdirSync(join(root, name))
    .toSorted()
    .flatMap((child) => filesIn(join(name, child)));
}

/** `npm run build` */
async function main() {
  const say = progress();
  await ensureInstalled(say);
  await ensureBuilt({ say, force: true, output: "inherit" });
}

if (isProgram(import.meta.url)) await runCommand(main);
