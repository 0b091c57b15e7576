import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { asGuest, asOperator, asViewer } from "../doors";
import { aNetwork, actAs, aViewer } from "../testing";
import { accepted, invited } from "../testing/invitations";
import { proof } from "../testing/proof";
import { listFigures } from "./figures";
import { readInvitation, type Accepted } from "./invitation-link";
import { leaveNetwork } from "./members";
import { listSeriesReportedBy } from "./series";
import { signIn } from "./sign-in";

const links = proof("T15 links of invitations to people with an account", { floor: 19 });
afterAll(() => {
  links.conclude();
});

function read(token: string, sessionToken = "") {
  return asGuest((tx) => readInvitation(tx, { token, sessionToken }));
}

/** That of the session that accepting opened; fails where it opened none. */
function tokenOf(result: Accepted): string {
  const token = "session" in result ? result.session?.token : undefined;
  if (token === undefined) throw new Error(JSON.stringify(result));
  links.allowed();
  return token;
}

function isRefused(result: Accepted, state: Accepted["state"]): void {
  expect(result).toEqual({ state });
  links.denied();
}

describe("somebody who has an account", () => {
  test("answers in their own session and in no other", async () => {
    const network = await aNetwork();
    const { brand, carrier } = await aNetwork();
    const mailed = await invited(network.brand.manager, network, { email: brand.admin.email });
    const own = await aViewer(brand.admin);
    const others = [
      "",
      "made up",
      await aViewer(brand.manager),
      await aViewer(carrier.admin),
      await aViewer(network.brand.manager),
      await aViewer(brand.admin, { endedAt: new Date() }),
      await aViewer(brand.admin, { expiresAt: new Date(Date.now() - 1000) }),
    ];
    for (const sessionToken of others) {
      expect(await read(mailed.token, sessionToken)).not.toMatchObject({
        reader: { invited: true },
      });
      isRefused(await accepted(mailed, { sessionToken }), "other-person");
    }
    expect(await read(mailed.token, await aViewer(brand.manager))).toMatchObject({
      account: "live",
      reader: { name: brand.manager.name, invited: false, organisations: [] },
    });
    expect(await read(mailed.token, own)).toMatchObject({
      reader: {
        name: brand.admin.name,
        invited: true,
        organisations: [{ slug: brand.slug, name: brand.name, isMember: false }],
      },
    });
    const result = await accepted(mailed, {
      sessionToken: own,
      organisation: { slug: brand.slug },
    });
    expect(result).toMatchObject({ state: "accepted", organisation: brand.slug, session: null });
    links.allowed();
    expect(await actAs(brand.admin, (_, { roles }) => Promise.resolve(roles))).toEqual({
      [network.id]: ["manager", "board"],
    });
  });

  test("doesn't lose their password to a link", async () => {
    const network = await aNetwork();
    const { brand } = await aNetwork("the old password");
    const mailed = await invited(network.brand.manager, network, { email: brand.admin.email });
    isRefused(await accepted(mailed, { password: "the new password" }), "other-person");
    const sessionToken = await aViewer(brand.admin);
    expect((await accepted(mailed, { sessionToken, password: "the new password" })).state).toBe(
      "accepted",
    );
    links.allowed();
    const { email } = brand.admin;
    expect(await signIn(email, "the new password", "x")).toEqual({ refused: "wrong" });
    expect("token" in (await signIn(email, "the old password", "x"))).toBe(true);
  });

  test("brings no organisation that they aren't an admin of, or that is there already", async () => {
    const network = await aNetwork();
    const { brand, carrier } = await aNetwork();
    const { email } = brand.manager;
    const mailed = await invited(network.brand.manager, network, { email });
    const sessionToken = await aViewer(brand.manager);
    for (const slug of [brand.slug, carrier.slug, network.brand.slug, "none"]) {
      const organisation = { slug };
      isRefused(await accepted(mailed, { sessionToken, organisation }), "no-organisation");
    }
    const again = await invited(network.brand.manager, network, {
      email: network.carrier.admin.email,
    });
    const own = await aViewer(network.carrier.admin);
    const organisation = { slug: network.carrier.slug };
    isRefused(await accepted(again, { sessionToken: own, organisation }), "already-member");
    const own2 = await accepted(mailed, { sessionToken });
    expect(own2).toMatchObject({ state: "accepted", session: null });
    links.allowed();
    const acting = "organisation" in own2 ? own2.organisation : "";
    const viewer = await asViewer({ token: sessionToken, acting }, (_, one) =>
      Promise.resolve(one),
    );
    expect(viewer).toMatchObject({ isAdmin: true, organisations: [{}, {}] });
  });

  test("but belongs to no organisation any more comes back by the link, with a new password", async () => {
    const network = await aNetwork();
    const { brand } = await aNetwork("the old password");
    const { email } = brand.viewer;
    await asOperator((tx) =>
      tx.execute(
        sql`update organisation_people set left_at = now() where person_id = ${brand.viewer.id}`,
      ),
    );
    expect(await signIn(email, "the old password", "x")).toEqual({ refused: "wrong" });
    const mailed = await invited(network.brand.manager, network, { email });
    expect(await read(mailed.token)).toMatchObject({ account: "dormant", name: brand.viewer.name });
    isRefused(await accepted(mailed, { password: null }), "other-person");
    const viewer = await asViewer(
      { token: tokenOf(await accepted(mailed, { name: "Somebody Else" })) },
      (_, one) => Promise.resolve(one),
    );
    expect(viewer).toMatchObject({ personId: brand.viewer.id, personName: brand.viewer.name });
    expect("token" in (await signIn(email, "a phrase of mine", "x"))).toBe(true);
  });
});

test("an organisation that left comes back by an invitation, with what it had reported", async () => {
  const network = await aNetwork();
  const { carrier } = network;
  const before = await actAs(network.brand.viewer, (tx) =>
    listFigures(tx, network.id, { seriesKeys: [2] }),
  );
  expect(before.length).toBeGreaterThan(0);
  expect(await actAs(carrier.admin, (tx) => leaveNetwork(tx, network.id))).toBe(true);
  expect(await actAs(carrier.admin, (tx) => leaveNetwork(tx, network.id))).toBe(false);
  expect(await actAs(carrier.manager, (_, { roles }) => Promise.resolve(roles))).toEqual({});
  const mailed = await invited(network.brand.manager, network, {
    email: carrier.admin.email,
    metricCodes: ["D1"],
  });
  const sessionToken = await aViewer(carrier.admin);
  const organisation = { slug: carrier.slug };
  expect((await accepted(mailed, { sessionToken, organisation })).state).toBe("accepted");
  links.allowed();
  const after = await actAs(carrier.admin, async (tx, viewer) => ({
    roles: viewer.roles,
    series: (await listSeriesReportedBy(tx, network.id, carrier.id)).map(({ key }) => key),
    figures: (await listFigures(tx, network.id, { seriesKeys: [2] })).filter(
      ({ status }) => status !== "draft",
    ),
  }));
  expect(after).toMatchObject({ roles: { [network.id]: ["manager", "board"] }, figures: before });
  expect(after.series).toContain(2);
  expect(after.series.every((key) => key <= 7)).toBe(true);
  // Their people have to be given their roles anew.
  expect(await actAs(carrier.manager, (_, { roles }) => Promise.resolve(roles))).toEqual({});
});
