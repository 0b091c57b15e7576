import { describe, expect, test } from "vitest";
import { asGuest, asViewer } from "../doors";
import { actAs, aNetwork, aViewer, type Organisation, type Person } from "../testing";
import { accepted, anAddress } from "../testing/invitations";
import { refusalOf } from "../testing/refusal";
import { declineInvitation, readInvitation } from "./invitation-link";
import { leaveNetwork } from "./members";
import { readOwnOrganisation } from "./own-organisation";
import { removePerson } from "./staff";
import { invitePerson, withdrawStaffInvitation, type InvitingPerson } from "./staff-invitations";

async function invited(by: Person, given: Partial<InvitingPerson> = {}) {
  const tokens: string[] = [];
  const email = given.email ?? anAddress();
  const result = await actAs(by, (tx, viewer) =>
    invitePerson(tx, viewer, {
      name: "Ines Moreau",
      isAdmin: false,
      roles: {},
      expiresAt: new Date(Date.now() + 86_400_000),
      linkTo: (token) => {
        tokens.push(token);
        return `http://localhost/invitations/${token}`;
      },
      ...given,
      email,
    }),
  );
  return { result, email, token: tokens[0] ?? "" };
}

async function invitationsOf({ id, admin }: Organisation) {
  const found = await actAs(admin, (tx) => readOwnOrganisation(tx, id));
  return found?.invitations ?? [];
}

const noOrganisation = { organisation: null };

describe("a person who is invited to an organisation", () => {
  test("reads what is offered, and has it by accepting", async () => {
    const network = await aNetwork();
    const { brand, id } = network;
    const { token, email } = await invited(brand.admin, { roles: { [id]: ["viewer", "board"] } });
    expect(await asGuest((tx) => readInvitation(tx, { token, sessionToken: "" }))).toMatchObject({
      purpose: "join-organisation",
      account: "none",
      name: "Ines Moreau",
      email,
      organisation: brand.name,
      invitedBy: brand.admin.name,
      isAdmin: false,
      networks: [{ name: `Parcels ${network.slug}`, roles: ["viewer", "board"] }],
    });
    const result = await accepted({ token }, noOrganisation);
    const session = "session" in result ? result.session?.token : undefined;
    expect(result).toMatchObject({ state: "accepted", organisation: brand.slug, network: null });
    const viewer = await asViewer({ token: session ?? "" }, (_, one) => Promise.resolve(one));
    expect(viewer).toMatchObject({
      organisationId: brand.id,
      isAdmin: false,
      roles: { [id]: ["board", "viewer"] },
    });
    expect(await accepted({ token }, noOrganisation)).toEqual({ state: "used" });
    expect(await invitationsOf(brand)).toMatchObject([{ email, answer: "accepted" }]);
  });

  test("gets no role in a network that the organisation has left meanwhile", async () => {
    const network = await aNetwork();
    const { brand, id } = network;
    const { token } = await invited(brand.admin, { roles: { [id]: ["viewer"] } });
    await actAs(brand.admin, (tx) => leaveNetwork(tx, id));
    expect(await asGuest((tx) => readInvitation(tx, { token, sessionToken: "" }))).toMatchObject({
      networks: [],
    });
    const result = await accepted({ token }, noOrganisation);
    const session = "session" in result ? result.session?.token : undefined;
    const viewer = await asViewer({ token: session ?? "" }, (_, one) => Promise.resolve(one));
    expect(viewer?.roles).toEqual({});
  });

  test("with an account answers in their own session, and then acts for both organisations", async () => {
    const [one, two] = [await aNetwork(), await aNetwork()];
    const person = two.carrier.viewer;
    const { token } = await invited(one.brand.admin, { email: person.email, isAdmin: true });
    const sessionToken = await aViewer(person);
    const stranger = await aViewer(two.carrier.manager);
    for (const other of ["", stranger]) {
      expect(await accepted({ token }, { ...noOrganisation, sessionToken: other })).toEqual({
        state: "other-person",
      });
    }
    expect(await accepted({ token }, { ...noOrganisation, sessionToken })).toMatchObject({
      state: "accepted",
      session: null,
    });
    const slugs = [one.brand.slug, two.carrier.slug];
    for (const acting of slugs) {
      const viewer = await asViewer({ token: sessionToken, acting }, (_, it) =>
        Promise.resolve(it),
      );
      expect(viewer?.organisations.map(({ slug }) => slug).toSorted()).toEqual(slugs.toSorted());
      expect(viewer?.isAdmin).toBe(acting === one.brand.slug);
    }
  });

  test("who was removed comes back, with the place that is offered now", async () => {
    const { brand } = await aNetwork();
    await actAs(brand.admin, (tx, viewer) =>
      removePerson(tx, viewer, { personId: brand.manager.id }),
    );
    const { token } = await invited(brand.admin, { email: brand.manager.email });
    expect(await asGuest((tx) => readInvitation(tx, { token, sessionToken: "" }))).toMatchObject({
      account: "dormant",
      name: brand.manager.name,
    });
    expect((await accepted({ token }, noOrganisation)).state).toBe("accepted");
    expect(await actAs(brand.manager, (_, it) => Promise.resolve(it))).toMatchObject({
      isAdmin: false,
      roles: {},
    });
  });

  test("may decline, which stands in the organisation's audit trail", async () => {
    const { brand } = await aNetwork();
    const { token } = await invited(brand.admin);
    expect(await asGuest((tx) => declineInvitation(tx, token))).toBe(true);
    expect(await invitationsOf(brand)).toMatchObject([{ answer: "declined" }]);
    const found = await actAs(brand.admin, (tx) => readOwnOrganisation(tx, brand.id));
    expect(found?.audit.map(({ verb, personId }) => [verb, personId])).toEqual([
      ["decline-invitation", null],
      ["invite-person", brand.admin.id],
    ]);
  });
});

describe("inviting a person", () => {
  test("is for admins of the organisation", async () => {
    const { brand } = await aNetwork();
    for (const by of [brand.manager, brand.viewer]) {
      expect(await refusalOf(invited(by))).toMatch(/row-level security/);
    }
    expect((await invited(brand.admin)).result).toBe("invited");
  });

  test("of one's own people, or twice, sends nothing", async () => {
    const { brand, carrier } = await aNetwork();
    expect((await invited(brand.admin, { email: brand.viewer.email })).result).toBe("is-staff");
    const { email } = await invited(brand.admin);
    expect((await invited(brand.admin, { email })).result).toBe("is-invited");
    expect((await invited(carrier.admin, { email })).result).toBe("invited");
    expect((await invited(carrier.admin, { email: brand.viewer.email })).result).toBe("invited");
  });

  test("can be taken back by an admin, and the link opens nothing any more", async () => {
    const { brand, carrier } = await aNetwork();
    const { token } = await invited(brand.admin);
    const id = (await invitationsOf(brand))[0]?.id ?? "";
    const withdraw = (by: Person) =>
      actAs(by, (tx, viewer) => withdrawStaffInvitation(tx, viewer, { id }));
    expect(await withdraw(carrier.admin)).toBe(false);
    expect(await withdraw(brand.manager)).toBe(false);
    expect(await withdraw(brand.admin)).toBe(true);
    expect(await withdraw(brand.admin)).toBe(false);
    expect(await accepted({ token }, noOrganisation)).toEqual({ state: "used" });
  });
});
