import { beforeAll, expect, test } from "vitest";
import type { ParcelNetwork } from "./testing";
import { groups } from "./testing/agreement/groups";
import { firstFinding } from "./testing/agreement/scene";
import { twoNetworks } from "./testing/agreement/shadow";

let networks: { readonly network: ParcelNetwork; readonly elsewhere: ParcelNetwork };
beforeAll(async () => {
  networks = await twoNetworks();
});

test.each([...new Set(groups.flatMap(({ cases }) => cases))])("$says", async (one) => {
  expect(await firstFinding([one], networks)).toBeNull();
});
