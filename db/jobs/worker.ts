import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { run, type Runner, type WorkerEvents } from "graphile-worker";
import { closePools } from "../connection";
import { log } from "../log";
import { mailServer } from "../mail/mail-server";
import { refuseUnsafeRole } from "../refuse-unsafe-role";
import { forgetImports } from "./forget-imports";
import { graphileOptions, graphilePool } from "./graphile";
import { migrateJobs } from "./migrate-jobs";
import { takeWaiting } from "./take-waiting";
import { tasks } from "./tasks";

/** Seconds between looks for jobs whose worker is gone, and after which one counts as gone. */
const sweep = { every: 60, lostAfter: 120 };

/** How long what is under way may take to end once it has to, in milliseconds. */
const grace = 7000;

/** After one of these graphile-worker may look for jobs rightly never again, or never finish stopping. */
const breaks = ["worker:getJob:error", "worker:fatalError", "pool:fatalError"] as const;

/** graphile-worker sets this when another process has moved its tables on past what this one knows. */
const tooOld = 57;

/** Runs jobs until it is told to stop, or can't any more. Throws when it can't begin. */
async function work(workerUrl: string, stopping: AbortSignal): Promise<void> {
  await migrateJobs(workerUrl);
  // Whatever was under way when we weren't is taken up again; a mail that another worker is sending is claimed by it.
  const taken = await takeWaiting(0);
  if (taken > 0) log.info({ taken }, "jobs handed over that were asked for before");
  const pool = graphilePool(workerUrl);
  const end = new AbortController();
  try {
    const runner = await start(pool, end);
    const sweeping = setInterval(() => {
      takeWaiting(sweep.lostAfter).catch((error: unknown) =>
        log.warn({ err: error }, "lost jobs were not looked for"),
      );
      forgetImports().catch((error: unknown) =>
        log.warn({ err: error }, "files that nobody confirmed were not deleted"),
      );
    }, sweep.every * 1000);
    // Why it ended stands in its log.
    const ended = runner.promise.catch(() => undefined);
    await Promise.race([ended, once(AbortSignal.any([stopping, end.signal]))]);
    clearInterval(sweeping);
    runner.stop().catch(() => undefined);
    await Promise.race([ended, sleep(grace)]);
  } finally {
    void pool.end().catch(() => undefined);
  }
}

function start(pool: ReturnType<typeof graphilePool>, end: AbortController): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  for (const name of breaks) events.on(name, () => end.abort());
  return run({
    ...graphileOptions(pool),
    taskList: tasks,
    parsedCronItems: [],
    concurrency: 2,
    noHandleSignals: true,
    events,
    // Otherwise a database that is away when a job ends is a rejection that nobody handles.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
}

function once(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Runs jobs until it is told to stop; a database that goes away and comes back ends nothing. */
async function workOn(workerUrl: string, stopping: AbortSignal): Promise<void> {
  await work(workerUrl, stopping);
  while (!stopping.aborted && process.exitCode !== tooOld) {
    await sleep(1000, undefined, { signal: stopping }).catch(() => undefined);
    if (stopping.aborted) return;
    log.warn("the jobs have stopped and start again");
    await work(workerUrl, stopping).catch((error: unknown) =>
      log.error({ err: error }, "the jobs could not start"),
    );
  }
}

function untilTold(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop.abort());
  return stop.signal;
}

async function main(): Promise<void> {
  const workerUrl = process.env["DATABASE_WORKER_URL"];
  if (!workerUrl) throw new Error("DATABASE_WORKER_URL is not set");
  if (!process.env["NEXTAUTH_URL"]) throw new Error("NEXTAUTH_URL is not set");
  if (mailServer() === null) log.warn("SMTP_URL is not set: mail is held for admins to read");
  await refuseUnsafeRole("worker");
  await workOn(workerUrl, untilTold());
}

await main().catch((error: unknown) => {
  log.fatal({ err: error }, "the worker can't run; npm run migrate comes before it");
  process.exitCode = 1;
});
await closePools();
// What graphile-worker didn't end in time must not keep us.
process.exit();
