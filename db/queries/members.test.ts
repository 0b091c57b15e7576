import { describe, expect, test } from "vitest";
import { asViewer } from "../doors";
import { actAs, aNetwork, aViewer, joins } from "../testing";
import { belongsTo } from "../testing/belongs-to";
import { asSuperuser } from "../testing/superuser";
import { leaveNetwork } from "./members";
import { readOwnOrganisation } from "./own-organisation";
import { setAdmin } from "./staff";

describe("leaving a network", () => {
  test("is for its admins, ends all roles there, and leaves the figures to the others", async () => {
    const [network, other] = [await aNetwork(), await aNetwork()];
    const { carrier, brand, id } = network;
    await joins(carrier, other, { person: carrier.manager, roles: ["viewer"] });
    for (const person of [carrier.manager, carrier.viewer, brand.manager]) {
      expect(await actAs(person, (tx) => leaveNetwork(tx, id))).toBe(false);
    }
    const token = await aViewer(carrier.manager);
    expect(await actAs(carrier.admin, (tx) => leaveNetwork(tx, id))).toBe(true);
    expect(await asViewer({ token }, (_, { roles }) => Promise.resolve(roles))).toEqual({
      [other.id]: ["viewer"],
    });
    expect(await actAs(carrier.admin, (tx) => leaveNetwork(tx, id))).toBe(false);
    const [kept] = await asSuperuser(
      (superuser) => superuser`
        select count(*)::int as figures from figures where network_id = ${id} and reporter_id = ${carrier.id}`,
    );
    expect(kept?.["figures"]).toBeGreaterThan(0);
    const found = await actAs(carrier.admin, (tx) => readOwnOrganisation(tx, carrier.id));
    expect(found?.audit).toMatchObject([
      { verb: "leave-network", payload: `{"network": "Parcels ${network.slug}"}` },
    ]);
  });

  test("at the same time by two admins happens once", async () => {
    const { carrier, id } = await aNetwork();
    await actAs(carrier.admin, (tx, viewer) =>
      setAdmin(tx, viewer, { personId: carrier.manager.id, isAdmin: true }),
    );
    const results = await Promise.all(
      [carrier.admin, carrier.manager].map((by) => actAs(by, (tx) => leaveNetwork(tx, id))),
    );
    expect(results.toSorted()).toEqual([false, true]);
  });
});

test("two tabs in two organisations don't mix, nor does their audit trail", async () => {
  const [one, two] = [await aNetwork(), await aNetwork()];
  const { admin } = one.brand;
  await belongsTo(admin, two, { isAdmin: true });
  await asSuperuser(
    (superuser) =>
      superuser`update organisation_people set is_admin = true where person_id = ${admin.id}`,
  );
  const token = await aViewer(admin);
  const tabs = [one.brand, two.brand];
  const seen = await Promise.all(
    Array.from({ length: 60 }, async (_, call) => {
      const own = tabs[call % 2] ?? one.brand;
      return asViewer({ token, acting: own.slug, writes: call % 3 === 0 }, async (tx, viewer) => {
        const found = await readOwnOrganisation(tx, viewer.organisationId);
        const stranger = found?.people.some(
          ({ id, email }) => id !== admin.id && !email.includes(own.slug),
        );
        return [viewer.organisationId === own.id, stranger === false, viewer.roles];
      });
    }),
  );
  for (const [call, result] of seen.entries()) {
    const roles = call % 2 === 0 ? {} : { [two.id]: ["viewer"] };
    expect(result).toEqual([true, true, roles]);
  }
});
