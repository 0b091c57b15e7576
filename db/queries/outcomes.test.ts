import { expect, test } from "vitest";
import { actAs, aNetwork, cellOf, joins, reported } from "../testing";
import { seenByEach } from "../testing/onlookers";
import { asSuperuser } from "../testing/superuser";
import { listOutcomes } from "./outcomes";

test("the networks that one acts in come by name, with the last figure of what the customer got", async () => {
  const [one, two] = [await aNetwork(), await aNetwork()];
  await joins(one.carrier, two, { person: one.carrier.board, roles: ["board"] });
  await reported(two.brand.manager, await cellOf(two, "E1"), { numerator: 7, denominator: 8 });
  const last = (slug: string) => (slug === two.slug ? "2025-12 7/8" : "2025-11 906/1000");
  const seen = await seenByEach(
    { "of both": one.carrier.board, "of one": one.desk.viewer, "an admin": one.brand.admin },
    async (tx) =>
      (await listOutcomes(tx)).map(({ network: { slug }, outcome }) => {
        const [figure] = outcome?.figures ?? [];
        const { numerator, denominator } = figure?.parts ?? {};
        return `${slug}: ${outcome?.metric.code} ${figure?.period} ${numerator}/${denominator}`;
      }),
  );
  expect(seen).toEqual({
    nobody: [],
    "of both": [one, two].map(({ slug }) => `${slug}: E1 ${last(slug)}`).toSorted(),
    "of one": [`${one.slug}: E1 ${last(one.slug)}`],
    "an admin": [],
  });
});

test.each([
  { what: "a draft", set: "status = 'draft'" },
  { what: "an emptied figure", set: "numerator = null, denominator = null" },
  { what: "0 of 0", set: "numerator = 0, denominator = 0" },
])("$what is no outcome: the month before counts", async ({ set }) => {
  const network = await aNetwork();
  await asSuperuser((superuser) =>
    superuser.unsafe(
      `update figures set ${set} where network_id = '${network.id}' and series_key = 1 and period = 2025 * 12 + 10`,
    ),
  );
  const [row] = await actAs(network.brand.manager, listOutcomes);
  expect(row?.outcome?.figures.map(({ period }) => period)).toEqual(["2025-10"]);
});

test("an outcome that isn't shared with the viewer is none", async () => {
  const network = await aNetwork();
  const { id, brand, desk } = network;
  await asSuperuser(
    (superuser) =>
      superuser`update series set audience = ${[brand.id]} where network_id = ${id} and key = 1`,
  );
  const outcomeOf = async (person: typeof desk.viewer) =>
    (await actAs(person, listOutcomes)).map(({ outcome }) => outcome?.seriesKey);
  expect(await outcomeOf(desk.viewer)).toEqual([undefined]);
  expect(await outcomeOf(brand.viewer)).toEqual([1]);
});

test("the last published evidence of its chain comes with a network", async () => {
  const network = await aNetwork();
  await asSuperuser(
    (superuser) => superuser`
      insert into published_evidence (network_id, chain_number, period, log_evidence)
      values (${network.id}, 1, 2025 * 12 + 9, 1.5), (${network.id}, 1, 2025 * 12 + 10, 6.5)`,
  );
  const [row] = await actAs(network.desk.viewer, listOutcomes);
  expect(row?.evidence).toEqual({ period: "2025-11", logEvidence: 6.5 });
});
