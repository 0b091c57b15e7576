import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runChild, startChild } from "../db/commands/child-process.mjs";
import { freePort, untilAnswers } from "../db/commands/ports.mjs";
import { root } from "../db/commands/project.mjs";
import { serve } from "../db/commands/serve.mjs";
import type { Urls } from "./run-input";

/** A server under measurement: one process. */
export type Server = {
  readonly port: number;
  readonly pid: number;
  readonly stop: () => Promise<void>;
};

const next = join(root, "node_modules", "next", "dist", "bin", "next");
const floor = join(root, "bench", "floor");

/** Starts the built product on a database. */
export async function startProduct(
  urls: Urls,
  { folder, secret }: { readonly folder: string; readonly secret: string },
): Promise<Server> {
  const port = await freePort();
  const database = { urls, embedded: true };
  const log = join(folder, `product-${port}.log`);
  const server = await serve({ port, database, log, secret });
  return { port, pid: server.pid ?? 0, stop: server.stop };
}

/** Starts the built floor app. */
export async function startFloor(folder: string): Promise<Server> {
  const port = await freePort();
  const server = startChild(
    process.execPath,
    [next, "start", floor, "-p", `${port}`, "-H", "127.0.0.1"],
    { env: environment(), endsWithUs: true, output: { log: join(folder, "floor.log") } },
  );
  await untilAnswers(`http://127.0.0.1:${port}/`, { seconds: 60 });
  return { port, pid: server.pid ?? 0, stop: server.stop };
}

/** Builds the floor app unless its build was made from the very same files and packages. */
export async function ensureFloorBuilt(say: (text: string) => void): Promise<void> {
  const stampFile = join(floor, ".next", "throughline-build");
  const stamp = stampOf();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  rmSync(stampFile, { force: true });
  say("building the floor app");
  await runChild(process.execPath, [next, "build", floor], { env: environment() });
  writeFileSync(stampFile, stamp);
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" };
}

function stampOf(): string {
  const hash = createHash("sha256").update(process.version);
  const files = readdirSync(floor, { recursive: true, encoding: "utf8" })
    .filter((name) => !name.startsWith(".next") && /\.\w+$/.test(name))
    .toSorted();
  for (const file of files) hash.update(file).update(readFileSync(join(floor, file)));
  return hash.update(readFileSync(join(root, "package-lock.json"))).digest("hex");
}
