import { eq, like } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import type { NetworkFileInput } from "@/lib/network-file/network-file";
import { asOperator } from "../doors";
import { listFigures } from "../queries/figures";
import { signIn } from "../queries/sign-in";
import { auditEntries } from "../schema/audit";
import { memberPeople } from "../schema/networks";
import { organisationPeople, organisations, people } from "../schema/people";
import { sha256 } from "../sha256";
import { actAs, aNetwork, openPeriod, seriesKeys } from "../testing";
import { parcelFile } from "../testing/parcel-file";
import { refusalOf } from "../testing/refusal";
import { asSuperuser } from "../testing/superuser";
import { realNetworks } from "./known";
import { loadNetworkFile } from "./load";

function aWord() {
  return crypto.randomUUID().slice(0, 8);
}

/** How many rows each table has. */
function rowCounts() {
  return asSuperuser(async (sql) => {
    const tables = await sql<{ name: string }[]>`
      select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;
    const counts = tables.map(async ({ name }) => {
      const [row] = await sql`select count(*)::int as rows from ${sql(name)}`;
      return [name, Number(row?.["rows"])] as const;
    });
    return Object.fromEntries(await Promise.all(counts));
  });
}

/** The file as JSON, with other values at some places (JSON Pointers). */
function changed(file: NetworkFileInput, changes: Readonly<Record<string, unknown>>): string {
  const copy: unknown = JSON.parse(JSON.stringify(file));
  for (const [pointer, value] of Object.entries(changes)) {
    const keys = pointer.split("/").slice(1);
    const last = keys.pop() ?? "";
    let at: unknown = copy;
    for (const key of keys) at = Reflect.get(Object(at), key);
    if (value === undefined) Reflect.deleteProperty(Object(at), last);
    else Reflect.set(Object(at), last, value);
  }
  return JSON.stringify(copy);
}

/** Loads what is expected to be refused: the places of its problems, once it is sure that nothing was written. */
async function placesOf(text: string) {
  const before = await rowCounts();
  const loaded = await loadNetworkFile(text);
  expect(await rowCounts()).toEqual(before);
  return "problems" in loaded ? loaded.problems.map(({ place }) => place) : ["none"];
}

describe("a good file", () => {
  test("is loaded whole: organisations, people, network, agreements, series, figures", async () => {
    const before = await rowCounts();
    const word = aWord();
    expect(await loadNetworkFile(JSON.stringify(parcelFile(word)))).toEqual({
      networks: [{ slug: `parcels-${word}`, figures: 17 }],
    });
    const after = await rowCounts();
    const added = Object.entries(after)
      .map(([table, rows]) => [table, rows - (before[table] ?? 0)] as const)
      .filter(([, rows]) => rows !== 0);
    expect(Object.fromEntries(added)).toEqual({
      agreements: 32,
      assignments: 15,
      audit_entries: 1,
      band_sets: 6,
      chain_stages: 2,
      chains: 1,
      figure_revisions: 17,
      figures: 17,
      member_people: 3,
      metric_versions: 7,
      metrics: 7,
      network_members: 3,
      network_periods: 3,
      networks: 1,
      organisation_people: 18,
      organisations: 3,
      people: 18,
      relationships: 1,
      series: 7,
    });
  });

  test("lets its people act and sign in, and says in the audit trail which file it was", async () => {
    const word = aWord();
    const text = JSON.stringify(parcelFile(word, "a long enough password"));
    await loadNetworkFile(text);
    const signedIn = await signIn(`viewer@desk-${word}.example`, "a long enough password", "here");
    expect(signedIn).toHaveProperty("token");
    const entries = await asOperator((tx) =>
      tx
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.object, `network parcels-${word}`)),
    );
    expect(entries).toMatchObject([
      {
        verb: "load-network",
        personId: null,
        organisationId: null,
        payload: `{"figures":17,"fileSha256":"${sha256(text)}"}`,
      },
    ]);
  });

  test("narrows a figure's audience to what was agreed for it", async () => {
    const { id, brand, carrier, desk } = await aNetwork();
    const window = { seriesKeys: Object.values(seriesKeys), first: openPeriod, last: openPeriod };
    const count = (person: typeof brand.viewer) =>
      actAs(person, async (tx) => (await listFigures(tx, id, window)).length);
    expect([
      await count(brand.viewer),
      await count(carrier.viewer),
      await count(desk.viewer),
    ]).toEqual([2, 2, 1]);
  });

  test("reuses organisations and people that are known, and leaves them as they are", async () => {
    const word = aWord();
    const first = parcelFile(word);
    await loadNetworkFile(JSON.stringify(first));
    const second = parcelFile(aWord());
    const network = JSON.stringify(second.networks?.[0]);
    const carrier = `carrier-${word}`;
    const listed = [{ email: `MANAGER@${carrier}.example`, name: "Another name", admin: true }];
    const text = JSON.stringify({
      throughline: 1,
      organisations: [
        ...(second.organisations ?? []),
        { slug: carrier, name: `The carrier ${word}`, timeZone: "Europe/London", people: listed },
      ],
      networks: [
        {
          ...JSON.parse(network),
          members: [...(second.networks?.[0]?.members ?? []), carrier, `desk-${word}`],
        },
      ],
    });
    expect(await loadNetworkFile(text)).toHaveProperty("networks");
    const staff = await asOperator((tx) =>
      tx
        .select({ admin: organisationPeople.isAdmin })
        .from(organisationPeople)
        .innerJoin(organisations, eq(organisations.id, organisationPeople.organisationId))
        .where(eq(organisations.slug, carrier)),
    );
    expect(staff).toHaveLength(6);
    expect(staff.filter(({ admin }) => admin)).toHaveLength(1);
  });
});

test("a signatory that a file refers to by e-mail alone is shown by name, never by the address", async () => {
  const word = aWord();
  const first = parcelFile(word);
  await loadNetworkFile(JSON.stringify({ ...first, networks: [] }));
  const second = JSON.stringify({ throughline: 1, networks: first.networks });
  expect(await loadNetworkFile(second)).toHaveProperty("networks");
  const shown = await asOperator((tx) =>
    tx
      .select({ name: memberPeople.name, known: people.name })
      .from(memberPeople)
      .innerJoin(people, eq(people.id, memberPeople.personId))
      .where(like(people.email, `%${word}.example`)),
  );
  expect(shown).toHaveLength(3);
  expect(shown.filter(({ name, known }) => name !== known || name.includes("@"))).toEqual([]);
});

test("networks are real unless their file says that they are made up", async () => {
  const [real, madeUp] = [aWord(), aWord()];
  await loadNetworkFile(JSON.stringify(parcelFile(real)));
  await loadNetworkFile(changed(parcelFile(madeUp), { "/networks/0/synthetic": true }));
  const slugs = await asOperator(realNetworks);
  expect(slugs).toContain(`parcels-${real}`);
  expect(slugs).not.toContain(`parcels-${madeUp}`);
});

test("a unit of a unit that the database holds is refused", async () => {
  const word = aWord();
  const organisation = (slug: string, parent: string | null) => ({
    slug,
    parent,
    name: slug,
    timeZone: "Europe/London",
  });
  const units = [organisation(`firm-${word}`, null), organisation(`unit-${word}`, `firm-${word}`)];
  await loadNetworkFile(JSON.stringify({ throughline: 1, organisations: units }));
  const nested = [organisation(`team-${word}`, `unit-${word}`)];
  expect(await placesOf(JSON.stringify({ throughline: 1, organisations: nested }))).toEqual([
    "/organisations/0/parent",
  ]);
});

describe("a file with mistakes writes nothing and names each place", () => {
  test("one of shape, one of reference and one in a figure are three places", async () => {
    const text = changed(parcelFile(aWord()), {
      "/networks/0/metrics/3/versions/0/kind": "percentage",
      "/networks/0/relationships/0/between/1": "nobody-here",
      "/networks/0/figures/1/numerator": 1001,
    });
    expect(await placesOf(text)).toEqual([
      "/networks/0/metrics/3/versions/0/kind",
      "/networks/0/relationships/0/between/1",
      "/networks/0/figures/1",
    ]);
  });

  test("a figure for a version that a party hasn't agreed to", async () => {
    const file = parcelFile(aWord());
    const figure = { ...file.networks?.[0]?.figures?.[1], metric: "N1" };
    expect(await placesOf(changed(file, { "/networks/0/figures/17": figure }))).toEqual([
      "/networks/0/figures/17",
    ]);
  });

  test("an agreement to another text", async () => {
    const file = changed(parcelFile(aWord()), {
      "/networks/0/metrics/0/versions/0/purpose": "Another.",
    });
    expect(await placesOf(file)).toEqual([
      ...[0, 1, 2].map((index) => `/networks/0/metrics/0/versions/0/agreements/${index}/hash`),
      "/networks/0/figures/0",
      "/networks/0/figures/6",
    ]);
  });

  test("a network that exists", async () => {
    const text = JSON.stringify(parcelFile(aWord()));
    await loadNetworkFile(text);
    expect(await placesOf(text)).toEqual(["/networks/0/slug"]);
  });

  test("an organisation that is known by another name", async () => {
    const word = aWord();
    await loadNetworkFile(JSON.stringify({ ...parcelFile(word), networks: [] }));
    const text = changed(parcelFile(word), { "/organisations/2/name": "Renamed" });
    expect(await placesOf(text)).toEqual(["/organisations/2"]);
  });

  test.each([
    { of: "organisation", list: "/organisations", from: 0, place: "/organisations/3/slug" },
    {
      of: "assignment",
      list: "/networks/0/assignments",
      from: 2,
      place: "/networks/0/assignments/15",
    },
    { of: "period", list: "/networks/0/periods", from: 1, place: "/networks/0/periods/3/period" },
    { of: "figure", list: "/networks/0/figures", from: 4, place: "/networks/0/figures/17" },
  ])("an $of that stands there twice", async ({ list, from, place }) => {
    const file = parcelFile(aWord());
    const items: unknown = list
      .split("/")
      .slice(1)
      .reduce<unknown>((at, key) => Reflect.get(Object(at), key), file);
    const [index] = /[0-9]+(?=(\/\w+)?$)/.exec(place) ?? ["0"];
    const text = changed(file, { [`${list}/${index}`]: Reflect.get(Object(items), from) });
    expect(await placesOf(text)).toEqual([place]);
  });

  test.each([
    { text: "", why: "nothing" },
    { text: "{", why: "half a file" },
    { text: "null", why: "no object" },
    { text: "[]", why: "a list" },
    { text: '{"throughline": 2}', why: "another edition" },
  ])("$why instead of a network file", async ({ text }) => {
    expect(await placesOf(text)).toEqual([text.includes("2") ? "/throughline" : ""]);
  });
});

describe("what the database refuses in the middle", () => {
  afterEach(async () => {
    await asSuperuser((sql) => sql`drop trigger if exists refuse on audit_entries`);
  });

  test("leaves nothing behind, though it is the very last row", async () => {
    await asSuperuser((sql) =>
      sql.unsafe(`
        create function no_more() returns trigger language plpgsql as $$ begin raise 'no more'; end $$;
        create trigger refuse before insert on audit_entries for each row execute function no_more()`),
    );
    const before = await rowCounts();
    const load = loadNetworkFile(JSON.stringify(parcelFile(aWord())));
    expect(await refusalOf(load)).toBe("no more");
    expect(await rowCounts()).toEqual(before);
  });
});
