import { setTimeout as sleep } from "node:timers/promises";
import { test } from "@playwright/test";
import { randomFrom, wholeBetween } from "@/db/demo/random";
import { proof, seedOfRun } from "@/db/testing/proof";
import { anOwnServer } from "./crash/own-server";
import { killUnderLoad } from "./crash/rounds";

test("50 kills of the app, half of them while a month is submitted, lose nothing that was acknowledged and leave nothing half done", async () => {
  test.setTimeout(60 * 60_000);
  const seed = seedOfRun();
  const random = randomFrom(`${seed}`);
  const counted = proof("T30 the app is killed", { floor: 10_000, seed });
  const server = await anOwnServer();
  try {
    await killUnderLoad(
      server,
      {
        kills: 50,
        writes: 10_000,
        writers: 16,
        networks: 12,
        random,
        breakIt: async ({ whenSubmitting }) => {
          if (random() < 0.5) {
            await whenSubmitting();
            await sleep(wholeBetween(random, 0, 40));
          }
          server.killApp();
          await server.startApp();
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
