import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { z } from "zod";
import { createDatabase, dropDatabase, startEmbedded } from "../embedded.mjs";
import { migrateJobs } from "../jobs/migrate-jobs";
import { migrate } from "../migrate";

const urls = z.object({ app: z.url(), owner: z.url(), worker: z.url(), bootstrap: z.url() });

/** A server to make databases on, by the URLs of its roles, and the name of a migrated database to copy. */
export type Cluster = { readonly urls: z.output<typeof urls>; readonly template: string };

declare module "vitest" {
  export interface ProvidedContext {
    cluster: Cluster;
  }
}

/**
 * Runs once before all database tests: makes the migrated database that each test file copies, on the server that
 * THROUGHLINE_TEST_CLUSTER gives (JSON of its URLs), or on one of its own.
 *
 * @returns what clears it away again
 */
export default async function provideCluster(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["THROUGHLINE_TEST_CLUSTER"];
  const own = given === undefined ? await startOwnServer() : null;
  const cluster = own?.urls ?? urls.parse(JSON.parse(given ?? ""));
  const template = `throughline_test_${crypto.randomUUID().slice(0, 8)}`;
  const made = await createDatabase(cluster, { name: template });
  await migrate(made.owner);
  await migrateJobs(past(made));
  project.provide("cluster", { urls: cluster, template });
  return async () => {
    await dropDatabase(cluster, template);
    await own?.stop();
  };
}

/** The worker's way past a pooler, which would stay connected to what is to be copied. */
function past({ worker, owner }: Cluster["urls"]): string {
  const url = new URL(worker);
  url.host = new URL(owner).host;
  return url.href;
}

/** A server of a proof's own, which takes its roles with it. Nothing on it outlives the tests, so it needn't wait for the disk. */
export async function startOwnServer(): Promise<{
  readonly urls: Cluster["urls"];
  readonly stop: () => Promise<void>;
}> {
  const folder = mkdtempSync(path.join(tmpdir(), "throughline-test-"));
  // As root, Postgres runs as a user who has to pass through.
  chmodSync(folder, 0o755);
  const { urls: started, stop } = await startEmbedded({
    data: path.join(folder, "data"),
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
  });
  return {
    urls: started,
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}
