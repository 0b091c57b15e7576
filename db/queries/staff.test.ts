import { describe, expect, test } from "vitest";
import { asViewer } from "../doors";
import { assignments } from "../schema/networks";
import { organisationPeople } from "../schema/people";
import { actAs, aNetwork, aViewer, type Person } from "../testing";
import { seenByEach } from "../testing/onlookers";
import { belongsTo } from "../testing/belongs-to";
import { refusalOf } from "../testing/refusal";
import { asSuperuser } from "../testing/superuser";
import { readOwnOrganisation } from "./own-organisation";
import { removePerson, setAdmin, setRoles, endSessionsOf } from "./staff";

function rolesOf(person: Person, acting: string | null = null) {
  return actAs(person, (_, { roles }) => Promise.resolve(roles)).catch(() => acting);
}

function looked(by: Person) {
  return actAs(by, (tx, { organisationId }) => readOwnOrganisation(tx, organisationId));
}

async function audited(organisationId: string) {
  const rows = await asSuperuser(
    (superuser) => superuser`
      select verb, payload::jsonb as payload from organisation_audit_entries
      where organisation_id = ${organisationId} order by seq`,
  );
  return rows.map(({ verb, payload }) => ({ verb: String(verb), payload }));
}

describe("what an organisation's admin looks after", () => {
  test("is seen by its admins alone; its other people see each other's names, a stranger nothing", async () => {
    const network = await aNetwork();
    const { brand, carrier } = network;
    const seen = await seenByEach(
      { admin: brand.admin, manager: brand.manager, "another's admin": carrier.admin },
      async (tx) => {
        const found = await readOwnOrganisation(tx, brand.id);
        return found === null
          ? null
          : {
              people: found.people.filter(({ email }) => email.includes(brand.slug)).length,
              networks: found.networks.map(({ slug }) => slug),
              assigned: found.people.flatMap(({ roles }) => Object.keys(roles)).length,
            };
      },
    );
    expect(seen).toEqual({
      nobody: { people: 0, networks: [], assigned: 0 },
      admin: { people: 6, networks: [network.slug], assigned: 5 },
      manager: { people: 6, networks: [], assigned: 1 },
      "another's admin": { people: 0, networks: [network.slug], assigned: 0 },
    });
  });

  test("says who has which roles, and who is signed in", async () => {
    const { brand, id } = await aNetwork();
    await aViewer(brand.manager);
    const found = await looked(brand.admin);
    const manager = found?.people.find((person) => person.id === brand.manager.id);
    expect(manager).toMatchObject({
      email: brand.manager.email,
      isAdmin: false,
      leftAt: null,
      roles: { [id]: ["manager"] },
      sessions: [{ lastSeenAt: expect.any(Date) }],
    });
  });
});

describe("roles", () => {
  test("are given, changed and taken by an admin, from the next request on, and stand in the audit trail", async () => {
    const network = await aNetwork();
    const { brand, id } = network;
    const give = (roles: readonly ("manager" | "viewer" | "board")[]) =>
      actAs(brand.admin, (tx, viewer) =>
        setRoles(tx, viewer, { personId: brand.viewer.id, roles: { [id]: roles } }),
      );
    const token = await aViewer(brand.viewer);
    const held = () => asViewer({ token }, (_, { roles }) => Promise.resolve(roles));
    expect(await give(["manager", "board"])).toBe(true);
    expect(await held()).toEqual({ [id]: ["manager", "board"] });
    expect(await give(["board", "manager"])).toBe(true);
    expect(await give(["viewer"])).toBe(true);
    expect(await held()).toEqual({ [id]: ["viewer"] });
    expect(await give([])).toBe(true);
    expect(await held()).toEqual({});
    expect(await give(["viewer"])).toBe(true);
    expect(await held()).toEqual({ [id]: ["viewer"] });
    const name = `Parcels ${network.slug}`;
    expect(await audited(brand.id)).toEqual([
      {
        verb: "set-roles",
        payload: { network: name, before: ["viewer"], roles: ["manager", "board"] },
      },
      {
        verb: "set-roles",
        payload: { network: name, before: ["manager", "board"], roles: ["viewer"] },
      },
      { verb: "set-roles", payload: { network: name, before: ["viewer"], roles: [] } },
      { verb: "set-roles", payload: { network: name, before: [], roles: ["viewer"] } },
    ]);
  });

  test("are given to one's own people in one's own networks only", async () => {
    const [network, other] = [await aNetwork(), await aNetwork()];
    const { brand, carrier, id } = network;
    const give = (personId: string, networkId: string) =>
      actAs(brand.admin, (tx, viewer) =>
        setRoles(tx, viewer, { personId, roles: { [networkId]: ["manager"] } }),
      );
    expect(await give(carrier.viewer.id, id)).toBe(false);
    expect(await give(brand.viewer.id, other.id)).toBe(false);
    expect(await give(crypto.randomUUID(), id)).toBe(false);
    expect(await rolesOf(carrier.viewer)).toEqual({ [id]: ["viewer"] });
    const row = { networkId: id, organisationId: carrier.id, personId: carrier.admin.id };
    const forced = actAs(brand.admin, (tx) =>
      tx.insert(assignments).values({ ...row, roles: ["manager"] }),
    );
    expect(await refusalOf(forced)).toMatch(/row-level security/);
  });

  test.each(["manager", "board", "viewer", "goto"] as const)(
    "aren't a %s's to give",
    async (account) => {
      const { brand, id } = await aNetwork();
      const taken = await actAs(brand[account], (tx) =>
        tx
          .update(assignments)
          .set({ roles: ["manager"] })
          .returning(),
      );
      expect(taken).toEqual([]);
      const given = actAs(brand[account], (tx) =>
        tx.insert(assignments).values({
          networkId: id,
          organisationId: brand.id,
          personId: brand.admin.id,
          roles: ["manager"],
        }),
      );
      expect(await refusalOf(given)).toMatch(/row-level security/);
    },
  );
});

