import { parseArgs } from "node:util";
import { givenUrls, runningUrls } from "../embedded.mjs";
import { problem } from "./problem.mjs";
import { dataFolder } from "./project.mjs";
import { isProgram, runCommand } from "./run-command.mjs";

/** Prints the connection URL of the server's role, with `--owner` of the owner's, and nothing else. */
async function main() {
  const { values } = parseArgs({ options: { owner: { type: "boolean", default: false } } });
  const urls = givenUrls() ?? (await runningUrls(dataFolder()));
  if (!urls) {
    throw problem(
      `no database runs in ${dataFolder()}: start it with "npm run demo" or "npm start", or set DATABASE_URL`,
    );
  }
  const url = values.owner ? urls.owner : urls.app;
  if (!url) throw problem("DATABASE_URL is set, but DATABASE_OWNER_URL isn't");
  process.stdout.write(`${url}\n`);
}

if (isProgram(import.meta.url)) await runCommand(main);
