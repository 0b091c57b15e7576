import { expect, test } from "vitest";
import { asOperator, asViewer } from "../doors";
import { organisations } from "../schema/people";
import { actAs, aNetwork, aViewer, leaves } from "../testing";
import { seenByEach } from "../testing/onlookers";
import { organisationNames } from "./organisations";

test("one knows one's own organisation and the members of the networks that one acts in", async () => {
  const { brand, carrier, desk } = await aNetwork();
  const other = await aNetwork();
  const seen = await seenByEach(
    { "a member": carrier.viewer, "an admin": carrier.admin, "an outsider": other.desk.board },
    async (tx) => [...(await organisationNames(tx)).values()].toSorted(),
  );
  expect(seen).toEqual({
    nobody: [],
    "a member": [brand.name, carrier.name, desk.name],
    "an admin": [carrier.name],
    "an outsider": [other.brand.name, other.carrier.name, other.desk.name],
  });
});

test("one knows the units of one's own organisation, and not those of a partner", async () => {
  const { brand, carrier } = await aNetwork();
  const name = "The night shift";
  await asOperator((tx) =>
    tx
      .insert(organisations)
      .values({ slug: `night-${brand.slug}`, name, timeZone: "Europe/London", parentId: brand.id }),
  );
  const knows = (tx: Parameters<typeof organisationNames>[0]) =>
    organisationNames(tx).then((names) => [...names.values()].includes(name));
  expect(await actAs(brand.viewer, knows)).toBe(true);
  expect(await actAs(carrier.viewer, knows)).toBe(false);
});

test("an organisation that left knows only itself from the next call on", async () => {
  const network = await aNetwork();
  const token = await aViewer(network.desk.manager);
  const look = () =>
    asViewer({ token }, async (tx) => [...(await organisationNames(tx)).keys()].length);
  expect(await look()).toBe(3);
  await leaves(network.desk, network);
  expect(await look()).toBe(1);
});
