import { aNetwork } from "@/db/testing";
import { proof } from "@/db/testing/proof";
import { expect, test } from "../fixtures";
import { extraFields, newlyPlanted } from "./extra-fields";
import { kindOf, mentions, repeatedQuery } from "./mass-assignment";
import { changesBetween, rowsThatMention } from "./rows";
import { signInForm } from "./sign-in-to";

const password = "a long enough password";

test("signing in takes over nothing but the e-mail and the password", async () => {
  const count = proof("T12 mass assignment, signing in", { floor: 2 });
  const { id, slug, brand, carrier } = await aNetwork(password);
  const word = slug.replace("parcels-", "");
  const ids = [id, brand.id, carrier.id, word];
  const planted = newlyPlanted(carrier.id);
  const fields = await extraFields(planted);
  const entered = { email: brand.viewer.email, password };
  const signIn = await signInForm();
  // The first entry of an audit trail makes its head too.
  await signIn(entered);
  const before = await rowsThatMention(ids);
  const plain = await signIn(entered);
  const between = await rowsThatMention(ids);
  const extra = Object.fromEntries(
    fields.map(({ name, value }) => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
  const more = await signIn({ ...extra, ...entered }, { search: `?${repeatedQuery}` });
  const after = await rowsThatMention(ids);
  expect([plain.status, more.status]).toEqual([200, 200]);
  const lawful = changesBetween(before, between);
  const tried = changesBetween(between, after);
  expect(tried.map(kindOf)).toEqual(lawful.map(kindOf));
  expect(tried.filter((change) => mentions(change, carrier.id))).toEqual([]);
  expect((await rowsThatMention([planted.text])).size).toBe(0);
  count.allowed();
  count.denied();
  count.conclude();
});
