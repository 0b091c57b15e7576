import { Logger, type WorkerSharedOptions } from "graphile-worker";
import { Pool } from "pg";
import { log } from "../log";

/**
 * Connections for graphile-worker, which brings a driver of its own. A connection that breaks is noted and made anew; its
 * error never ends the process, as it would between two uses of a pool that graphile-worker makes itself.
 *
 * @param workerUrl connection URL of throughline_worker, best past a pooler: a transaction pooler passes no notice of a new
 *   job on, so that jobs are found by looking, every two seconds
 */
export function graphilePool(workerUrl: string): Pool {
  const pool = new Pool({
    connectionString: workerUrl,
    max: 4,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    application_name: "throughline jobs",
  });
  const note = (error: Error) => log.warn({ of: "jobs", err: error }, "a connection broke");
  pool.on("error", note);
  pool.on("connect", (client) => void client.on("error", note));
  return pool;
}

/** What everything asks of graphile-worker: its tables in the schema of ours, its log in ours without what jobs hold. */
export function graphileOptions(pgPool: Pool): WorkerSharedOptions {
  return {
    pgPool,
    schema: "graphile_worker",
    noPreparedStatements: process.env["DATABASE_PREPARE"] === "0",
    logger: new Logger(() => (level, message, meta) => {
      const about = {
        of: "jobs",
        ...(meta?.["error"] === undefined ? {} : { err: meta["error"] }),
      };
      // What follows the first line is the error's stack once more.
      log[levels[level] ?? "debug"](about, message.split("\n", 1).join(""));
    }),
  };
}

const levels: Readonly<Record<string, "error" | "warn" | "info" | "debug">> = {
  error: "error",
  warning: "warn",
  info: "info",
};
