import { writeSync } from "node:fs";

/** Loaded into the app before anything else: a line in its log for whatever nobody caught. */
const tell = (/** @type {unknown} */ error) => {
  writeSync(
    2,
    `UNCAUGHT ${JSON.stringify(error instanceof Error ? error.stack : String(error))}\n`,
  );
};

process.on("uncaughtExceptionMonitor", tell);
process.on("unhandledRejection", tell);
