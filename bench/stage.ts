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
  const wants = (name: string) => run.only === null || run.only.includes(name);
  const below = wants("P4") ? smallerThan[tier] : null;
  const least: Tier | null = wants("P8c") && tier !== "S" ? "S" : null;
  const others = new Map<Tier, Urls>();
  for (const other of [below, least])
    if (other !== null && !others.has(other)) others.set(other, await filled(run.urls, other, say));
  const there = below === null ? undefined : others.get(below);
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
    smaller: below === null || there === undefined ? null : { tier: below, url: there.bootstrap },
    smallest: (least === null ? undefined : others.get(least)) ?? null,
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
