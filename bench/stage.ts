import { join } from "node:path";
import postgres from "postgres";
import { ensureBuilt } from "../db/commands/build.mjs";
import { migrate } from "../db/commands/run.mjs";
import { createDatabase } from "../db/embedded.mjs";
import { connections } from "./http";
import { load } from "./load/load";
import type { Bench, Readers } from "./measures/bench";
import { signIn } from "./readers";
import type { RunInput, Urls } from "./run-input";
import { ensureFloorBuilt, startFloor, startProduct } from "./servers";
import { figuresOf, shapesOf, type Tier } from "./tiers";

const smallerThan: Readonly<Record<Tier, Tier | null>> = { S: null, M: "S", L: "M" };

/** All that is measured, up and running; `end` stops it. */
export async function stage(
  run: RunInput,
  say: (text: string) => void,
): Promise<{ readonly bench: Bench; readonly end: () => Promise<void> }> {
  const { tier, rounds, seconds, folder } = run;
  await ensureBuilt({ say });
  await ensureFloorBuilt(say);
  const urls = await filled(run.urls, tier, say);
  const others = await filledBeside(run, say);
  const product = await startProduct(urls, run);
  // The names of cookies are made of the address.
  process.env["NEXTAUTH_URL"] = `http://localhost:${product.port}`;
  const floor = await startFloor(folder);
  const sql = postgres(urls.bootstrap, { max: 1, onnotice: () => undefined });
  const bench = {
    tier,
    urls,
    url: urls.bootstrap,
    sql,
    ...others,
    logFile: join(folder, "postgres.log"),
    floor,
    product,
    readers: await signedIn(sql, run.secret),
    rounds,
    seconds,
  };
  const end = async () => {
    await sql.end();
    await Promise.all([product.stop(), floor.stop()]);
  };
  return { bench, end };
}

/** Databases of smaller tiers, for the measures that are held against them. */
async function filledBeside(
  { tier, only, urls }: RunInput,
  say: (text: string) => void,
): Promise<Pick<Bench, "smaller" | "smallest">> {
  const wants = (name: string) => only === null || only.includes(name);
  const below = wants("P4") ? smallerThan[tier] : null;
  const there = below === null ? null : await filled(urls, below, say);
  const smaller = below === null || there === null ? null : { tier: below, url: there.bootstrap };
  if (!wants("P8c") || tier === "S") return { smaller, smallest: null };
  return { smaller, smallest: below === "S" ? there : await filled(urls, "S", say) };
}

/** A database with the tier's networks. */
async function filled(server: Urls, tier: Tier, say: (text: string) => void): Promise<Urls> {
  const urls = await createDatabase(server, { name: `bench_${tier.toLowerCase()}` });
  await migrate({ urls, embedded: true });
  const shapes = shapesOf(tier);
  say(`loading tier ${tier}: ${figuresOf(shapes).toLocaleString("en")} figures`);
  await load(urls.bootstrap, shapes);
  return urls;
}

async function signedIn(sql: postgres.Sql, secret: string): Promise<Readers> {
  const count = 200;
  return {
    pairs: await signIn(sql, { kind: "pair", count, secret }),
    managers: await signIn(sql, { kind: "pair", role: "manager", count, secret }),
    chains: await signIn(sql, { kind: "chain", count, secret }),
    twins: await signIn(sql, { kind: "twin", count, secret }),
    reporters: await signIn(sql, { kind: "twin", role: "manager", count: connections, secret }),
  };
}
