import { sql } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { monthNumber } from "@/lib/periods/period";
import { asJob } from "../doors";
import { askForFigures } from "../queries/participation";
import { actAs, aNetwork, cellOf, openPeriod, reported, type ParcelNetwork } from "../testing";
import { aMailServer } from "../testing/mail-server";
import { doJobs, storedJobs, storedMail } from "../testing/jobs";
import { asSuperuser } from "../testing/superuser";
import { remind } from "./remind";
import { takeWaiting } from "./take-waiting";

beforeEach(() => {
  vi.stubEnv("NEXTAUTH_URL", "https://app.example");
  vi.stubEnv("SMTP_URL", "");
});

/** Lets the open month be due so many days from today, as it is in the network. */
async function dueIn(network: ParcelNetwork, days: number): Promise<void> {
  await asSuperuser(
    (db) => db`
      update network_periods p set due_on = (now() at time zone n.time_zone)::date + ${days}::int
      from networks n where n.id = p.network_id and p.network_id = ${network.id} and p.period = ${monthNumber(openPeriod)}`,
  );
}

/** The reminders that the worker would hand to itself now, of this network, as (organisation, reason). */
async function waiting(network: ParcelNetwork): Promise<readonly Record<string, unknown>[]> {
  const rows = await asJob(null, (tx) =>
    tx.execute<{ payload: Record<string, unknown> }>(sql`select payload from due_reminders()`),
  );
  return rows.map(({ payload }) => payload).filter(({ networkId }) => networkId === network.id);
}

async function remindAll(network: ParcelNetwork): Promise<void> {
  for (const payload of await waiting(network)) await remind(payload);
}

test("a manager who owes figures is reminded once, in their own zone, of nothing but their own", async () => {
  const network = await aNetwork();
  const { carrier, brand, desk } = network;
  const server = await aMailServer();
  vi.stubEnv("SMTP_URL", server.url);
  await dueIn(network, 0);
  await asSuperuser(
    (db) => db`update organisations set time_zone = 'Pacific/Auckland' where id = ${carrier.id}`,
  );
  for (let look = 0; look < 3; look += 1) {
    await takeWaiting(0);
    await doJobs();
  }
  await server.close();
  const to = (person: { readonly email: string }) =>
    server.received.filter(({ envelopeTo }) => envelopeTo.includes(person.email));
  for (const person of [carrier.manager, carrier.deputy]) expect(to(person)).toHaveLength(1);
  for (const person of [carrier.board, carrier.viewer]) expect(to(person)).toEqual([]);
  const { subject, text = "" } = to(carrier.manager)[0]?.read ?? {};
  expect(subject).toContain("Figures of December 2025");
  expect(text).toMatch(/(NZDT|NZST|GMT\+1[23])/);
  const link = `https://app.example/networks/${network.slug}/report?period=2025-12&as=${carrier.slug}`;
  expect(text).toContain(link);
  expect(text).toContain("3 of 3 are entered, 2 of them submitted.");
  for (const { name, slug } of [brand, desk]) {
    expect(text).not.toContain(name);
    expect(text).not.toContain(slug);
  }
});

test("nobody is reminded before the morning of the day before, after the deadline, or when all is submitted", async () => {
  const network = await aNetwork();
  for (const days of [3, -1]) {
    await dueIn(network, days);
    expect(await waiting(network), `${days} days`).toEqual([]);
  }
  await dueIn(network, 0);
  const of = (id: string, all: readonly Record<string, unknown>[]) =>
    all.filter(({ organisationId }) => organisationId === id).length;
  expect(of(network.brand.id, await waiting(network))).toBe(2);
  for (const code of ["E1", "P1", "Q1", "R1", "N1"] as const) {
    const cell = await cellOf(network, code).catch(() => null);
    if (cell === null || cell.series.reporterId !== network.brand.id) continue;
    await reported(network.brand.manager, cell, { numerator: 9, denominator: 10 }).catch(
      () => undefined,
    );
  }
  expect(of(network.brand.id, await waiting(network))).toBe(0);
  expect(of(network.carrier.id, await waiting(network))).toBe(2);
});

test("twenty workers at once write one mail to each", async () => {
  const network = await aNetwork();
  await dueIn(network, 0);
  const payloads = (await waiting(network)).filter(
    ({ organisationId }) => organisationId === network.desk.id,
  );
  expect(payloads).toHaveLength(2);
  await Promise.all(
    Array.from({ length: 20 }, () => payloads.map((payload) => remind(payload))).flat(),
  );
  expect(await storedMail(network.desk)).toHaveLength(2);
});

