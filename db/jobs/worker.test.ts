import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { RunningChild } from "../commands/child-process.mjs";
import { startWorker } from "../commands/worker.mjs";
import { queueMail } from "../queries/mail";
import { actAs, aNetwork } from "../testing";
import { storedJobs, storedMail } from "../testing/jobs";
import { aMailServer, type TestMailServer } from "../testing/mail-server";

const letter = { to: "new@newcomer.example", subject: "Hello", body: "http://x.example/secret" };
const patience = { timeout: 50_000, interval: 50 };
const workers: RunningChild[] = [];
let server: TestMailServer | null = null;

async function serve(toMail?: (before: number) => Promise<null> | "silence" | null) {
  server = await aMailServer(toMail === undefined ? {} : { toMail });
  vi.stubEnv("SMTP_URL", server.url);
  return server;
}

/** A worker in a process of its own, as `npm run worker` starts it. */
function aWorker(url = process.env["DATABASE_WORKER_URL"] ?? ""): RunningChild {
  const worker = startWorker({ database: { urls: { worker: url }, embedded: true } });
  workers.push(worker);
  return worker;
}

async function aSender() {
  const { brand } = await aNetwork();
  await actAs(brand.manager, (tx, viewer) => queueMail(tx, viewer, letter));
  return brand;
}

function messageIds(offered: readonly string[]): ReadonlySet<string | undefined> {
  return new Set(offered.map((raw) => /^Message-ID: (.*)\r$/m.exec(raw)?.[1]));
}

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await server?.close();
  server = null;
});

describe("the worker", () => {
  test("sends what waits and what comes, and ends when it is told to", async () => {
    const { received } = await serve();
    const early = await aSender();
    const worker = aWorker();
    await vi.waitUntil(() => received.length === 1, patience);
    const late = await aSender();
    await vi.waitUntil(() => received.length === 2, patience);
    await vi.waitUntil(async () => (await storedJobs()).length === 0, patience);
    for (const sender of [early, late]) {
      expect(await storedMail(sender)).toMatchObject([{ status: "sent" }]);
    }
    await worker.stop();
    expect(await worker.ended).toBe(0);
  });

  test("that is killed while it sends leaves the mail to the next, under the same Message-ID", async () => {
    const { received, offered } = await serve((before) => (before === 0 ? "silence" : null));
    const sender = await aSender();
    const first = aWorker();
    await vi.waitUntil(() => offered.length === 1, patience);
    if (first.pid === undefined) throw new Error("the worker has no process");
    process.kill(first.pid, "SIGKILL");
    await first.ended;
    expect(await storedMail(sender)).toMatchObject([{ status: "queued", body: letter.body }]);
    aWorker();
    await vi.waitUntil(() => received.length === 1, patience);
    await vi.waitUntil(async () => (await storedMail(sender))[0]?.status === "sent", patience);
    expect(offered).toHaveLength(2);
    expect(messageIds(offered).size).toBe(1);
  });

  test("that is told to end while it sends ends after that", async () => {
    const { offered } = await serve(async () => {
      await sleep(2000);
      return null;
    });
    const sender = await aSender();
    const worker = aWorker();
    await vi.waitUntil(() => offered.length === 1, patience);
    await worker.stop();
    expect(await worker.ended).toBe(0);
    expect(await storedMail(sender)).toMatchObject([{ status: "sent" }]);
    expect(await storedJobs()).toEqual([]);
  });

  test.each(["DATABASE_OWNER_URL", "DATABASE_SUPERUSER_URL", "DATABASE_URL"])(
    "doesn't run as the role of %s",
    async (variable) => {
      await serve();
      expect(await aWorker(process.env[variable]).ended).toBe(1);
    },
  );
});
