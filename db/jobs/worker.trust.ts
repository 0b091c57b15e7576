import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test, vi } from "vitest";
import { startWorker } from "../commands/worker.mjs";
import { randomFrom } from "../demo/random";
import { removeEmbedded, startEmbedded } from "../embedded.mjs";
import { knownCluster } from "../embedded/place.mjs";
import { findServer } from "../embedded/postmaster.mjs";
import { migrate } from "../migrate";
import { queueMail } from "../queries/mail";
import { actAs, aNetwork, type Person } from "../testing";
import { storedJobs, storedMail } from "../testing/jobs";
import { aMailServer } from "../testing/mail-server";
import { proof, seedOfRun } from "../testing/proof";

const rounds = 12;
/** Of the mails of a round so many are queued before Postgres may be killed, and as many while it is. */
const half = 4;
const data = mkdtempSync(path.join(tmpdir(), "throughline-test-worker-"));
// As root, Postgres runs as a user who has to pass through.
chmodSync(data, 0o755);
const stops: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  vi.unstubAllEnvs();
  for (const stop of stops.toReversed()) await stop();
  await removeEmbedded(data);
});

/** A Postgres of this test's own, which it may kill; what was committed outlives that. */
async function start() {
  const { urls, stop } = await startEmbedded({ data });
  stops.push(stop);
  vi.stubEnv("DATABASE_URL", urls.app);
  vi.stubEnv("DATABASE_OWNER_URL", urls.owner);
  vi.stubEnv("DATABASE_WORKER_URL", urls.worker);
  vi.stubEnv("DATABASE_SUPERUSER_URL", urls.bootstrap);
  return urls;
}

async function killPostgres() {
  const { pid } = await vi.waitUntil(() => findServer(knownCluster(data)), { timeout: 30_000 });
  process.kill(pid, "SIGKILL");
}

/** Queues a mail to this address; true once it is known to be committed. */
async function queue(person: Person, to: string): Promise<boolean> {
  const letter = { to, subject: to, body: "http://x.example/secret" };
  return actAs(person, (tx, viewer) => queueMail(tx, viewer, letter)).then(
    () => true,
    () => false,
  );
}

test("Postgres is killed under the worker again and again: it goes on, and every mail that was queued is sent", async () => {
  const seed = seedOfRun();
  const next = randomFrom(`worker ${seed}`);
  const { denied, allowed, conclude } = proof("mail over kills of Postgres", {
    floor: rounds * half,
    seed,
  });
  const urls = await start();
  await migrate(urls.owner);
  const server = await aMailServer({ toMail: () => sleep(next() * 300, null) });
  stops.push(server.close);
  vi.stubEnv("SMTP_URL", server.url);
  const { brand } = await aNetwork();
  const worker = startWorker({ database: { urls, embedded: true } });
  stops.push(worker.stop);
  const ended = vi.fn<() => void>();
  void worker.ended.then(ended);
  const committed = ["first@x.example"];
  await queue(brand.manager, "first@x.example");
  // A worker that doesn't find the database when it starts ends, as the server does.
  await vi.waitUntil(() => server.received.length === 1, { timeout: 60_000 });
  for (let round = 0; round < rounds; round += 1) {
    const addresses = (from: number) =>
      Array.from({ length: half }, (_, of) => `to-${round}-${from + of}@x.example`);
    const queueAll = async (all: readonly string[]) => {
      const done = await Promise.all(all.map((to) => queue(brand.manager, to)));
      committed.push(...all.filter((_, of) => done[of] === true));
    };
    await queueAll(addresses(0));
    const queueing = queueAll(addresses(half));
    await sleep(next() * 1000);
    await killPostgres();
    await queueing;
    await start();
  }
  const arrived = () => new Set(server.received.map(({ envelopeTo }) => envelopeTo[0] ?? ""));
  await vi.waitUntil(() => committed.every((to) => arrived().has(to)), { timeout: 90_000 });
  await vi.waitUntil(
    async () => (await storedMail(brand)).every(({ status }) => status === "sent"),
    { timeout: 90_000, interval: 1000 },
  );
  allowed(committed.length);
  const ids = new Map<string, Set<string | undefined>>();
  for (const { envelopeTo, read } of server.received) {
    const known = ids.get(envelopeTo[0] ?? "") ?? new Set();
    ids.set(envelopeTo[0] ?? "", known.add(read.messageId));
  }
  expect([...ids.values()].filter((of) => of.size !== 1)).toEqual([]);
  denied(rounds);
  expect(ended).not.toHaveBeenCalled();
  expect(await storedJobs()).toEqual([]);
  process.stdout.write(
    `${committed.length} mails committed, ${ids.size} sent, ${server.received.length - ids.size} of them twice, ${rounds} kills\n`,
  );
  await worker.stop();
  expect(await worker.ended).toBe(0);
  conclude();
});
