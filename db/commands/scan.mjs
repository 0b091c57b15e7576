import { startChild } from "./child-process.mjs";
import { ensureInstalled } from "./install.mjs";
import { progress } from "./progress.mjs";
import { isProgram, runCommand } from "./run-command.mjs";

/** Scans a file of figures; no database is asked or started. */
async function main() {
  // Standard output belongs to the program alone.
  await ensureInstalled(progress(process.stderr));
  const args = ["--import", "tsx", "db/scan.ts", ...process.argv.slice(2)];
  return startChild(process.execPath, args, { endsWithUs: true }).ended;
}

if (isProgram(import.meta.url)) await runCommand(main);
