import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Tx } from "../doors";
import { proof } from "../testing/proof";
import { actAs, aNetwork, type ParcelNetwork, type Person } from "../testing";
import { asSuperuser } from "../testing/superuser";
import { rowsOfNetwork } from "../testing/network-rows";
import { exportNetworkFile } from "../network-file/export";
import {
  addToIssue,
  findIssue,
  listGoToPeople,
  listIssues,
  raiseIssue,
  releaseIssue,
} from "./issues";

const secret = "Jobs are closed before they are done.";

/** An issue that the brand's viewer raises to the carrier's go-to person. */
async function anIssue(network: ParcelNetwork): Promise<string> {
  const { brand, carrier } = network;
  const done = await actAs(brand.viewer, (tx) =>
    raiseIssue(tx, network.id, {
      goTo: { organisationId: carrier.id, personId: carrier.goto.id },
      cause: "pressure-on-figures",
      says: secret,
      owner: "joint",
    }),
  );
  if (!("id" in done)) throw new Error(done.refused);
  return done.id;
}

/** All rows of all tables that somebody can read by SQL as the app's role, as text. */
async function everythingReadBy(person: Person): Promise<string> {
  const tables = await asSuperuser(
    (db) => db<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  return actAs(person, async (tx) => {
    let text = "";
    for (const { name } of tables) text += await rowsIn(tx, name);
    return text;
  });
}

/** A table that the role has no grant on gives nothing, without ending the transaction. */
async function rowsIn(tx: Tx, name: string): Promise<string> {
  const [granted] = await tx.execute<{ may: boolean }>(
    sql`select has_table_privilege(${`public.${name}`}, 'select') as may`,
  );
  if (granted?.may !== true) return "";
  const rows = await tx.execute<{ row: string }>(
    sql`select to_jsonb(t)::text as row from ${sql.identifier(name)} t`,
  );
  return rows.map(({ row }) => row).join("\n");
}

function everybodyOf({ brand, carrier, desk }: ParcelNetwork): readonly Person[] {
  return [brand, carrier, desk].flatMap(({ manager, deputy, board, viewer, goto, admin }) => [
    manager,
    deputy,
    board,
    viewer,
    goto,
    admin,
  ]);
}

describe("an issue in confidence", () => {
  test("is absent for everybody but the two, admins included, by SQL as the app's role", async () => {
    const count = proof("issues in confidence by SQL", { floor: 16 });
    const network = await aNetwork();
    const id = await anIssue(network);
    await actAs(network.carrier.goto, (tx) =>
      addToIssue(tx, network.id, id, { kind: "suggestion", says: `${secret} Count them.` }),
    );
    const two = [network.brand.viewer.id, network.carrier.goto.id];
    for (const person of everybodyOf(network)) {
      const text = await everythingReadBy(person);
      const isOneOfThem = two.includes(person.id);
      expect(text.includes(secret) || text.includes(id), person.email).toBe(isOneOfThem);
      count[isOneOfThem ? "allowed" : "denied"]();
      const found = await actAs(person, async (tx) => [
        (await listIssues(tx, network.id)).length,
        (await findIssue(tx, network.id, id)) !== null,
      ]);
      expect(found, person.email).toEqual(isOneOfThem ? [1, true] : [0, false]);
    }
    count.conclude();
  });

  test("stands in no trail, mail, job or name, and in no network file", async () => {
    const network = await aNetwork();
    const before = await countsOf(network);
    const id = await anIssue(network);
    await actAs(network.carrier.goto, (tx) =>
      addToIssue(tx, network.id, id, { kind: "suggestion", says: secret }),
    );
    const after = await countsOf(network);
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual([
      "issue_entries",
      "issues",
    ]);
    const exported = await exportNetworkFile(network.slug);
    expect(exported?.text).toContain(network.slug);
    expect(exported?.text).not.toContain(secret);
    expect(Object.keys(await rowsOfNetwork(network.slug))).not.toContain("issues");
  });

  test("is answered alike where it is another's and where it never was", async () => {
    const network = await aNetwork();
    const id = await anIssue(network);
    const never = crypto.randomUUID();
    for (const person of [network.brand.manager, network.brand.admin, network.carrier.manager]) {
      for (const asked of [id, never]) {
        const told = await actAs(person, async (tx) => [
          await findIssue(tx, network.id, asked),
          await addToIssue(tx, network.id, asked, { kind: "suggestion", says: "Hm." }),
          await releaseIssue(tx, network.id, asked),
        ]);
        expect(told).toEqual([null, "gone", "gone"]);
      }
    }
  });

  test("is released by its author alone, and then read by both organisations and no third", async () => {
    const network = await aNetwork();
    const { brand, carrier, desk } = network;
    const id = await anIssue(network);
    expect(await actAs(carrier.goto, (tx) => releaseIssue(tx, network.id, id))).toBe("gone");
    expect(await actAs(brand.viewer, (tx) => releaseIssue(tx, network.id, id))).toBeNull();
    expect(await actAs(brand.viewer, (tx) => releaseIssue(tx, network.id, id))).toBe("released");
    const reads = (person: Person) => actAs(person, (tx) => findIssue(tx, network.id, id));
    for (const person of [brand.manager, carrier.board]) {
      expect((await reads(person))?.says).toBe(secret);
    }
    for (const person of [desk.manager, brand.admin]) expect(await reads(person)).toBeNull();
    const trail = await actAs(carrier.manager, (tx) =>
      tx.execute(sql`select verb from audit_entries where object = ${`issue ${id}`}`),
    );
    expect([...trail]).toEqual([{ verb: "release-issue" }]);
  });
});

describe("what the two write", () => {
  test("a suggestion is answered once, by the other of them, with a reason unless it is accepted", async () => {
    const network = await aNetwork();
    const { brand, carrier } = network;
    const id = await anIssue(network);
    const write = (person: Person, entry: Parameters<typeof addToIssue>[3]) =>
      actAs(person, (tx) => addToIssue(tx, network.id, id, entry));
    expect(await write(carrier.goto, { kind: "suggestion", says: "Count them." })).toBeNull();
    const answer = { kind: "adapted", about: 1, says: "For a month." } as const;
    expect(await write(carrier.goto, answer)).toBe("not-yours");
    expect(await write(brand.viewer, { ...answer, says: null })).toBe("malformed");
    expect(await write(brand.viewer, { ...answer, about: 7 })).toBe("gone");
    expect(await write(brand.viewer, answer)).toBeNull();
    expect(await write(brand.viewer, { kind: "accepted", about: 1, says: null })).toBe("answered");
    expect(await write(carrier.goto, { kind: "settled" })).toBe("not-yours");
    expect(await write(brand.viewer, { kind: "settled" })).toBeNull();
    expect(await write(carrier.goto, { kind: "suggestion", says: "More." })).toBe("settled");
    const issue = await actAs(carrier.goto, (tx) => findIssue(tx, network.id, id));
    expect(issue?.entries.map(({ kind }) => kind)).toEqual(["suggestion", "adapted", "settled"]);
    expect(issue?.ownerIds.toSorted()).toEqual([brand.id, carrier.id].toSorted());
  });
});

describe("whom one can go to", () => {
  test("are the go-to persons of the network's members, named to everybody in it", async () => {
    const network = await aNetwork();
    const other = await aNetwork();
    const people = await actAs(network.desk.viewer, (tx) => listGoToPeople(tx, network.id));
    const { brand, carrier, desk } = network;
    expect(people.map(({ personId }) => personId).toSorted()).toEqual(
      [brand, carrier, desk].map(({ goto }) => goto.id).toSorted(),
    );
    for (const outside of [brand.admin, other.brand.manager]) {
      expect(await actAs(outside, (tx) => listGoToPeople(tx, network.id))).toEqual([]);
    }
  });

  test.each(["a manager", "oneself", "a go-to person elsewhere"] as const)(
    "nothing is raised to %s",
    async (whom) => {
      const network = await aNetwork();
      const other = await aNetwork();
      const { carrier } = network;
      const to = {
        "a manager": carrier.manager,
        oneself: carrier.goto,
        "a go-to person elsewhere": other.brand.goto,
      }[whom];
      const goTo = { organisationId: to.organisationId, personId: to.id };
      const done = await actAs(carrier.goto, (tx) =>
        raiseIssue(tx, network.id, { goTo, cause: "capacity", says: secret, owner: "ours" }),
      );
      expect(done).toEqual({ refused: "nobody" });
    },
  );

  test("nobody raises anything in a network that isn't theirs", async () => {
    const network = await aNetwork();
    const other = await aNetwork();
    const goTo = { organisationId: network.brand.id, personId: network.brand.goto.id };
    const issue = { goTo, cause: "capacity", says: secret, owner: "ours" } as const;
    for (const person of [network.carrier.admin, other.carrier.manager]) {
      const done = await actAs(person, (tx) => raiseIssue(tx, network.id, issue));
      expect(done).toEqual({ refused: "gone" });
    }
  });
});

/** How many rows each table has that mention the network or the two; sessions are opened by looking. */
async function countsOf({ id, brand, carrier }: ParcelNetwork) {
  const words = [id, brand.viewer.id, carrier.goto.id, secret].map((word) => `%${word}%`);
  return asSuperuser(async (db) => {
    const tables = await db<{ schema: string; name: string }[]>`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema in ('public', 'vault', 'graphile_worker') and table_name <> 'sessions'
      order by 2`;
    const counts: Record<string, number> = {};
    for (const { schema, name } of tables) {
      const [row] = await db<{ many: number }[]>`
        select count(*)::int as many from ${db(schema)}.${db(name)} t where t::text like any (${words})`;
      counts[name] = row?.many ?? 0;
    }
    return counts;
  });
}
