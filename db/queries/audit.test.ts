import { asc, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { asJob, asOperator, type Tx } from "../doors";
import { auditEntries } from "../schema/audit";
import { sha256 } from "../sha256";
import { actAs, aNetwork, cellOf, reported, type ParcelNetwork, type Person } from "../testing";
import { seenByEach } from "../testing/onlookers";
import { refusalOf } from "../testing/refusal";
import { asSuperuser } from "../testing/superuser";
import { record, recordAsOperator } from "./audit";
import { saveDraft } from "./drafts";
import { submitDraft } from "./report";

type Entry = {
  readonly network_id: string;
  readonly seq: string;
  readonly time: string;
  readonly person_id: string | null;
  readonly organisation_id: string | null;
  readonly verb: string;
  readonly object: string;
  readonly payload: string;
  readonly previous_hash: string;
  readonly hash: string;
  readonly audience: readonly string[] | null;
  readonly managers_only: boolean;
};

function chainOf({ id }: ParcelNetwork): Promise<readonly Entry[]> {
  return asSuperuser(
    (superuser) => superuser<Entry[]>`
      select *, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as time
      from audit_entries where network_id = ${id} order by seq`,
  );
}

/** The sequence numbers of the entries that don't follow from the one before, by the formula in the migration. */
function breaksIn(entries: readonly Entry[]): readonly string[] {
  return entries
    .filter((entry, index) => {
      const previous = entries[index - 1]?.hash ?? "";
      const { person_id: person, organisation_id: organisation } = entry;
      const lines = [
        entry.network_id,
        String(index + 1),
        previous,
        entry.time,
        person ?? "-",
        organisation ?? "-",
        entry.verb,
        entry.object,
        sha256(entry.payload),
        entry.audience?.toSorted().join(",") ?? "-",
        entry.managers_only ? "managers" : "all",
      ];
      return (
        entry.seq !== String(index + 1) ||
        entry.previous_hash !== previous ||
        entry.hash !== sha256(lines.join("\n"))
      );
    })
    .map(({ seq }) => seq);
}

function note(networkId: string, object: string, rest: object = {}) {
  return { networkId, verb: "note", object, payload: { é: [1, null, "line\nbreak"] }, ...rest };
}

function write(person: Person, event: Parameters<typeof record>[2]) {
  return actAs(person, (tx, viewer) => record(tx, viewer, event));
}

describe("the chain of entries", () => {
  test("can be verified from its rows by the documented formula", async () => {
    const network = await aNetwork();
    const { brand, carrier, desk } = network;
    await write(brand.manager, note(network.id, "first"));
    const audience = [desk.id, brand.id, carrier.id].toSorted().toReversed();
    await write(brand.manager, note(network.id, "out of order", { audience }));
    await write(brand.manager, note(network.id, "to nobody", { audience: [] }));
    await reported(network.brand.manager, await cellOf(network, "E1"), {
      numerator: 1,
      denominator: 2,
    });
    await asOperator((tx) => recordAsOperator(tx, note(network.id, "by an operator")));
    const entries = await chainOf(network);
    expect(entries.map(({ verb }) => verb)).toEqual([
      "load-network",
      "note",
      "note",
      "note",
      "save-draft",
      "submit-figure",
      "note",
    ]);
    expect(breaksIn(entries)).toEqual([]);
  });

  test.each([
    { of: "payload", change: { payload: "{}" } },
    { of: "verb", change: { verb: "other" } },
    { of: "time", change: { time: "2020-01-01T00:00:00.000000Z" } },
    { of: "person", change: { person_id: null } },
    { of: "audience", change: { audience: [] } },
    { of: "class", change: { managers_only: true } },
  ])("breaks at an entry with another $of", async ({ change }) => {
    const network = await aNetwork();
    await write(network.brand.manager, note(network.id, "one"));
    await write(network.brand.manager, note(network.id, "two"));
    const entries = await chainOf(network);
    expect(breaksIn(entries.map((one) => (one.seq === "2" ? { ...one, ...change } : one)))).toEqual(
      ["2"],
    );
    expect(breaksIn(entries.filter(({ seq }) => seq !== "2"))).toEqual(["3"]);
  });

  test("has no gap and no fork when many write at once, and one who gives up leaves no trace", async () => {
    const network = await aNetwork();
    const other = await aNetwork();
    const people = [network.brand, network.carrier, network.desk].map(({ deputy }) => deputy);
    const writes = Array.from({ length: 24 }, (_, index) => {
      const person = people[index % 3] ?? network.brand.deputy;
      return actAs(person, async (tx, viewer) => {
        await record(tx, viewer, note(network.id, `write ${index}`));
        if (index % 4 === 0) throw new Error("gave up");
      });
    });
    const done = await Promise.allSettled(writes);
    expect(done.filter(({ status }) => status === "rejected")).toHaveLength(6);
    const entries = await chainOf(network);
    expect(entries).toHaveLength(1 + 18);
    expect(breaksIn(entries)).toEqual([]);
    expect(await chainOf(other)).toHaveLength(1);
  });

  test("takes number, time and hashes from the database alone", async () => {
    const { id, brand } = await aNetwork();
    const { manager } = brand;
    await actAs(manager, (tx) =>
      tx.insert(auditEntries).values({
        networkId: id,
        seq: 99,
        at: new Date("2001-01-01T00:00:00Z"),
        previousHash: "chosen",
        hash: "chosen",
        personId: manager.id,
        organisationId: brand.id,
        verb: "note",
        object: "forged",
        payload: "{}",
      }),
    );
    const [, entry] = await actAs(manager, (tx) =>
      tx.select().from(auditEntries).orderBy(asc(auditEntries.seq)),
    );
    expect(entry).toMatchObject({ seq: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(entry?.previousHash).toMatch(/^[0-9a-f]{64}$/);
    expect(Math.abs(Date.now() - (entry?.at.getTime() ?? 0))).toBeLessThan(60_000);
  });
});

describe("nobody", () => {
  test.each([
    "update audit_entries set payload = '{}'",
    "delete from audit_entries",
    "truncate audit_entries",
  ])("changes what stands there: %s", async (statement) => {
    const { carrier } = await aNetwork();
    const asTheApp = actAs(carrier.manager, (tx) => tx.execute(sql.raw(statement)));
    expect(await refusalOf(asTheApp)).toMatch(/permission denied/);
    const asSuper = asSuperuser((superuser) => superuser.unsafe(statement));
    expect(await refusalOf(asSuper)).toMatch(/only takes new rows/);
  });

  test("writes in another's name, or in a network of others", async () => {
    const network = await aNetwork();
    const other = await aNetwork();
    const { brand, carrier } = network;
    const as = (personId: string, organisationId: string, networkId = network.id) =>
      actAs(brand.deputy, (tx, viewer) =>
        record(tx, { ...viewer, personId, organisationId }, note(networkId, "whose?")),
      );
    await as(brand.deputy.id, brand.id);
    const attempts = [
      () => as(brand.manager.id, brand.id),
      () => as(brand.deputy.id, carrier.id),
      () => write(brand.viewer, note(network.id, "only to read")),
      () => write(brand.goto, note(network.id, "only to read")),
      () => as(brand.deputy.id, brand.id, other.id),
      () =>
        actAs(brand.admin, (tx, viewer) => record(tx, viewer, note(network.id, "no assignment"))),
      () => actAs(brand.deputy, (tx) => recordAsOperator(tx, note(network.id, "as the operator"))),
    ];
    for (const attempt of attempts) {
      expect(await refusalOf(attempt())).toMatch(/row-level security/);
    }
    expect(await chainOf(network)).toHaveLength(2);
  });

  test.each([
    { event: { verb: "Two words" }, why: "a verb is one word" },
    { event: { object: "two\nlines" }, why: "a line break would forge the next line of the hash" },
  ])("writes an entry of another form: $why", async ({ event }) => {
    const { id, brand } = await aNetwork();
    const attempt = write(brand.manager, { ...note(id, "one"), ...event });
    expect(await refusalOf(attempt)).toMatch(/check constraint/);
  });
});

describe("an entry is seen", () => {
  /** What was done to what since the network was loaded, in order. */
  const acts = async (tx: Tx) => {
    const rows = await tx.select().from(auditEntries).orderBy(asc(auditEntries.seq));
    return rows.filter(({ verb }) => verb !== "load-network");
  };
  const objects = async (tx: Tx) => (await acts(tx)).map(({ object }) => object);
  const verbs = async (tx: Tx) => (await acts(tx)).map(({ verb }) => verb);

  test("by its audience: the network, those listed, or the managers of the organisation that wrote it", async () => {
    const network = await aNetwork();
    const other = await aNetwork();
    const { brand, carrier, desk } = network;
    await write(carrier.manager, note(network.id, "for all"));
    await write(carrier.deputy, note(network.id, "for two", { audience: [carrier.id, brand.id] }));
    await write(carrier.manager, note(network.id, "for its managers", { managersOnly: true }));
    const seen = await seenByEach(
      {
        "the carrier's deputy": carrier.deputy,
        "the carrier's viewer": carrier.viewer,
        "the carrier's admin": carrier.admin,
        "the brand's manager": brand.manager,
        "the desk's manager": desk.manager,
        "an outsider": other.carrier.manager,
      },
      objects,
    );
    expect(seen).toEqual({
      nobody: [],
      "the carrier's deputy": ["for all", "for two", "for its managers"],
      "the carrier's viewer": ["for all", "for two"],
      "the carrier's admin": [],
      "the brand's manager": ["for all", "for two"],
      "the desk's manager": ["for all"],
      "an outsider": [],
    });
    const byTheJob = await asJob({ network: network.id }, objects);
    expect(byTheJob).toEqual(["for all"]);
  });

  test("of a draft by its organisation's managers alone, of a submission by the figure's audience", async () => {
    const network = await aNetwork();
    const { brand, carrier, desk } = network;
    await asSuperuser(
      (superuser) => superuser`
        update figures set status = 'draft' where network_id = ${network.id} and series_key = 4`,
    );
    const cell = await cellOf(network, "P1");
    const writing = { parts: { numerator: 1, denominator: 2 }, notApplicable: false };
    await actAs(carrier.deputy, async (tx, viewer) => {
      await saveDraft(tx, viewer, cell, { ...writing, over: 1 });
      await submitDraft(tx, viewer, cell, { ...writing, over: 2 });
    });
    const people = {
      carrier: carrier.manager,
      viewer: carrier.viewer,
      brand: brand.manager,
      desk: desk.manager,
    };
    expect(await seenByEach(people, verbs)).toEqual({
      nobody: [],
      carrier: ["save-draft", "submit-figure"],
      viewer: ["submit-figure"],
      brand: ["submit-figure"],
      desk: [],
    });
  });
});
