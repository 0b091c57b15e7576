import { describe, expect, test } from "vitest";
import { asViewer } from "../doors";
import { actAs, aNetwork, aViewer, joins, leaves, removeAssignment } from "../testing";
import { seenByEach } from "../testing/onlookers";
import { findNetwork, listNetworks } from "./networks";

describe("listNetworks", () => {
  test("gives the networks that the viewer acts in, by name", async () => {
    const [one, two] = [await aNetwork(), await aNetwork()];
    await joins(one.carrier, two, { person: one.carrier.board, roles: ["board"] });
    const seen = await seenByEach(
      {
        "a member of one": one.brand.viewer,
        "a member of both": one.carrier.board,
        "somebody of theirs with no assignment in the other": one.carrier.viewer,
        "an admin": one.brand.admin,
      },
      async (tx) => (await listNetworks(tx)).map(({ slug }) => slug),
    );
    expect(seen).toEqual({
      nobody: [],
      "a member of one": [one.slug],
      "a member of both": [one.slug, two.slug].toSorted(),
      "somebody of theirs with no assignment in the other": [one.slug],
      "an admin": [],
    });
  });

  test("an assignment that was taken away and a membership that ended count from the next call on", async () => {
    const network = await aNetwork();
    const { carrier, desk } = network;
    const tokens = [await aViewer(carrier.goto), await aViewer(desk.manager)];
    const look = () =>
      Promise.all(
        tokens.map((token) => asViewer({ token }, async (tx) => (await listNetworks(tx)).length)),
      );
    expect(await look()).toEqual([1, 1]);
    await removeAssignment(carrier.goto, network);
    expect(await look()).toEqual([0, 1]);
    await leaves(desk, network);
    expect(await look()).toEqual([0, 0]);
  });
});

describe("findNetwork", () => {
  test("gives a member the network with its reference window", async () => {
    const { id, slug, desk } = await aNetwork();
    expect(await actAs(desk.viewer, (tx) => findNetwork(tx, slug))).toEqual({
      id,
      slug,
      name: `Parcels ${slug}`,
      timeZone: "Europe/London",
      currency: "EUR",
      synthetic: false,
      reference: { first: "2025-10", last: "2025-10" },
    });
  });

  test("for an outsider another's network is as absent as one that never was", async () => {
    const [mine, other] = [await aNetwork(), await aNetwork()];
    const find = (slug: string) => actAs(mine.brand.manager, (tx) => findNetwork(tx, slug));
    expect(await find(mine.slug)).not.toBeNull();
    expect(await find(other.slug)).toBeNull();
    expect(await find("no-such-network")).toBeNull();
  });
});
