import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { asJob, asOperator, asViewer } from "./doors";
import {
  actAs,
  aNetwork,
  aViewer,
  cellOf,
  joins,
  leaves,
  openPeriod,
  type Person,
  type Organisation,
  type ParcelNetwork,
} from "./testing";
import { record } from "./queries/audit";
import { saveDraft } from "./queries/report";
import { assignments } from "./schema/networks";
import { organisationPeople } from "./schema/people";
import { asSuperuser } from "./testing/superuser";

type Row = Readonly<Record<string, unknown>>;

/** Somebody who looks, with what should follow from assignments and memberships: written by hand, not asked of the database. */
type Onlooker = {
  readonly who: string;
  readonly person: Person;
  readonly actsIn: readonly string[];
  readonly manages: readonly string[];
  readonly knows: readonly string[];
  readonly isAdmin: boolean;
};

const inNetwork = (row: Row, { actsIn }: Onlooker) => actsIn.includes(String(row["network_id"]));
const ofOrganisation = (row: Row, { person }: Onlooker) =>
  row["organisation_id"] === person.organisationId;
const forAudience = (row: Row, onlooker: Onlooker) =>
  inNetwork(row, onlooker) &&
  (row["audience"] === null ||
    (Array.isArray(row["audience"]) && row["audience"].includes(onlooker.person.organisationId)));
const managed = (row: Row, { manages }: Onlooker) => manages.includes(String(row["network_id"]));
const reportedFor = (row: Row, onlooker: Onlooker) =>
  managed(row, onlooker) && row["reporter_id"] === onlooker.person.organisationId;
const submittedOrOwn = (row: Row, onlooker: Onlooker) =>
  (row["status"] !== "draft" && forAudience(row, onlooker)) || reportedFor(row, onlooker);

/** Who sees a row of each table. */
const rules: Readonly<Record<string, (row: Row, onlooker: Onlooker) => boolean>> = {
  agreements: forAudience,
  assignments: (row, onlooker) =>
    ofOrganisation(row, onlooker) && (onlooker.isAdmin || row["person_id"] === onlooker.person.id),
  audit_entries: (row, onlooker) =>
    (row["managers_only"] === false && forAudience(row, onlooker)) ||
    (managed(row, onlooker) && ofOrganisation(row, onlooker)),
  band_sets: forAudience,
  chain_stages: inNetwork,
  chains: inNetwork,
  figure_revisions: submittedOrOwn,
  figures: submittedOrOwn,
  member_people: inNetwork,
  metric_versions: forAudience,
  metrics: forAudience,
  network_members: inNetwork,
  network_periods: inNetwork,
  networks: (row, { actsIn }) => actsIn.includes(String(row["id"])),
  organisation_people: ofOrganisation,
  organisations: (row, { knows }) => knows.includes(String(row["id"])),
  people: (row, { person }) => row["id"] === person.id,
  relationships: (row, onlooker) =>
    inNetwork(row, onlooker) &&
    [row["first_organisation_id"], row["second_organisation_id"]].includes(
      onlooker.person.organisationId,
    ),
  series: forAudience,
  sessions: (row, { person }) => row["person_id"] === person.id,
};

const readByJobs = ["network_members", "network_periods", "networks"];

const onlookers: Onlooker[] = [];
const tokens = new Map<Onlooker, string>();
let jobsNetwork = "";

