import { beforeAll, expect, test } from "vitest";
import { aNetwork, type ParcelNetwork } from "./testing";
import { cases } from "./testing/agreement/cases";
import { mutantsOfAgreement, whileBroken } from "./testing/agreement/mutants";
import { firstFinding } from "./testing/agreement/scene";
import { shadowed } from "./testing/agreement/shadow";
import { proof } from "./testing/proof";
import { asSuperuser } from "./testing/superuser";

/** Mutants that change nothing for anybody, and why. */
const equivalents: Readonly<Record<string, string>> = {};

let networks: { readonly network: ParcelNetwork; readonly elsewhere: ParcelNetwork };
beforeAll(async () => {
  networks = { network: await aNetwork(), elsewhere: await aNetwork() };
  await shadowed(networks);
});

test("no question that the functions of proposals ask can be forgotten unseen", async () => {
  const { denied, allowed, conclude } = proof("T2 mutation of agreement", { floor: 200 });
  expect(await firstFinding(cases, networks)).toBeNull();
  allowed();
  const survivors: string[] = [];
  const broken: string[] = [];
  await asSuperuser(async (sql) => {
    for (const { name, apply, revert } of await mutantsOfAgreement(sql)) {
      const seen = await whileBroken(sql, { apply, revert }, () => firstFinding(cases, networks));
      if (seen === "no SQL") broken.push(name);
      else if (seen === null) survivors.push(name);
      else denied();
    }
  });
  process.stdout.write(
    [
      `${broken.length} were no SQL`,
      ...survivors.map((name) => `  survived: ${name}: ${equivalents[name] ?? "NOT KNOWN"}`),
    ].join("\n") + "\n",
  );
  expect(await firstFinding(cases, networks)).toBeNull();
  allowed();
  expect(survivors.toSorted()).toEqual(Object.keys(equivalents).toSorted());
  conclude();
});
