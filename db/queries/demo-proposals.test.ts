import { beforeAll, expect, test } from "vitest";
import { harbourBroadband } from "../demo/networks";
import { asOperator } from "../doors";
import { loadNetworkFile } from "../network-file/load";
import { organisationPeople, organisations, people } from "../schema/people";
import { sha256 } from "../sha256";
import { actAs } from "../testing";
import { listMetrics } from "./metrics";
import { findNetwork } from "./networks";
import { answerProposal, findProposal, listProposals } from "./proposals";

beforeAll(async () => {
  const demo = JSON.stringify(harbourBroadband(sha256), (key, value: unknown) =>
    key === "password" ? null : value,
  );
  expect(await loadNetworkFile(demo)).toHaveProperty("networks");
});

async function managers() {
  return asOperator(async (tx) => {
    const staff = await tx.select().from(organisationPeople);
    const persons = await tx.select().from(people);
    const all = await tx.select().from(organisations);
    return all.flatMap(({ id: organisationId, slug }) =>
      persons
        .filter(({ email }) => email === `manager@${slug}.example`)
        .filter(({ id }) => staff.some((one) => one.personId === id))
        .map((person) => ({ ...person, organisationId, slug })),
    );
  });
}

test("what lies on the table in the demo takes effect once those who still owe an answer agree", async () => {
  const everybody = await managers();
  expect(everybody).toHaveLength(7);
  const [first] = everybody;
  if (!first) throw new Error("nobody");
  const network = await actAs(first, (tx) => findNetwork(tx, "harbour-broadband"));
  const id = network?.id ?? "";
  for (const manager of everybody) {
    const open = await actAs(manager, async (tx) =>
      (await listProposals(tx, id)).filter(({ state }) => state === "open"),
    );
    for (const { number, answers } of open) {
      if (answers.some(({ organisationId }) => organisationId === manager.organisationId)) continue;
      await actAs(manager, async (tx) => {
        const found = await findProposal(tx, id, number);
        const hash = found?.textHash ?? "";
        const given = { number, answer: "agree", reason: null, hash } as const;
        expect(await answerProposal(tx, id, given)).toHaveProperty("state");
      });
    }
  }
  const fieldworks = everybody.find(({ slug }) => slug === "fieldworks") ?? first;
  const [callBacks, stock] = await actAs(fieldworks, (tx) => listMetrics(tx, id, ["C3", "K3"]));
  expect(callBacks?.versions.map(({ version }) => version)).toEqual([1, 2]);
  expect([callBacks?.bands.length, stock?.bands.length]).toEqual([2, 2]);
  const left = await actAs(fieldworks, (tx) => listProposals(tx, id));
  expect(left.filter(({ state }) => state === "open")).toEqual([]);
});
