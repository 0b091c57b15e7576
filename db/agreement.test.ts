import { beforeAll, expect, test } from "vitest";
import { aNetwork, type ParcelNetwork } from "./testing";
import { casesOfMaking } from "./testing/agreement/cases-of-making";
import { casesOfProposing } from "./testing/agreement/cases-of-proposing";
import { casesOfSettling } from "./testing/agreement/cases-of-settling";
import { firstFinding } from "./testing/agreement/scene";

let network: ParcelNetwork;
let elsewhere: ParcelNetwork;
beforeAll(async () => {
  network = await aNetwork();
  elsewhere = await aNetwork();
});

test.each([...casesOfSettling, ...casesOfProposing, ...casesOfMaking])("$says", async (one) => {
  expect(await firstFinding([one], { network, elsewhere })).toBeNull();
});
