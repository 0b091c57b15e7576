import { expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import { aNetwork, openPeriod } from "../testing";
import { seenByEach } from "../testing/onlookers";
import { isOpen } from "./periods";

test.each([
  { at: openPeriod, open: true, why: "it is open" },
  { at: period("2025-11"), open: false, why: "it is closed" },
  { at: period("2026-01"), open: false, why: "the network hasn't opened it" },
])("isOpen for $at is $open: $why", async ({ at, open }) => {
  const network = await aNetwork();
  const other = await aNetwork();
  const seen = await seenByEach(
    { member: network.brand.manager, outsider: other.brand.manager },
    (tx) => isOpen(tx, network.id, at),
  );
  expect(seen).toEqual({ nobody: false, member: open, outsider: false });
});