describe("admins", () => {
  test("are made and unmade by admins; the last one stays", async () => {
    const { brand } = await aNetwork();
    const set = (by: Person, whom: Person, isAdmin: boolean) =>
      actAs(by, (tx, viewer) => setAdmin(tx, viewer, { personId: whom.id, isAdmin }));
    expect(await set(brand.admin, brand.admin, false)).toBe("last-admin");
    expect(await set(brand.manager, brand.manager, true)).toBe("gone");
    expect(await set(brand.admin, brand.manager, true)).toBe("done");
    expect(await set(brand.manager, brand.admin, false)).toBe("done");
    expect(await set(brand.admin, brand.manager, false)).toBe("gone");
    expect(await set(brand.manager, brand.manager, false)).toBe("last-admin");
    const remove = actAs(brand.manager, (tx, viewer) =>
      removePerson(tx, viewer, { personId: brand.manager.id }),
    );
    expect(await remove).toBe("last-admin");
    expect((await audited(brand.id)).map(({ verb }) => verb)).toEqual([
      "make-admin",
      "unmake-admin",
    ]);
  });

  test("who remove each other at the same time: one stays, fifteen times over", async () => {
    for (let round = 1; round <= 15; round += 1) {
      const { brand } = await aNetwork();
      const { admin, manager } = brand;
      await actAs(admin, (tx, viewer) =>
        setAdmin(tx, viewer, { personId: manager.id, isAdmin: true }),
      );
      const [one, two] = [await aViewer(admin), await aViewer(manager)];
      const results = await Promise.all([
        asViewer({ token: one, writes: true }, (tx, viewer) =>
          removePerson(tx, viewer, { personId: manager.id }),
        ),
        asViewer({ token: two, writes: true }, (tx, viewer) =>
          removePerson(tx, viewer, { personId: admin.id }),
        ),
      ]);
      expect(results.filter((one) => one === "done")).toHaveLength(1);
      const [left] = await asSuperuser(
        (superuser) => superuser`
          select count(*)::int as admins from organisation_people
          where organisation_id = ${brand.id} and is_admin and left_at is null`,
      );
      expect(left).toEqual({ admins: 1 });
    }
  });
});

describe("a person who is removed", () => {
  test("acts nowhere for the organisation any more, and comes back by an invitation alone", async () => {
    const network = await aNetwork();
    const { brand } = network;
    const token = await aViewer(brand.manager);
    const result = await actAs(brand.admin, (tx, viewer) =>
      removePerson(tx, viewer, { personId: brand.manager.id }),
    );
    expect(result).toBe("done");
    expect(await asViewer({ token }, () => Promise.resolve(true))).toBeNull();
    const [kept] = await asSuperuser(
      (superuser) => superuser`
        select (select count(*)::int from assignments where person_id = ${brand.manager.id}) as assignments,
          (select count(*)::int from figure_revisions where person_id = ${brand.manager.id}) as revisions`,
    );
    expect(kept?.["assignments"]).toBe(0);
    expect(kept?.["revisions"]).toBeGreaterThan(0);
    const back = await actAs(brand.admin, (tx) =>
      tx.update(organisationPeople).set({ leftAt: null }).returning(),
    );
    expect(back.map(({ personId }) => personId)).not.toContain(brand.manager.id);
    const again = await actAs(brand.admin, (tx, viewer) =>
      removePerson(tx, viewer, { personId: brand.manager.id }),
    );
    expect(again).toBe("gone");
    const found = await looked(brand.admin);
    expect(found?.people.find(({ id }) => id === brand.manager.id)?.leftAt).toBeInstanceOf(Date);
  });

  test("goes on acting for another organisation of theirs", async () => {
    const [one, two] = [await aNetwork(), await aNetwork()];
    await belongsTo(one.brand.manager, two);
    const token = await aViewer(one.brand.manager);
    await actAs(one.brand.admin, (tx, viewer) =>
      removePerson(tx, viewer, { personId: one.brand.manager.id }),
    );
    const entered = (acting: string | null) =>
      asViewer({ token, acting }, (_, viewer) => Promise.resolve(viewer.organisationSlug));
    expect(await entered(one.brand.slug)).toBeNull();
    expect(await entered(null)).toBe(two.brand.slug);
  });

  test("isn't removed by another organisation's admin", async () => {
    const { brand, carrier } = await aNetwork();
    const removed = await actAs(carrier.admin, (tx, viewer) =>
      removePerson(tx, viewer, { personId: brand.manager.id }),
    );
    expect(removed).toBe("gone");
    expect(await rolesOf(brand.manager, "out")).not.toBe("out");
  });
});

test("an admin ends the sessions of their own people, of all devices, and of nobody else", async () => {
  const { brand, carrier } = await aNetwork();
  const tokens = [await aViewer(brand.manager), await aViewer(brand.manager)];
  const end = (by: Person, personId: string) => actAs(by, (tx) => endSessionsOf(tx, { personId }));
  expect(await end(carrier.admin, brand.manager.id)).toBe(false);
  expect(await end(brand.viewer, brand.manager.id)).toBe(false);
  for (const token of tokens) expect(await asViewer({ token }, () => Promise.resolve(1))).toBe(1);
  expect(await end(brand.admin, brand.manager.id)).toBe(true);
  for (const token of tokens)
    expect(await asViewer({ token }, () => Promise.resolve(1))).toBeNull();
  await actAs(brand.admin, (tx, viewer) => removePerson(tx, viewer, { personId: brand.viewer.id }));
  expect(await end(brand.admin, brand.viewer.id)).toBe(false);
});
