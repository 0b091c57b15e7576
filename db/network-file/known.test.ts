import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { asOperator } from "../doors";
import { aNetwork } from "../testing";
import { parcelFile } from "../testing/parcel-file";
import { whatIsKnown } from "./known";
import { loadNetworkFile } from "./load";

function known(slug: string) {
  return asOperator(async (tx) => {
    const { organisations } = await whatIsKnown(tx);
    return organisations.find((one) => one.slug === slug);
  });
}

test("an organisation is known with its people, and apart from them with those who left", async () => {
  const { brand } = await aNetwork();
  await asOperator((tx) =>
    tx.execute(sql`update organisation_people set left_at = now()
      where organisation_id = ${brand.id} and person_id = ${brand.viewer.id}`),
  );
  const found = await known(brand.slug);
  expect(found).toMatchObject({ name: brand.name, parent: null });
  expect(found?.emails).toHaveLength(5);
  expect(found?.formerEmails).toEqual([brand.viewer.email]);
});

test("one without people is known too", async () => {
  const word = crypto.randomUUID().slice(0, 8);
  const { organisations = [] } = parcelFile(word);
  const alone = organisations.slice(0, 1).map((one) => ({ ...one, people: [] }));
  await loadNetworkFile(JSON.stringify({ throughline: 1, organisations: alone }));
  expect(await known(`brand-${word}`)).toMatchObject({ emails: [], formerEmails: [] });
});
