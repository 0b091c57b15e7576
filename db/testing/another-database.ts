import { inject } from "vitest";
import { createDatabase, dropDatabase } from "../embedded.mjs";

const doors = {
  app: "DATABASE_URL",
  owner: "DATABASE_OWNER_URL",
  worker: "DATABASE_WORKER_URL",
  bootstrap: "DATABASE_SUPERUSER_URL",
} as const;

const roles = ["app", "owner", "worker", "bootstrap"] as const;

/** The result of work on an empty database beside the test's own: every door leads there meanwhile. */
export async function inAnotherDatabase<Result>(work: () => Promise<Result>): Promise<Result> {
  const { urls, template } = inject("cluster");
  const name = `${template}_${crypto.randomUUID().replaceAll("-", "")}`;
  const other = await createDatabase(urls, { name, template });
  const before = roles.map((role) => [role, process.env[doors[role]]] as const);
  try {
    for (const role of roles) process.env[doors[role]] = other[role];
    return await work();
  } finally {
    for (const [role, url] of before) process.env[doors[role]] = url;
    await dropDatabase(urls, name);
  }
}
