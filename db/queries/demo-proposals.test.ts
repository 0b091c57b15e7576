import { beforeAll, expect, test } from "vitest";
import { harbourBroadband } from "../demo/networks";
import { asOperator, type Tx } from "../doors";
import { loadNetworkFile } from "../network-file/load";
import { organisations, people } from "../schema/people";
import { sha256 } from "../sha256";
import { actAs } from "../testing";
import { listMetrics } from "./metrics";
import { findNetwork } from "./networks";
import { answerProposal, findProposal, listProposals, type ListedProposal } from "./proposals";

beforeAll(async () => {
  const demo = JSON.stringify(harbourBroadband(sha256), (key, value: unknown) =>
    key === "password" ? null : value,
  );
  expect(await loadNetworkFile(demo)).toHaveProperty("networks");
});

async function managers() {
  return asOperator(async (tx) => {
    const persons = await tx.select().from(people);
    const all = await tx.select().from(organisations);
    return all.flatMap(({ id: organisationId, slug }) =>
      persons
        .filter(({ email }) => email === `manager@${slug}.example`)
        .map((person) => ({ ...person, organisationId, slug })),
    );
  });
}

type Manager = Awaited<ReturnType<typeof managers>>[number];

const openOnes = async (tx: Tx, network: string) =>
  (await listProposals(tx, network)).filter(({ state }) => state === "open");

/** Agrees to every open proposal that the manager's organisation hasn't answered. */
async function agreesToAll(manager: Manager, network: string) {
  await actAs(manager, async (tx) => {
    const hasAnswered = ({ answers }: ListedProposal) =>
      answers.some(({ organisationId }) => organisationId === manager.organisationId);
    const due = (await openOnes(tx, network)).filter((one) => !hasAnswered(one));
    for (const { number } of due) {
      const found = await findProposal(tx, network, number);
      const given = { number, answer: "agree", reason: null, hash: found?.textHash ?? "" } as const;
      expect(await answerProposal(tx, network, given)).toHaveProperty("state");
    }
  });
}

test("what lies on the table in the demo takes effect once those who still owe an answer agree", async () => {
  const everybody = await managers();
  const fieldworks = everybody.find(({ slug }) => slug === "fieldworks");
  if (!fieldworks) throw new Error("FieldWorks has no manager");
  const network = await actAs(fieldworks, (tx) => findNetwork(tx, "harbour-broadband"));
  if (!network) throw new Error("the demo isn't there");
  expect(await actAs(fieldworks, (tx) => openOnes(tx, network.id))).toHaveLength(2);
  for (const manager of everybody) await agreesToAll(manager, network.id);
  expect(await actAs(fieldworks, (tx) => openOnes(tx, network.id))).toEqual([]);
  const made = await actAs(fieldworks, (tx) => listMetrics(tx, network.id, ["C3", "K3"]));
  expect(made.map(({ code, versions, bands }) => [code, versions.length, bands.length])).toEqual([
    ["C3", 2, 2],
    ["K3", 1, 2],
  ]);
});
