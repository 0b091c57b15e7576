import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { runChild } from "./child-process.mjs";
import { withLock } from "./lock.mjs";
import { linkLibraries } from "../embedded/binaries.mjs";
import { problem } from "./problem.mjs";
import { lockFile, root } from "./project.mjs";

const require = createRequire(import.meta.url);
const modules = join(root, "node_modules");
const stampFile = join(modules, ".throughline-stamp");
const patches = join(root, "patches");
const patched = ["connection.js", "index.js", "query.js"].flatMap((name) => [
  `src/${name}`,
  `cjs/src/${name}`,
]);
const mark = "throughline:";

/**
 * Makes node_modules what package-lock.json says, with the project's patches in it. Does nothing, in a millisecond, if it is so.
 *
 * @param {(text: string) => void} say is told what takes time
 * @throws Error with npm's output when the installation fails
 */
export async function ensureInstalled(say) {
  if (readStamp() === stamp()) return;
  await withLock(
    lockFile("install"),
    async () => {
      if (readStamp() === stamp()) return;
      if (existsSync(stampFile) || !isComplete()) await install(say);
      await applyPatches();
      await linkLibraries();
      writeFileSync(stampFile, stamp());
    },
    () => say("waiting for another process that installs dependencies"),
  );
}

function readStamp() {
  return existsSync(stampFile) ? readFileSync(stampFile, "utf8") : null;
}

function stamp() {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  for (const name of readdirSync(patches).toSorted())
    hash.update(readFileSync(join(patches, name)));
  return hash.update([process.version, process.platform, process.arch].join(" ")).digest("hex");
}

/** Whether somebody's own `npm ci` has left what package-lock.json says: npm keeps a list of what it installed. */
function isComplete() {
  const list = join(modules, ".package-lock.json");
  if (!existsSync(list)) return false;
  const { packages: present } = JSON.parse(readFileSync(list, "utf8"));
  const { packages: wanted } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || !isForThisMachine(entry)) return true;
    return present[path]?.version === entry.version && present[path]?.integrity === entry.integrity;
  });
}

/**
 * Optional packages hold binaries for one kind of machine each; npm leaves out those for others.
 *
 * @param {{ optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} entry
 */
function isForThisMachine({ optional, os, cpu, libc }) {
  if (!optional) return true;
  return Boolean(os?.includes(process.platform) && cpu?.includes(process.arch) && !libc);
}

/** @param {(text: string) => void} say */
async function install(say) {
  say("installing dependencies (npm ci)");
  // Named here, since NODE_ENV=production would leave out what the build needs.
  const args = ["ci", "--no-audit", "--no-fund", "--include=dev"];
  const npm = process.env["npm_execpath"];
  if (npm?.endsWith(".js")) await runChild(process.execPath, [npm, ...args]);
  else await runChild("npm", args);
}

/** npm runs no install scripts of dependencies any more, so the patches are applied here. */
async function applyPatches() {
  if (isPatched()) return;
  await runChild(process.execPath, [require.resolve("patch-package/index.js"), "--error-on-fail"]);
  if (!isPatched())
    throw problem(`the patches of ${patches} are not in node_modules; remove it and start again`);
}

function isPatched() {
  return patched.every((name) =>
    readFileSync(join(modules, "postgres", name), "utf8").includes(mark),
  );
}
