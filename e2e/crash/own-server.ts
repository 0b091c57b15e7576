import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, chmodSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { RunningChild } from "@/db/commands/child-process.mjs";
import { isFree, untilAnswers } from "@/db/commands/ports.mjs";
import { serve } from "@/db/commands/serve.mjs";
import { closePools } from "@/db/connection";
import { removeEmbedded, startEmbedded } from "@/db/embedded.mjs";
import { knownCluster } from "@/db/embedded/place.mjs";
import { findServer } from "@/db/embedded/postmaster.mjs";
import { migrate } from "@/db/migrate";
import { secret } from "../environment";

/** A database and an app of a proof's own, to be killed. The database waits for the disk, as one of an operator's does. */
export type OwnServer = {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** Ends every process of the database with SIGKILL, the main one first. */
  readonly killPostgres: () => Promise<void>;
  readonly startPostgres: () => Promise<void>;
  /** Holds every process of the database, or lets all go on. */
  readonly signalPostgres: (signal: "SIGSTOP" | "SIGCONT") => Promise<void>;
  readonly killApp: () => void;
  readonly startApp: () => Promise<void>;
  readonly appLives: () => boolean;
  readonly untilReady: () => Promise<void>;
  /** What nobody in the app caught, in all its lives. */
  readonly uncaught: () => readonly string[];
  readonly stop: () => Promise<void>;
};

const variables = ["DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_WORKER_URL"] as const;
const counter = new URL("tell-uncaught.mjs", import.meta.url).href;

/** Starts both; until `stop`, this process's own queries go to that database too. */
export async function anOwnServer(
  settings: Readonly<Record<string, string>> = {},
): Promise<OwnServer> {
  const data = mkdtempSync(path.join(tmpdir(), "throughline-test-"));
  chmodSync(data, 0o755);
  // The system gives ports from 32768 on to whoever asks: none of those is free again for sure after a kill.
  const [databasePort, port] = [await portBelow(), await portBelow()];
  writeFileSync(path.join(data, "port"), `${databasePort}`);
  const first = await startEmbedded({ data, settings });
  const stops = [first.stop];
  const before = variables.map((name) => [name, process.env[name]] as const);
  process.env["DATABASE_URL"] = first.urls.app;
  process.env["DATABASE_OWNER_URL"] = first.urls.owner;
  process.env["DATABASE_WORKER_URL"] = first.urls.worker;
  await migrate(first.urls.owner);

  const logs: string[] = [];
  const start = async (): Promise<RunningChild> => {
    const log = path.join(data, `app-${logs.length}.log`);
    logs.push(log);
    const options = process.env["NODE_OPTIONS"];
    process.env["NODE_OPTIONS"] = `--import=${counter}`;
    try {
      return await serve({ port, database: { urls: first.urls, embedded: true }, log, secret });
    } finally {
      if (options === undefined) delete process.env["NODE_OPTIONS"];
      else process.env["NODE_OPTIONS"] = options;
    }
  };
  let app = await start();
  let lives = watch(app);
  const appUrl = `http://localhost:${port}`;
  return {
    appUrl,
    ownerUrl: first.urls.owner,
    killPostgres: async () => {
      for (const pid of await processesOf(data)) kill(pid, "SIGKILL");
    },
    startPostgres: async () => {
      stops.push((await startEmbedded({ data, settings })).stop);
    },
    signalPostgres: async (signal) => {
      for (const pid of await processesOf(data)) kill(pid, signal);
    },
    killApp: () => {
      if (app.pid !== undefined) kill(-app.pid, "SIGKILL");
    },
    startApp: async () => {
      await app.ended;
      app = await start();
      lives = watch(app);
    },
    appLives: () => lives.yes,
    untilReady: () => untilAnswers(`${appUrl}/readyz`, { seconds: 30 }),
    uncaught: () =>
      logs.flatMap((log) =>
        readFileSync(log, "utf8")
          .split("\n")
          .filter((line) => line.startsWith("UNCAUGHT ")),
      ),
    stop: async () => {
      await app.stop();
      await closePools();
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
      for (const stop of stops) await stop();
      await removeEmbedded(data);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function watch(app: RunningChild): { yes: boolean } {
  const lives = { yes: true };
  const ended = () => {
    lives.yes = false;
  };
  app.ended.then(ended, ended);
  return lives;
}

async function portBelow(): Promise<number> {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 20_000);
    if (await isFree(port)) return port;
  }
}

/** The server's processes, the main one first. */
async function processesOf(data: string): Promise<readonly number[]> {
  const server = await findServer(knownCluster(data));
  if (server === null) throw new Error("no Postgres runs that could be killed");
  const children = readdirSync("/proc").filter(
    (name) => /^[0-9]+$/.test(name) && parentOf(name) === server.pid,
  );
  return [server.pid, ...children.map(Number)];
}

function parentOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return null;
  }
}

/** One that has just ended by itself needs no signal. */
function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {}
}
