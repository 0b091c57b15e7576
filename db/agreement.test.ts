import { beforeAll, expect, test } from "vitest";
import { aNetwork, type ParcelNetwork } from "./testing";
import { cases } from "./testing/agreement/cases";
import { firstFinding } from "./testing/agreement/scene";
import { shadowed } from "./testing/agreement/shadow";

let network: ParcelNetwork;
let elsewhere: ParcelNetwork;
beforeAll(async () => {
  network = await aNetwork();
  elsewhere = await aNetwork();
  await shadowed({ network, elsewhere });
});

test.each(cases)("$says", async (one) => {
  expect(await firstFinding([one], { network, elsewhere })).toBeNull();
});
