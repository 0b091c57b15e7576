import { expect, test } from "vitest";
import { monthNumber, period } from "@/lib/periods/period";
import { actAs, aNetwork, type ParcelNetwork, type Person } from "../testing";
import { seenByEach } from "../testing/onlookers";
import { refusalOf } from "../testing/refusal";
import { asSuperuser } from "../testing/superuser";
import { answerWarning, findWarningsPlace, type Answering } from "./warnings";

const openedPeriod = period("2025-11");

/** A network whose chain has a warning, opened by the evidence of 2025-11. */
async function withWarning(): Promise<ParcelNetwork> {
  const network = await aNetwork();
  await asSuperuser(
    (sql) => sql`
      insert into published_evidence (network_id, chain_number, period, log_evidence)
      values (${network.id}, 1, ${monthNumber(openedPeriod)}, 6.1)`,
  );
  return network;
}

function answer(person: Person, { id: networkId }: ParcelNetwork, said: Partial<Answering> = {}) {
  return actAs(person, (tx, viewer) =>
    answerWarning(tx, viewer, {
      networkId,
      chainNumber: 1,
      openedPeriod,
      over: 0,
      answer: "investigating",
      note: "We look at the hand-over at noon.",
      evidence: null,
      ...said,
    }),
  );
}

const answersOf = (network: ParcelNetwork, person: Person) =>
  actAs(person, async (tx) => (await findWarningsPlace(tx, network.slug))?.answers);

test("an answer is seen by all of the network with its author, and by nobody else", async () => {
  const network = await withWarning();
  const other = await aNetwork();
  expect(await answer(network.desk.board, network)).toBe(true);
  const people = {
    brand: network.brand.viewer,
    carrier: network.carrier.manager,
    admin: network.desk.admin,
    outsider: other.brand.board,
  };
  const seen = await seenByEach(people, async (tx) => {
    const place = await findWarningsPlace(tx, network.slug);
    return place?.answers.map(({ answer: said, personName }) => `${said} by ${personName}`);
  });
  const theirs = [`investigating by ${network.desk.board.name}`];
  expect(seen).toEqual({
    nobody: undefined,
    brand: theirs,
    carrier: theirs,
    admin: undefined,
    outsider: undefined,
  });
});

test("published evidence is seen as it was published", async () => {
  const network = await withWarning();
  const place = await actAs(network.brand.goto, (tx) => findWarningsPlace(tx, network.slug));
  expect(place?.published).toMatchObject([{ period: "2025-11", logEvidence: 6.1 }]);
  expect(place?.scan).toBeNull();
});

test("of two who answer the same, the second hears of the first and nothing is lost", async () => {
  const network = await withWarning();
  expect(await answer(network.desk.board, network)).toBe(true);
  expect(await answer(network.brand.manager, network, { answer: "disputed" })).toBe(false);
  expect(await answer(network.brand.manager, network, { answer: "disputed", over: 1 })).toBe(true);
  const answers = await answersOf(network, network.carrier.viewer);
  expect(answers?.map((one) => one.answer)).toEqual(["investigating", "disputed"]);
});

test("it stands in the audit trail", async () => {
  const network = await withWarning();
  await answer(network.desk.board, network);
  const entries = await asSuperuser(
    (sql) => sql`
      select organisation_id, object, payload from audit_entries
      where network_id = ${network.id} and verb = 'answer-warning'`,
  );
  expect(entries).toMatchObject([{ organisation_id: network.desk.id, object: "warning 2025-11" }]);
  expect(entries[0]?.["payload"]).toContain("hand-over at noon");
});

test.each([
  { who: "a viewer", person: (network: ParcelNetwork) => network.brand.viewer },
  { who: "a go-to person", person: (network: ParcelNetwork) => network.brand.goto },
])("$who answers nothing", async ({ person }) => {
  const network = await withWarning();
  expect(await refusalOf(answer(person(network), network))).toMatch(/row-level security/);
});

test("nobody answers in another's name", async () => {
  const network = await withWarning();
  const inTheirName = actAs(network.desk.board, (tx, viewer) =>
    answerWarning(
      tx,
      { ...viewer, organisationId: network.brand.id },
      {
        networkId: network.id,
        chainNumber: 1,
        openedPeriod,
        over: 0,
        answer: "disputed",
        note: "Not so.",
        evidence: null,
      },
    ),
  );
  expect(await refusalOf(inTheirName)).toMatch(/row-level security/);
});

test("no warning is closed without evidence, and none answered that wasn't opened", async () => {
  const network = await withWarning();
  const { board } = network.desk;
  expect(await refusalOf(answer(board, network, { answer: "closed" }))).toMatch(/check/);
  const done = { answer: "closed", evidence: "https://x.example/minutes/7" } as const;
  expect(await answer(board, network, done)).toBe(true);
  const other = answer(board, network, { openedPeriod: period("2025-10") });
  expect(await refusalOf(other)).toMatch(/foreign key/);
});
