import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { actAs, aNetwork, joins, type Person } from "../testing";
import { refusalOf } from "../testing/refusal";

function signed(by: Person, row: { readonly networkId: string; readonly as: Person }) {
  const { networkId, as } = row;
  return actAs(by, async (tx) => {
    const statement = sql`
      insert into member_people (network_id, organisation_id, person_id, name)
      values (${networkId}, ${as.organisationId}, ${as.id}, 'A name')`;
    return (await tx.execute(statement)).count;
  });
}

describe("a name that the network sees is written", () => {
  test("by a manager, as their own", async () => {
    const { id: networkId, brand } = await aNetwork();
    expect(await signed(brand.deputy, { networkId, as: brand.deputy })).toBe(1);
  });

  test("for nobody else, by nobody else, and in no network of others", async () => {
    const network = await aNetwork();
    const other = await aNetwork();
    const { brand, carrier } = network;
    await joins(brand, other, { person: brand.deputy, roles: ["viewer"] });
    const here = { networkId: network.id };
    const attempts = [
      { by: brand.deputy, row: { ...here, as: brand.viewer }, why: "another person" },
      {
        by: brand.deputy,
        row: { ...here, as: { ...brand.deputy, organisationId: carrier.id } },
        why: "another organisation",
      },
      { by: brand.viewer, row: { ...here, as: brand.viewer }, why: "no manager" },
      { by: brand.admin, row: { ...here, as: brand.admin }, why: "no manager" },
      { by: brand.deputy, row: { networkId: other.id, as: brand.deputy }, why: "a viewer there" },
      { by: carrier.deputy, row: { networkId: other.id, as: carrier.deputy }, why: "nobody there" },
    ];
    for (const { by, row, why } of attempts) {
      expect(await refusalOf(signed(by, row)), why).toMatch(/row-level security/);
    }
  });
});
