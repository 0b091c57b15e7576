import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { asGuest, asOperator, asViewer } from "../doors";
import { aNetwork, actAs, aViewer, cellOf, type ParcelNetwork } from "../testing";
import { accepted, askedHashOf, invited } from "../testing/invitations";
import { proof } from "../testing/proof";
import { asSuperuser } from "../testing/superuser";
import { listFigures } from "./figures";
import { declineInvitation, readInvitation, type Accepted } from "./invitation-link";
import { leaveNetwork, listMembers } from "./members";
import { listMetrics } from "./metrics";
import { saveDraft, submitDraft } from "./report";
import { listSeriesReportedBy } from "./series";
import { signIn } from "./sign-in";

const links = proof("T15 links of invitations", { floor: 200 });
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

async function membersOf(network: ParcelNetwork): Promise<number> {
  return actAs(network.brand.viewer, async (tx) => (await listMembers(tx, network.id)).length);
}

describe("a link", () => {
  test("says who asks whom for what, who is there and what is due", async () => {
    const network = await aNetwork();
    const { token, email } = await invited(network.brand.manager, network);
    expect(await read(token)).toMatchObject({
      state: "open",
      purpose: "join-network",
      email,
      account: "none",
      reader: null,
      organisationName: "The Newcomer",
      note: "Please join us.",
      network: { slug: network.slug, timeZone: "Europe/London" },
      invitedBy: { organisation: network.brand.name, person: network.brand.manager.name },
      members: [network.brand.name, network.carrier.name, network.desk.name],
      period: { month: "2025-12", dueOn: "2026-01-10" },
      asked: [
        { code: "A1", version: 1, parties: expect.arrayContaining([network.desk.name]) },
        { code: "D1", version: 1 },
      ],
      bands: [{ code: "A1" }, { code: "D1", bounds: { direction: "higher" } }],
      askedHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test("tells nothing to a token that never was, or to the hash of one", async () => {
    const network = await aNetwork();
    const { token } = await invited(network.brand.manager, network);
    const [kept] = await asSuperuser(
      (superuser) => superuser`
        select encode(token_hash, 'hex') as hash, encode(token_hash, 'base64') as base64 from vault.tokens
        where token_hash = sha256(convert_to(${token}, 'UTF8'))`,
    );
    const odd = ["", "none", `${token}=`, token.toLowerCase(), `' or true --`];
    for (const one of [...odd, String(kept?.["hash"]), String(kept?.["base64"])]) {
      expect(await read(one)).toBeNull();
      isRefused(await accepted({ token: one }), "unknown");
      expect(await asGuest((tx) => declineInvitation(tx, one))).toBe(false);
    }
    expect((await read(token))?.state).toBe("open");
  });

  test("shows nothing of what can't be asked of a newcomer", async () => {
    const network = await aNetwork();
    const metricCodes = ["P1", "Q1", "R1", "N1", "E1", "none"];
    const { token } = await invited(network.brand.manager, network, { metricCodes });
    expect(await read(token)).toMatchObject({ asked: [{ code: "E1" }], bands: [{ code: "E1" }] });
    const mine = tokenOf(await accepted({ token }));
    const reported = await asViewer({ token: mine }, (tx, { organisationId }) =>
      listSeriesReportedBy(tx, network.id, organisationId),
    );
    expect(reported?.map(({ metricCode }) => metricCode)).toEqual(["E1"]);
  });
});

describe("accepting", () => {
  test("makes a new person admin of a new organisation that reports what was asked, and lets them in", async () => {
    const network = await aNetwork();
    const { token, email } = await invited(network.brand.manager, network);
    const before = await membersOf(network);
    const result = await accepted({ token });
    expect(result).toMatchObject({ state: "accepted", network: network.slug });
    const entered = await asViewer({ token: tokenOf(result) }, async (tx, viewer) => ({
      viewer,
      series: await listSeriesReportedBy(tx, network.id, viewer.organisationId),
      agreed: (await listMetrics(tx, network.id, ["A1"]))[0]?.versions[0]?.agreements.map(
        ({ personName, textHash }) => ({ personName, textHash }),
      ),
    }));
    expect(entered?.viewer).toMatchObject({
      personName: "Ines Moreau",
      organisationName: "The Newcomer",
      isAdmin: true,
      roles: { [network.id]: ["manager", "board"] },
    });
    expect(entered?.series.map(({ key, metricCode }) => `${key} ${metricCode}`)).toEqual([
      "8 A1",
      "9 D1",
    ]);
    const [text] =
      (await actAs(network.brand.viewer, (tx) => listMetrics(tx, network.id, ["A1"])))[0]
        ?.versions ?? [];
    expect(entered?.agreed).toContainEqual({
      personName: "Ines Moreau",
      textHash: text?.textHash,
    });
    expect(await membersOf(network)).toBe(before + 1);
    const signedIn = await signIn(email.toUpperCase(), "a phrase of mine", "somewhere");
    expect("token" in signedIn).toBe(true);
    const [kept] = await asSuperuser(
      (superuser) => superuser`
        select o.time_zone, a.payload::jsonb -> 'asked' -> 0 ->> 'hash' as hash
        from audit_entries a join organisations o on o.id = a.organisation_id
        where a.network_id = ${network.id} and a.verb = 'join-network'`,
    );
    expect(kept).toMatchObject({ time_zone: "Europe/London", hash: expect.any(String) });
  });

  test("lets the newcomer's figures be seen by the others, as any", async () => {
    const network = await aNetwork();
    const mine = tokenOf(await accepted(await invited(network.brand.manager, network)));
    await asViewer({ token: mine, writes: true }, async (tx, viewer) => {
      const [series] = await listSeriesReportedBy(tx, network.id, viewer.organisationId);
      if (series === undefined) throw new Error("no series");
      const cell = { ...(await cellOf(network, "A1")), series };
      const writing = { parts: { numerator: 9, denominator: 10 }, notApplicable: false };
      await saveDraft(tx, viewer, cell, { ...writing, over: 0 });
      await submitDraft(tx, viewer, cell, { ...writing, over: 1 });
    });
    const seen = await actAs(network.carrier.viewer, (tx) =>
      listFigures(tx, network.id, { seriesKeys: [8] }),
    );
    expect(seen).toMatchObject([{ status: "submitted", parts: { numerator: 9 } }]);
  });

  test("works once: of twenty at the same time one wins, and the others change nothing", async () => {
    for (let round = 1; round <= 5; round += 1) {
      const network = await aNetwork();
      const mailed = await invited(network.brand.manager, network);
      const askedHash = await askedHashOf(mailed.token);
      const results = await Promise.all(
        Array.from({ length: 20 }, () => accepted(mailed, { askedHash })),
      );
      expect(results.filter(({ state }) => state === "accepted")).toHaveLength(1);
      for (const one of results) if (one.state !== "accepted") isRefused(one, "used");
      links.allowed();
      isRefused(await accepted(mailed, { askedHash }), "used");
      expect(await membersOf(network)).toBe(4);
      const [there] = await asSuperuser(
        (superuser) => superuser`
          select (select count(*)::int from people where email = ${mailed.email}) as people,
            (select count(*)::int from sessions s join people p on p.id = s.person_id where p.email = ${mailed.email}) as sessions,
            (select count(*)::int from organisation_people s join people p on p.id = s.person_id where p.email = ${mailed.email}) as places`,
      );
      expect(there).toEqual({ people: 1, sessions: 1, places: 1 });
    }
  });

  test("and declining at the same time: one of them wins", async () => {
    for (let round = 1; round <= 10; round += 1) {
      const network = await aNetwork();
      const mailed = await invited(network.brand.manager, network, { metricCodes: [] });
      const askedHash = await askedHashOf(mailed.token);
      const [result, declined] = await Promise.all([
        accepted(mailed, { askedHash }),
        asGuest((tx) => declineInvitation(tx, mailed.token)),
      ]);
      expect(result.state === "accepted").toBe(!declined);
      expect(await membersOf(network)).toBe(declined ? 3 : 4);
      if (declined) links.denied();
      else links.allowed();
    }
  });

  test("is over when its time is", async () => {
    const network = await aNetwork();
    const expiresAt = new Date(Date.now() + 60_000);
    const mailed = await invited(network.brand.manager, network, { expiresAt });
    const askedHash = await askedHashOf(mailed.token);
    await asSuperuser(
      (superuser) =>
        superuser`update vault.tokens set expires_at = now() where email = ${mailed.email}`,
    );
    for (let time = 1; time <= 30; time += 1) {
      isRefused(await accepted(mailed, { askedHash }), "expired");
    }
    expect(await asGuest((tx) => declineInvitation(tx, mailed.token))).toBe(false);
    expect(await read(mailed.token)).toEqual({
      state: "expired",
      purpose: "join-network",
      answer: null,
    });
    expect(await membersOf(network)).toBe(3);
  });

  test("is of what was read: another text, or more of them, are shown anew first", async () => {
    const network = await aNetwork();
    const mailed = await invited(network.brand.manager, network);
    const askedHash = await askedHashOf(mailed.token);
    await asSuperuser(async (superuser) => {
      await superuser`alter table metric_versions disable trigger all`;
      await superuser`alter table agreements disable trigger all`;
      await superuser`update metric_versions set text_hash = repeat('0', 64)
        where network_id = ${network.id} and metric_code = 'A1'`;
      await superuser`update agreements set text_hash = repeat('0', 64)
        where network_id = ${network.id} and metric_code = 'A1' and subject = 'metric-version'`;
    });
    for (let time = 1; time <= 30; time += 1) {
      isRefused(await accepted(mailed, { askedHash }), "changed");
    }
    isRefused(await accepted(mailed, { askedHash: null }), "changed");
    expect(await membersOf(network)).toBe(3);
    tokenOf(await accepted(mailed));
  });
});

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

test("two organisations that join at the same time get series of their own", async () => {
  const network = await aNetwork();
  const mailed = await Promise.all(
    Array.from({ length: 6 }, () => invited(network.brand.manager, network)),
  );
  const results = await Promise.all(mailed.map((one) => accepted(one)));
  for (const one of results) tokenOf(one);
  const [keys] = await asSuperuser(
    (superuser) => superuser`
      select count(*)::int as series, count(distinct key)::int as keys from series
      where network_id = ${network.id} and key > 7`,
  );
  expect(keys).toEqual({ series: 12, keys: 12 });
});