test("a job that is killed before it ends has written nothing; the next one writes it", async () => {
  const network = await aNetwork();
  await dueIn(network, 0);
  const [payload] = (await waiting(network)).filter(
    ({ organisationId }) => organisationId === network.desk.id,
  );
  const { personId } = payload ?? {};
  await expect(
    asJob({ organisation: network.desk.id }, async (tx) => {
      await tx.execute(sql`
        select send_reminder(${network.id}, ${monthNumber(openPeriod)}, ${String(personId)}, 'due', 'subject', 'body')`);
      await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
    }),
  ).rejects.toThrow();
  expect(await storedMail(network.desk)).toEqual([]);
  await remindAll(network);
  expect(await storedMail(network.desk)).toHaveLength(2);
});

test("an organisation that is asked hears it once, whoever asks how often", async () => {
  const network = await aNetwork();
  await dueIn(network, 5);
  const asked = { networkId: network.id, period: openPeriod, organisationId: network.desk.id };
  const ask = (person: typeof network.brand.manager) =>
    actAs(person, (tx, viewer) => askForFigures(tx, viewer, asked));
  expect(await ask(network.brand.manager)).toBe(true);
  expect(await ask(network.brand.deputy)).toBe(false);
  await remindAll(network);
  expect(await ask(network.carrier.manager)).toBe(true);
  await remindAll(network);
  const mails = await storedMail(network.desk);
  expect(mails).toHaveLength(2);
  expect(mails[0]?.subject).toContain(`${network.brand.name} asks for the figures`);
  expect(await storedMail(network.carrier)).toEqual([]);
});

test("a job that works for another organisation is told nothing and writes nothing", async () => {
  const network = await aNetwork();
  await dueIn(network, 0);
  const person = network.desk.manager.id;
  const month = monthNumber(openPeriod);
  const told = await asJob({ organisation: network.brand.id }, (tx) =>
    tx.execute(sql`select reminder(${network.id}, ${month}, ${person}, 'due') as told,
      send_reminder(${network.id}, ${month}, ${person}, 'due', 's', 'b') as sent`),
  );
  expect([...told]).toEqual([{ told: null, sent: false }]);
  expect(await storedMail(network.brand)).toEqual([]);
});

test("jobs are kept by who is reminded of what, so that none is asked for twice", async () => {
  const network = await aNetwork();
  await dueIn(network, 0);
  await takeWaiting(0);
  await takeWaiting(0);
  const keys = (await storedJobs())
    .map(({ key }) => key)
    .filter((key) => key?.startsWith(`remind ${network.id}`) === true);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.length).toBe(6);
});

test("the deadline is the end of the day in the network's zone, and who is reminded sees nine in the morning, in every zone", async () => {
  const zones = Intl.supportedValuesOf("timeZone");
  const days = ["2024-02-28", "2024-12-31", "2025-03-29", "2025-10-25", "2026-06-10"];
  const rows = await asSuperuser(
    (db) => db<{ day: string; zone: string; over: Date; from: Date }[]>`
      select day::text, zone, end_of_day(day, zone) as over,
        vault.reminder_from(end_of_day(day, 'Europe/London'), zone) as from
      from unnest(${days}::date[]) day, unnest(${zones}::text[]) zone`,
  );
  expect(rows).toHaveLength(zones.length * days.length);
  const dayIn = (at: Date, timeZone: string) =>
    new Intl.DateTimeFormat("en-CA", { timeZone }).format(at);
  const wrong = rows.filter(({ day, zone, over, from }) => {
    const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "short" });
    const due = rows.find((one) => one.day === day && one.zone === "Europe/London")?.over;
    const lastDay = dayIn(new Date((due?.getTime() ?? 0) - 1000), zone);
    const before = new Date(Date.parse(`${lastDay}T00:00:00Z`) - 86_400_000);
    return (
      dayIn(new Date(over.getTime() - 1000), zone) !== day ||
      dayIn(over, zone) === day ||
      clock.format(from) !== "09:00" ||
      dayIn(from, zone) !== before.toISOString().slice(0, 10)
    );
  });
  expect(wrong.map(({ day, zone }) => `${day} ${zone}`)).toEqual([]);
});
