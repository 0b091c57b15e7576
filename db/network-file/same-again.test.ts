import fc from "fast-check";
import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { networkFile, type NetworkFile } from "@/lib/network-file/network-file";
import { asGuest, asOperator } from "../doors";
import {
  actAs,
  aNetwork,
  aViewer,
  type Organisation,
  type ParcelNetwork,
  type Person,
} from "../testing";
import { inAnotherDatabase } from "../testing/another-database";
import { change, make, writes } from "../testing/network-changes";
import { rowsOfNetwork } from "../testing/network-rows";
import { seedOfRun } from "../testing/proof";
import { asSuperuser } from "../testing/superuser";
import { exportNetworkFile } from "./export";
import { loadNetworkFile } from "./load";

const published = z.fromJSONSchema(
  JSON.parse(readFileSync(new URL("../../docs/network-file.schema.json", import.meta.url), "utf8")),
);

async function exported(slug: string): Promise<string> {
  const file = await exportNetworkFile(slug);
  if (file === null) throw new Error(`no network ${slug}`);
  return file.text;
}

/** Exports a network, loads the file into an empty database, and expects the same rows and the same text there. */
async function sameAgain({ slug }: ParcelNetwork): Promise<string> {
  const [text, rows] = [await exported(slug), await rowsOfNetwork(slug)];
  expect(published.safeParse(JSON.parse(text)).error).toBeUndefined();
  await inAnotherDatabase(async () => {
    expect(await loadNetworkFile(text)).toHaveProperty("networks");
    expect(await rowsOfNetwork(slug)).toEqual(rows);
    expect(await exported(slug)).toBe(text);
  });
  return text;
}

function networkIn(text: string): NetworkFile["networks"][number] {
  const [network] = networkFile.parse(JSON.parse(text)).networks;
  if (network === undefined) throw new Error("no network in the file");
  return network;
}

function peopleIn(text: string) {
  return networkFile.parse(JSON.parse(text)).organisations.flatMap(({ people }) => people);
}

describe("exported and loaded into an empty database, a network is the same row for row and byte for byte", () => {
  test("whatever was drafted, emptied, submitted, and by whom; whoever left or acts no more", async () => {
    const texts: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 10, maxLength: 30 }), async (changes) => {
        const network = await aNetwork();
        for (const one of changes) await make(network, one);
        texts.push(await sameAgain(network));
      }),
      { numRuns: 8, seed: seedOfRun() },
    );
    const all = texts.join("");
    for (const mark of ['"revisions":', '"empty":', '"notApplicable":', '"left": "']) {
      expect(all, "the changes brought it about").toContain(mark);
    }
  });

  test("with a person of two organisations, who acts for one of them", async () => {
    const network = await aNetwork();
    const { brand, carrier } = network;
    const { id, email, name } = carrier.manager;
    await asOperator(async (tx) => {
      await tx.execute(sql`insert into organisation_people (organisation_id, person_id)
        values (${brand.id}, ${id})`);
      await tx.execute(sql`insert into assignments (network_id, organisation_id, person_id, roles)
        values (${network.id}, ${brand.id}, ${id}, '{viewer,go-to,manager}')`);
    });
    const text = await sameAgain(network);
    expect(peopleIn(text).filter((one) => one.email === email)).toHaveLength(2);
    const signed = networkIn(text).signatories.filter((one) => one.email === email);
    expect(signed).toEqual([{ organisation: carrier.slug, email, name }]);
  });

  test("with people who left their organisation, or go by another name now", async () => {
    const network = await aNetwork();
    const { manager } = network.carrier;
    await asSuperuser(async (sql) => {
      await sql`update people set name = 'Somebody New' where id = ${manager.id}`;
      await sql`update organisation_people set left_at = now()
        where person_id = any (${[manager.id, network.desk.viewer.id]})`;
    });
    const text = await sameAgain(network);
    expect(peopleIn(text).filter(({ left }) => left !== null)).toMatchObject([
      { email: manager.email, name: "Somebody New" },
    ]);
    expect(networkIn(text).signatories).toContainEqual(
      expect.objectContaining({ email: manager.email, name: manager.name }),
    );
    expect(text).not.toContain(network.desk.viewer.email);
  });

  test("with an organisation that joined late, agreed to what stood, and reports", async () => {
    const [network, { desk: newcomer }] = [await aNetwork(), await aNetwork()];
    await joinsByInvitation(newcomer, network);
    await actAs(newcomer.manager, (tx, viewer) =>
      writes(tx, viewer, network.id, { is: "save", series: 1, what: 950 }),
    );
    const { metrics, figures } = networkIn(await sameAgain(network));
    const joined = metrics.find(({ code }) => code === "D1");
    expect(joined?.series.map(({ key }) => key)).toEqual([2, 9]);
    expect(joined?.versions[0]?.agreements).toHaveLength(4);
    expect(figures.at(-1)).toMatchObject({ reporter: newcomer.slug, numerator: 950 });
  });

  test("with units, and what a member is a unit of", async () => {
    const network = await aNetwork();
    const { brand, carrier } = network;
    const [unit, company] = [`unit-${brand.slug}`, `company-${brand.slug}`];
    await asSuperuser(async (sql) => {
      await sql`insert into organisations (slug, name, time_zone, parent_id)
        values (${unit}, 'Unit', 'Asia/Kolkata', ${brand.id}), (${company}, 'Company', 'Asia/Tokyo', null)`;
      await sql`update organisations set parent_id = (select id from organisations where slug = ${company})
        where id = ${carrier.id}`;
    });
    const { organisations } = networkFile.parse(JSON.parse(await sameAgain(network)));
    const parents = organisations.map(({ slug, parent, people }) => [slug, parent, people.length]);
    expect(parents).toEqual([
      [brand.slug, null, 6],
      [carrier.slug, company, 6],
      [company, null, 0],
      [network.desk.slug, null, 6],
      [unit, brand.slug, 0],
    ]);
  });
});

/** The brand's manager invites; the newcomer's admin accepts, and its manager may report from then on. */
async function joinsByInvitation(newcomer: Organisation, network: ParcelNetwork): Promise<void> {
  const token = crypto.randomUUID();
  await actAs(network.brand.manager, async (tx, viewer) => {
    const id = crypto.randomUUID();
    await tx.execute(sql`
      insert into network_invitations (network_id, id, organisation_name, inviting_organisation_id,
        inviting_person_id, metric_codes, expires_at)
      values (${network.id}, ${id}, ${newcomer.name}, ${viewer.organisationId}, ${viewer.personId},
        '{A1,D1}', now() + interval '1 day')`);
    await tx.execute(sql`select issue_invitation(${id}, ${network.id}, ${newcomer.admin.email},
      sha256(convert_to(${token}, 'UTF8')))`);
  });
  const session = await aViewer(newcomer.admin);
  const [answer] = await asGuest((tx) =>
    tx.execute<{ state: string }>(sql`
      select accept_invitation(${token}, ${session}, jsonb_build_object('organisation', ${newcomer.slug}::text,
        'askedHash', read_invitation(${token}) ->> 'askedHash'), null, null) ->> 'state' as state`),
  );
  expect(answer).toEqual({ state: "accepted" });
  await assign(newcomer.manager, network);
}

async function assign({ id, organisationId }: Person, network: ParcelNetwork): Promise<void> {
  await asOperator((tx) =>
    tx.execute(sql`insert into assignments (network_id, organisation_id, person_id, roles)
      values (${network.id}, ${organisationId}, ${id}, '{manager}')`),
  );
}
