import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { runChild } from "../db/commands/child-process.mjs";
import { problem } from "../db/commands/problem.mjs";
import { root } from "../db/commands/project.mjs";

/** The headless shell first: it draws nothing for a screen, and the tests take a third less time. */
const usual = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"].map(
  (name) => `/usr/bin/${name}`,
);

/**
 * A Chromium for the browser tests: CHROMIUM_PATH, one of this machine, Playwright's own, or, as root, the distribution's.
 *
 * @param {(text: string) => void} say is told what takes time
 * @returns {Promise<string>} the path of the program
 * @throws Error that says what to do if there is none and none can be had
 */
export async function findChromium(say) {
  const wished = process.env["CHROMIUM_PATH"];
  if (wished && !isProgram(wished)) throw problem(`CHROMIUM_PATH=${wished} is no program`);
  const found = wished || usual.find(isProgram) || (await playwrights());
  if (found) return found;
  say("no Chromium on this machine: installing one");
  const reasons = [await attempt(installPlaywrights), await attempt(installDistributions)];
  const installed = (await playwrights()) ?? usual.find(isProgram);
  if (installed) return installed;
  throw problem(
    `The browser tests need Chromium: install it, or set CHROMIUM_PATH to one.\n${reasons.filter(Boolean).join("\n")}`,
  );
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of Playwright's own Chromium, if it is installed. */
async function playwrights() {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return path && isProgram(path) ? path : undefined;
}

async function installPlaywrights() {
  await runChild(join(root, "node_modules", ".bin", "playwright"), ["install", "chromium"]);
}

async function installDistributions() {
  if (process.getuid?.() !== 0) throw problem("apt-get needs root");
  // Another installation may be going on.
  const patient = ["-o", "DPkg::Lock::Timeout=300"];
  await runChild("apt-get", [...patient, "update"]);
  const install = [...patient, "install", "-y", "--no-install-recommends"];
  // Not every distribution has the shell by itself.
  await runChild("apt-get", [...install, "chromium-headless-shell"]).catch(() =>
    runChild("apt-get", [...install, "chromium"]),
  );
}

/**
 * @param {() => Promise<void>} install
 * @returns {Promise<string | null>} why it failed
 */
async function attempt(install) {
  if (usual.some(isProgram)) return null;
  try {
    await install();
    return null;
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
}
