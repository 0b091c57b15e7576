import { aNetwork } from "@/db/testing";
import { proof } from "@/db/testing/proof";
import { baseUrl } from "../environment";
import { expect, test } from "../fixtures";
import { send } from "../raw-request";
import { extraFields, newlyPlanted } from "./extra-fields";
import { kindOf, mentions, repeatedQuery, takesNothingElse } from "./mass-assignment";
import { actions } from "./matrix";
import { changesBetween, rowsThatMention } from "./rows";

const { origin } = new URL(baseUrl);
const password = "a long enough password";

for (const row of actions) {
  test(`${row.name} of ${row.file} takes over no field that it didn't ask for`, () =>
    takesNothingElse(row, { atATime: 20, floor: 10 }));
}

test("signing in takes over nothing but the e-mail and the password", async () => {
  const count = proof("T12 mass assignment, signing in", { floor: 2 });
  const { id, slug, brand, carrier } = await aNetwork(password);
  const word = slug.replace("parcels-", "");
  const ids = [id, brand.id, carrier.id, word];
  const planted = newlyPlanted(carrier.id);
  const fields = await extraFields(planted);
  const entered = { email: brand.viewer.email, password, json: "true" };
  // The first entry of an audit trail makes its head too.
  await signIn(entered, "");
  const before = await rowsThatMention(ids);
  const plain = await signIn(entered, "");
  const between = await rowsThatMention(ids);
  const extra = Object.fromEntries(
    fields.map(({ name, value }) => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
  const more = await signIn({ ...extra, ...entered }, repeatedQuery);
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

async function signIn(fields: Readonly<Record<string, string>>, search: string) {
  const csrf = await send({ path: "/api/auth/csrf" });
  const cookie = (csrf.headers["set-cookie"] ?? []).map((each) => each.split(";")[0]).join("; ");
  const { csrfToken } = JSON.parse(csrf.body);
  return send({
    path: `/api/auth/callback/credentials?${search}`,
    method: "POST",
    headers: { origin, cookie, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...fields, csrfToken }).toString(),
  });
}
