import { sql } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { asJob } from "../doors";
import { addToCase, openCase } from "../queries/cases";
import { actAs, aNetwork, type ParcelNetwork } from "../testing";
import { doJobs, storedMail } from "../testing/jobs";
import { asSuperuser } from "../testing/superuser";
import { remindOfPromise } from "./remind-promise";
import { takeWaiting } from "./take-waiting";

beforeEach(() => {
  vi.stubEnv("NEXTAUTH_URL", "https://app.example");
  vi.stubEnv("SMTP_URL", "");
});

/** A case of the brand's with a promise of its own, handed over to the carrier without it, that fell due so long ago. */
async function overdueSince(hours: number): Promise<ParcelNetwork> {
  const network = await aNetwork();
  const { brand, carrier } = network;
  const name = { reference: "4711", openedById: brand.id };
  await actAs(brand.manager, async (tx) => {
    await openCase(tx, network.id, name.reference);
    await addToCase(tx, network.id, name, {
      kind: "promise",
      role: "call centre agent",
      hand: "A7",
      says: "The engineer brings the blue box.",
      due: "hour",
      day: "",
    });
    await addToCase(tx, network.id, name, { kind: "offer", to: carrier.id, handed: [] });
  });
  await actAs(carrier.manager, (tx) => addToCase(tx, network.id, name, { kind: "acknowledge" }));
  await asSuperuser(async (db) => {
    await db`alter table case_entries disable trigger only_readers_join`;
    await db`update case_entries set due_at = now() - make_interval(hours => ${hours}),
      recorded_at = now() - interval '30 days' where network_id = ${network.id} and kind = 'promise'`;
    await db`alter table case_entries enable trigger only_readers_join`;
  });
  return network;
}

async function waiting(network: ParcelNetwork): Promise<readonly Record<string, unknown>[]> {
  const rows = await asJob(null, (tx) =>
    tx.execute<{ payload: Record<string, unknown> }>(
      sql`select payload from due_promise_reminders()`,
    ),
  );
  return rows.map(({ payload }) => payload).filter(({ networkId }) => networkId === network.id);
}

test("the accountable organisation's go-to persons and managers are told once, of the reference and nothing that was said", async () => {
  const network = await overdueSince(1);
  const { brand, carrier } = network;
  await takeWaiting(0);
  await doJobs();
  await takeWaiting(0);
  await doJobs();
  const mails = await storedMail(carrier);
  expect(mails.map(({ to_address }) => to_address).toSorted()).toEqual(
    [carrier.deputy.email, carrier.manager.email, carrier.goto.email].toSorted(),
  );
  expect(await storedMail(brand)).toEqual([]);
  const text = `${mails[0]?.subject} ${mails[0]?.held_body}`;
  expect(text).toContain("Case 4711");
  expect(text).toContain(
    `https://app.example/networks/${network.slug}/promises/4711?by=${brand.slug}&as=${carrier.slug}`,
  );
  expect(text).not.toContain("blue box");
  expect(text).not.toContain("A7");
});

test("after a day the go-to persons of both organisations are told, once, however many jobs come", async () => {
  const network = await overdueSince(25);
  const { brand, carrier } = network;
  const payloads = await waiting(network);
  await Promise.all(
    Array.from({ length: 5 }, () => payloads.map((payload) => remindOfPromise(payload))).flat(),
  );
  expect(await waiting(network)).toEqual([]);
  const still = (mails: Awaited<ReturnType<typeof storedMail>>) =>
    mails.filter(({ subject }) => subject.includes("still overdue")).map((one) => one.to_address);
  expect(still(await storedMail(brand))).toEqual([brand.goto.email]);
  expect(still(await storedMail(carrier))).toEqual([carrier.goto.email]);
  expect(await storedMail(carrier)).toHaveLength(4);
});

test("nobody is told of what isn't due yet, was kept, or fell due long ago; nor by a job of another organisation", async () => {
  for (const hours of [-1, 24 * 8]) expect(await waiting(await overdueSince(hours))).toEqual([]);
  const network = await overdueSince(1);
  const { brand, carrier } = network;
  const [payload] = await waiting(network);
  await remindOfPromise({ ...payload, organisationId: network.desk.id });
  expect(await storedMail(network.desk)).toEqual([]);
  await actAs(carrier.manager, (tx) =>
    addToCase(
      tx,
      network.id,
      { reference: "4711", openedById: brand.id },
      { kind: "kept", promise: 1, hand: "B1", says: "" },
    ),
  );
  expect(await waiting(network)).toEqual([]);
  await remindOfPromise(payload);
  expect(await storedMail(carrier)).toEqual([]);
});
