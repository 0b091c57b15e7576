import { afterAll, inject } from "vitest";
import { closePools } from "../connection";
import { createDatabase, dropDatabase } from "../embedded.mjs";

const { urls, template } = inject("cluster");
const name = `${template}_${crypto.randomUUID().replaceAll("-", "")}`;
const own = await createDatabase(urls, { name, template });

process.env["DATABASE_URL"] = own.app;
process.env["DATABASE_OWNER_URL"] = own.owner;
process.env["DATABASE_WORKER_URL"] = own.worker;
process.env["DATABASE_SUPERUSER_URL"] = own.bootstrap;

afterAll(async () => {
  await closePools();
  await dropDatabase(urls, name);
});
