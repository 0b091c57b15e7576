import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { mostADay } from "@/lib/access/invitation";
import { asGuest } from "../doors";
import { networkInvitations } from "../schema/invitations";
import { actAs, aNetwork, joins, leaves, type ParcelNetwork } from "../testing";
import { accepted, anAddress, invited } from "../testing/invitations";
import { seenByEach } from "../testing/onlookers";
import { refusalOf } from "../testing/refusal";
import { asSuperuser } from "../testing/superuser";
import { declineInvitation } from "./invitation-link";
import { issueToken, listAskable, listInvitations, withdrawInvitation } from "./invitations";
import { listMail } from "./mail";
import { leaveNetwork, listMembers } from "./members";

async function idOf(network: ParcelNetwork): Promise<string> {
  const [invitation] = await actAs(network.brand.manager, (tx) => listInvitations(tx, network.id));
  return invitation?.id ?? "";
}

describe("an invitation to a network", () => {
  test("is seen by everybody who acts in it, without the address, and by nobody else", async () => {
    const [network, other] = [await aNetwork(), await aNetwork()];
    const { email } = await invited(network.brand.manager, network);
    const seen = await seenByEach(
      {
        "who invites": network.brand.manager,
        "a partner's viewer": network.carrier.viewer,
        "an admin without a role": network.brand.admin,
        "somebody of another network": other.brand.manager,
      },
      async (tx) =>
        (await listInvitations(tx, network.id)).map(({ organisationName, invitedBy }) => ({
          organisationName,
          invitedBy,
        })),
    );
    const one = [{ organisationName: "The Newcomer", invitedBy: network.brand.name }];
    expect(seen).toEqual({
      nobody: [],
      "who invites": one,
      "a partner's viewer": one,
      "an admin without a role": [],
      "somebody of another network": [],
    });
    const all = await actAs(network.brand.manager, (tx) => listInvitations(tx, network.id));
    expect(JSON.stringify(all)).not.toContain(email);
  });

  test("is mailed with its link, kept as a hash alone, and stands in the audit trail without the address", async () => {
    const network = await aNetwork();
    const { token, email } = await invited(network.brand.manager, network);
    const [mail] = await actAs(network.brand.admin, (tx) => listMail(tx));
    expect(mail).toMatchObject({
      toAddress: email,
      subject: `${network.brand.name} invites The Newcomer to Parcels ${network.slug}`,
    });
    const [kept] = await asSuperuser(
      (superuser) => superuser`
        select (select body from mail where organisation_id = ${network.brand.id}) as body,
          (select count(*)::int from vault.tokens where token_hash = sha256(convert_to(${token}, 'UTF8'))) as hashes,
          (select count(*)::int from vault.tokens t where to_jsonb(t)::text like ${`%${token}%`}) as tokens,
          (select payload from audit_entries where network_id = ${network.id} and verb = 'invite-organisation') as payload`,
    );
    expect(kept?.["body"]).toContain(`http://localhost/invitations/${token}\n`);
    expect(kept).toMatchObject({
      hashes: 1,
      tokens: 0,
      payload: `{"metricCodes":["A1","D1"],"organisationName":"The Newcomer"}`,
    });
  });

  test.each(["board", "viewer", "goto", "admin"] as const)(
    "isn't made by a %s",
    async (account) => {
      const network = await aNetwork();
      const refused = refusalOf(invited(network.brand[account], network));
      expect(await refused).toMatch(/row-level security|isn't there/);
    },
  );

  test("isn't made in another's name, nor as answered, and its token isn't another's to draw", async () => {
    const network = await aNetwork();
    await invited(network.carrier.manager, network);
    await invited(network.brand.deputy, network);
    const { brand, carrier } = network;
    await invited(brand.manager, network);
    const insert = (organisation: string, person: string) =>
      actAs(brand.manager, (tx) =>
        tx.execute(sql`
          insert into network_invitations
            (network_id, organisation_name, inviting_organisation_id, inviting_person_id, metric_codes, expires_at)
          values (${network.id}, 'The Newcomer', ${organisation}, ${person}, '{}', now())`),
      );
    expect(await refusalOf(insert(carrier.id, carrier.manager.id))).toMatch(/row-level security/);
    expect(await refusalOf(insert(brand.id, brand.deputy.id))).toMatch(/row-level security/);
    await insert(brand.id, brand.manager.id);
    const answered = actAs(brand.manager, (tx) =>
      tx.execute(sql`
        insert into network_invitations (network_id, organisation_name, inviting_organisation_id,
          inviting_person_id, metric_codes, expires_at, answer, answered_at)
        values (${network.id}, 'The Newcomer', ${brand.id}, ${brand.manager.id}, '{}', now(), 'accepted', now())`),
    );
    expect(await refusalOf(answered)).toMatch(/permission denied/);
    const token = (by: typeof brand.manager, id: string) =>
      actAs(by, (tx) => issueToken(tx, { network: network.id, id, email: anAddress() }));
    const theirs = (await actAs(brand.manager, (tx) => listInvitations(tx, network.id))).find(
      ({ invitingOrganisationId }) => invitingOrganisationId === carrier.id,
    );
    expect(await token(carrier.manager, theirs?.id ?? "")).toMatch(/^[\w-]{43}$/);
    expect(await refusalOf(token(brand.manager, theirs?.id ?? ""))).toMatch(/takes no token/);
    expect(await refusalOf(token(carrier.deputy, theirs?.id ?? ""))).toMatch(/takes no token/);
  });

  test(`is one of ${mostADay} a day for an organisation at most`, async () => {
    const network = await aNetwork();
    await invited(network.brand.manager, network);
    await asSuperuser(
      (superuser) => superuser`
        insert into network_invitations
          (network_id, organisation_name, inviting_organisation_id, inviting_person_id, metric_codes, expires_at)
        select network_id, organisation_name, inviting_organisation_id, inviting_person_id, '{}', now() + interval '1 day'
        from network_invitations, generate_series(2, ${mostADay}) where network_id = ${network.id}`,
    );
    expect((await invited(network.brand.manager, network)).token).toBe("");
    expect((await invited(network.carrier.manager, network)).token).not.toBe("");
  });
});

describe("withdrawing", () => {
  test("is for managers of the organisation that invited, once, and closes the link", async () => {
    const network = await aNetwork();
    const mailed = await invited(network.brand.manager, network);
    const id = await idOf(network);
    const withdrawnBy = (person: typeof network.brand.manager) =>
      actAs(person, (tx, viewer) => withdrawInvitation(tx, viewer, { networkId: network.id, id }));
    expect(await withdrawnBy(network.carrier.manager)).toBe(false);
    expect(await withdrawnBy(network.brand.viewer)).toBe(false);
    expect(await withdrawnBy(network.brand.deputy)).toBe(true);
    expect(await withdrawnBy(network.brand.deputy)).toBe(false);
    expect(await accepted(mailed)).toEqual({ state: "used" });
    const [seen] = await actAs(network.carrier.viewer, (tx) => listInvitations(tx, network.id));
    expect(seen).toMatchObject({ answer: "withdrawn", answeredAt: expect.any(Date) });
  });

  test("happens by itself when the inviting organisation leaves", async () => {
    const network = await aNetwork();
    const mailed = await invited(network.brand.manager, network);
    expect(await actAs(network.brand.admin, (tx) => leaveNetwork(tx, network.id))).toBe(true);
    expect(await accepted(mailed)).toEqual({ state: "used" });
    const [seen] = await actAs(network.carrier.viewer, (tx) => listInvitations(tx, network.id));
    expect(seen).toMatchObject({ answer: "withdrawn", invitedBy: network.brand.name });
  });

  test("is the only change that a manager can make", async () => {
    const network = await aNetwork();
    await invited(network.brand.manager, network);
    const where = eq(networkInvitations.networkId, network.id);
    const accept = actAs(network.brand.manager, (tx) =>
      tx
        .update(networkInvitations)
        .set({ answer: "accepted", answeredAt: new Date() })
        .where(where),
    );
    expect(await refusalOf(accept)).toMatch(/row-level security/);
    const rename = actAs(network.brand.manager, (tx) =>
      tx.update(networkInvitations).set({ organisationName: "Other" }).where(where),
    );
    expect(await refusalOf(rename)).toMatch(/permission denied/);
  });
});

test("asked for is what all of the network may see and every party agreed to", async () => {
  const network = await aNetwork();
  const askable = await actAs(network.brand.manager, (tx) => listAskable(tx, network.id));
  // P1 is for its parties, Q1 and R1 for pairs or reporters, N1 waits for the desk.
  expect(askable.map(({ code }) => code)).toEqual(["A1", "D1", "E1"]);
});

test("members are listed with the names that the network knows, and with those who left", async () => {
  const [network, other] = [await aNetwork(), await aNetwork()];
  await joins(other.brand, network, { person: other.brand.viewer, roles: ["viewer"] });
  await leaves(network.desk, network);
  const seen = await seenByEach(
    { member: network.brand.viewer, outsider: other.carrier.viewer },
    async (tx) =>
      (await listMembers(tx, network.id)).map(({ id, leftAt, people }) => ({
        id,
        left: leftAt !== null,
        people: people.length,
      })),
  );
  expect(seen["nobody"]).toEqual([]);
  expect(seen["outsider"]).toEqual([]);
  expect(seen["member"]).toEqual(
    expect.arrayContaining([
      { id: network.brand.id, left: false, people: expect.any(Number) },
      { id: network.carrier.id, left: false, people: expect.any(Number) },
      { id: network.desk.id, left: true, people: expect.any(Number) },
      { id: other.brand.id, left: false, people: 0 },
    ]),
  );
});

test("declining is for whoever holds the link, once, and is told to the network without a name", async () => {
  const network = await aNetwork();
  const { token } = await invited(network.brand.manager, network, { email: anAddress() });
  const decline = () => asGuest((tx) => declineInvitation(tx, token));
  expect(await decline()).toBe(true);
  expect(await decline()).toBe(false);
  expect(await accepted({ token })).toEqual({ state: "used" });
  const [invitation] = await actAs(network.desk.viewer, (tx) => listInvitations(tx, network.id));
  expect(invitation).toMatchObject({ answer: "declined", joinedAs: null });
  const [entry] = await asSuperuser(
    (superuser) => superuser`
      select person_id, organisation_id from audit_entries
      where network_id = ${network.id} and verb = 'decline-invitation'`,
  );
  expect(entry).toEqual({ person_id: null, organisation_id: null });
});
