import { afterAll, describe, expect, test } from "vitest";
import { asGuest, asViewer } from "../doors";
import { aNetwork, actAs, cellOf, type ParcelNetwork } from "../testing";
import { accepted, askedHashOf, invited } from "../testing/invitations";
import { proof } from "../testing/proof";
import { asSuperuser } from "../testing/superuser";
import { listFigures } from "./figures";
import { declineInvitation, readInvitation, type Accepted } from "./invitation-link";
import { listMembers } from "./members";
import { listMetrics } from "./metrics";
import { saveDraft } from "./drafts";
import { submitDraft } from "./report";
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
    for (let time = 1; time <= 40; time += 1) {
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
    for (let time = 1; time <= 40; time += 1) {
      isRefused(await accepted(mailed, { askedHash }), "changed");
    }
    isRefused(await accepted(mailed, { askedHash: null }), "changed");
    expect(await membersOf(network)).toBe(3);
    tokenOf(await accepted(mailed));
  });
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
