import { environmentFor, withDatabase } from "../embedded.mjs";
import { runChild, startChild } from "./child-process.mjs";
import { ensureInstalled } from "./install.mjs";
import { problem } from "./problem.mjs";
import { progress } from "./progress.mjs";
import { isProgram, runCommand } from "./run-command.mjs";

const migrations = "db/migrate.ts";

/**
 * Brings a database's tables up to date.
 *
 * @param {import("../embedded.mjs").Database} database
 * @throws Error with what the migrations said when one fails
 */
export async function migrate(database) {
  await runTypeScript(migrations, [], database);
}

/**
 * Runs a TypeScript program on a database, quietly.
 *
 * @param {string} file from the project's root
 * @param {readonly string[]} args
 * @param {import("../embedded.mjs").Database} database
 * @returns {Promise<string>} what it wrote
 * @throws Error with what it wrote when it fails
 */
export function runTypeScript(file, args, database) {
  return runChild(process.execPath, ["--import", "tsx", file, ...args], {
    env: environmentFor(database),
  });
}

/** Runs a TypeScript program on the database of the environment, or else on the embedded one, migrated first. */
async function main() {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined) throw problem("usage: node db/commands/run.mjs FILE.ts [arguments]");
  // Standard output belongs to the program alone.
  const say = progress(process.stderr);
  await ensureInstalled(say);
  return withDatabase(async (database) => {
    if (database.embedded && file !== migrations) await migrate(database);
    const env = environmentFor(database);
    return startChild(process.execPath, ["--import", "tsx", file, ...args], {
      env,
      endsWithUs: true,
    }).ended;
  }, say);
}

if (isProgram(import.meta.url)) await runCommand(main);
