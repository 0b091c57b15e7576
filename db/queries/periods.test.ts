import { describe, expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import { asViewer } from "../doors";
import { actAs, aNetwork, aViewer, leaves, openPeriod } from "../testing";
import { seenByEach } from "../testing/onlookers";
import { isOpen, listPeriods } from "./periods";

describe("listPeriods", () => {
  test("gives what the network opened, oldest first", async () => {
    const network = await aNetwork();
    expect(await actAs(network.desk.goto, (tx) => listPeriods(tx, network.id))).toEqual([
      { period: "2025-10", dueOn: "2025-11-10", closedOn: "2025-11-20" },
      { period: "2025-11", dueOn: "2025-12-10", closedOn: "2025-12-20" },
      { period: "2025-12", dueOn: "2026-01-10", closedOn: null },
    ]);
  });

  test("gives nothing to those who don't act in the network", async () => {
    const network = await aNetwork();
    const other = await aNetwork();
    const seen = await seenByEach(
      { member: network.brand.manager, admin: network.brand.admin, outsider: other.brand.manager },
      async (tx) => (await listPeriods(tx, network.id)).length,
    );
    expect(seen).toEqual({ nobody: 0, member: 3, admin: 0, outsider: 0 });
  });

  test("gives nothing to an organisation that left, from the next call on", async () => {
    const network = await aNetwork();
    const token = await aViewer(network.desk.manager);
    const look = () => asViewer({ token }, (tx) => listPeriods(tx, network.id));
    expect(await look()).toHaveLength(3);
    await leaves(network.desk, network);
    expect(await look()).toEqual([]);
  });
});

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
