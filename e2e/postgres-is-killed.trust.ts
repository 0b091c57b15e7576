import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { randomFrom, wholeBetween } from "@/db/demo/random";
import { proof, seedOfRun } from "@/db/testing/proof";
import { anOwnServer } from "./crash/own-server";
import { killUnderLoad } from "./crash/rounds";

test("50 kills of Postgres lose nothing that was acknowledged, and leave nothing half done", async () => {
  test.setTimeout(60 * 60_000);
  const seed = seedOfRun();
  const random = randomFrom(`${seed}`);
  const counted = proof("T29 Postgres is killed", { floor: 20_000, seed });
  const server = await anOwnServer();
  try {
    await killUnderLoad(
      server,
      {
        kills: 50,
        writes: 20_000,
        writers: 16,
        networks: 20,
        random,
        breakIt: async () => {
          await server.killPostgres();
          await sleep(wholeBetween(random, 0, 500));
          await server.startPostgres();
          await server.untilReady();
          expect(server.appLives(), "the app lives on").toBe(true);
        },
      },
      counted,
    );
  } finally {
    await server.stop();
  }
  counted.conclude();
});

test("while Postgres is frozen for twelve seconds everybody is told in time, and afterwards all goes on", async () => {
  test.setTimeout(5 * 60_000);
  const seed = seedOfRun();
  const random = randomFrom(`${seed}`);
  const counted = proof("T31 Postgres is frozen", { floor: 200, seed });
  const server = await anOwnServer();
  try {
    await killUnderLoad(
      server,
      {
        kills: 2,
        writes: 200,
        writers: 16,
        networks: 2,
        random,
        readyWithin: 22_000,
        breakIt: async () => {
          await server.signalPostgres("SIGSTOP");
          await sleep(12_000);
          await server.signalPostgres("SIGCONT");
          await server.untilReady();
        },
      },
      counted,
    );
  } finally {
    await server.stop();
  }
  counted.conclude();
});