beforeAll(async () => {
  const [one, two, left] = [await aNetwork(), await aNetwork(), await aNetwork()];
  const { brand, carrier, desk } = one;
  jobsNetwork = one.id;
  await joins(carrier, two, { person: carrier.manager, roles: ["viewer"] });
  await leaves(left.carrier, left);
  await worksFor(two.desk, brand.board, two);
  for (const network of [one, two]) {
    const cell = { ...(await cellOf(network, "E1")), period: openPeriod };
    const audience = [network.brand.id, network.carrier.id];
    await actAs(network.brand.manager, async (tx, viewer) => {
      await saveDraft(tx, viewer, cell, { over: 0, parts: null, notApplicable: true });
      const note = { networkId: network.id, verb: "note", object: "for two", payload: null };
      await record(tx, viewer, { ...note, audience });
    });
  }
  const members = [brand, carrier, desk].map(({ id }) => id);
  const both = [...members, ...[two.brand, two.carrier, two.desk].map(({ id }) => id)];
  const here = { actsIn: [one.id], manages: [], knows: members, isAdmin: false };
  onlookers.push(
    { ...here, who: "a manager", person: brand.manager, manages: [one.id] },
    { ...here, who: "a deputy", person: desk.deputy, manages: [one.id] },
    { ...here, who: "a board member", person: carrier.board },
    { ...here, who: "somebody who works for another organisation too", person: brand.board },
    { ...here, who: "a viewer", person: desk.viewer },
    { ...here, who: "a go-to person", person: brand.goto },
    {
      ...here,
      who: "an admin",
      person: carrier.admin,
      actsIn: [],
      knows: [carrier.id],
      isAdmin: true,
    },
    {
      ...here,
      who: "a manager here and viewer there",
      person: carrier.manager,
      actsIn: [one.id, two.id],
      manages: [one.id],
      knows: both,
    },
    {
      ...here,
      who: "a manager of an organisation that left",
      person: left.carrier.manager,
      actsIn: [],
      knows: [left.carrier.id],
    },
  );
  for (const onlooker of onlookers) tokens.set(onlooker, await aViewer(onlooker.person));
});

/** Makes a person one of another organisation's people too, who acts for it in a network. */
function worksFor(
  { id: organisationId }: Organisation,
  { id: personId }: Person,
  { id }: ParcelNetwork,
) {
  return asOperator(async (tx) => {
    await tx.insert(organisationPeople).values({ organisationId, personId });
    await tx
      .insert(assignments)
      .values({ networkId: id, organisationId, personId, roles: ["manager"] });
  });
}

function namesOfTables() {
  return asSuperuser(async (superuser) => {
    const rows = await superuser<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace
        and relkind in ('r', 'p', 'v', 'm', 'f') order by 1`;
    return rows.map(({ name }) => name);
  });
}

function allRows(table: string) {
  return asSuperuser(async (superuser) => {
    const rows = await superuser.unsafe(`select to_jsonb(t) as row from ${table} t`);
    return rows.map((one): Row => one["row"]);
  });
}

test("every table has a rule", async () => {
  expect(await namesOfTables()).toEqual(Object.keys(rules));
});

describe.each(Object.entries(rules))("%s", (table, rule) => {
  test("shows each exactly the rows that are theirs to see", async () => {
    const rows = await allRows(table);
    for (const onlooker of onlookers) {
      const seen = await asViewer({ token: tokens.get(onlooker) ?? "" }, (tx) =>
        tx.execute<{ row: Row }>(sql.raw(`select to_jsonb(t) as row from ${table} t`)),
      );
      const due = rows.filter((row) => rule(row, onlooker));
      expect(inOrder(seen?.map(({ row }) => row) ?? []), onlooker.who).toEqual(inOrder(due));
    }
  });

  test("has rows that some see and others don't", async () => {
    const rows = await allRows(table);
    const seenBy = onlookers.map((onlooker) => rows.filter((row) => rule(row, onlooker)).length);
    expect(Math.max(...seenBy)).toBeGreaterThan(0);
    expect(Math.min(...seenBy)).toBeLessThan(rows.length);
  });
});

test.each(readByJobs)("a job sees the rows of %s in its network alone", async (table) => {
  const seen = await asJob({ network: jobsNetwork }, (tx) =>
    tx.execute<{ row: Row }>(sql.raw(`select to_jsonb(t) as row from ${table} t`)),
  );
  const due = (await allRows(table)).filter(
    (row) => (row["network_id"] ?? row["id"]) === jobsNetwork,
  );
  expect(inOrder(seen.map(({ row }) => row))).toEqual(inOrder(due));
  expect(due).not.toEqual([]);
});

function inOrder(rows: readonly Row[]) {
  return rows.map((row) => JSON.stringify(row)).toSorted();
}
