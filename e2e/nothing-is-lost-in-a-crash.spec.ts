import { test } from "@playwright/test";
import { randomFrom } from "@/db/demo/random";
import { proof, seedOfRun } from "@/db/testing/proof";
import { anOwnServer } from "./crash/own-server";
import { killUnderLoad } from "./crash/rounds";

test("two kills of Postgres and two of the app lose nothing that was acknowledged and leave nothing half done", async () => {
  const seed = seedOfRun();
  const counted = proof("T29, T30 in short", { floor: 60, seed });
  const server = await anOwnServer();
  let turn = 0;
  try {
    await killUnderLoad(
      server,
      {
        kills: 4,
        writes: 60,
        writers: 6,
        networks: 2,
        saves: 1,
        random: randomFrom(`${seed}`),
        // Other tests run beside this one: how fast all this is, `npm run test:trust` proves.
        answeredWithin: 30_000,
        readyWithin: 30_000,
        breakIt: async () => {
          turn += 1;
          if (turn % 2 === 0) server.killApp();
          else await server.killPostgres();
          await (turn % 2 === 0 ? server.startApp() : server.startPostgres());
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
