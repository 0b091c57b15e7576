import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { asViewer, type Tx } from "../doors";
import { actAs, aNetwork, aViewer, joins, leaves, seriesKeys, type Person } from "../testing";
import { refusalOf } from "../testing/refusal";
import { asSuperuser } from "../testing/superuser";

const month = 2025 * 12 + 11;

/** Every figure and revision there is, but those of one organisation's drafts. */
function allBut(reporterId: string) {
  return asSuperuser(async (superuser) => {
    const figures = await superuser`
      select * from figures where not (status = 'draft' and reporter_id = ${reporterId})
      order by network_id, series_key, period`;
    const revisions = await superuser`
      select * from figure_revisions order by network_id, series_key, period, revision`;
    return { figures: [...figures], revisions: [...revisions] };
  });
}

function changed(person: Person, statement: ReturnType<typeof sql>) {
  return actAs(person, async (tx: Tx) => (await tx.execute(statement)).count);
}

/** An insert of a figure for the open month, with what is asked of it. */
function insertion(row: {
  readonly networkId: string;
  readonly series: number;
  readonly metric: string;
  readonly reporterId: string;
  readonly status?: string;
}) {
  return sql`
    insert into figures (network_id, series_key, period, numerator, denominator, status, revision,
      metric_code, metric_version, reporter_id)
    values (${row.networkId}, ${row.series}, ${month}, 1, 2, ${row.status ?? "draft"}, 1,
      ${row.metric}, 1, ${row.reporterId})`;
}

function revisionInsertion(row: {
  readonly networkId: string;
  readonly series: number;
  readonly revision: number;
  readonly reporterId: string;
  readonly personId: string;
  readonly status?: string;
}) {
  return sql`
    insert into figure_revisions (network_id, series_key, period, revision, numerator, denominator,
      status, metric_version, reporter_id, person_id)
    values (${row.networkId}, ${row.series}, ${month}, ${row.revision}, 1, 2,
      ${row.status ?? "draft"}, 1, ${row.reporterId}, ${row.personId})`;
}

describe("a figure is inserted", () => {
  test("by a manager of its reporter, as a draft or submitted", async () => {
    const { id: networkId, brand } = await aNetwork();
    const own = { networkId, series: seriesKeys.E1, metric: "E1", reporterId: brand.id };
    expect(await changed(brand.manager, insertion(own))).toBe(1);
    const other = await aNetwork();
    const submitted = {
      ...own,
      networkId: other.id,
      reporterId: other.brand.id,
      status: "submitted",
    };
    expect(await changed(other.brand.deputy, insertion(submitted))).toBe(1);
  });

  test("by nobody else: in no other's name, network or state", async () => {
    const network = await aNetwork();
    const other = await aNetwork();
    const { brand, carrier } = network;
    const own = {
      networkId: network.id,
      series: seriesKeys.E1,
      metric: "E1",
      reporterId: brand.id,
    };
    const attempts = [
      { by: carrier.manager, row: own, why: "another's name" },
      { by: brand.viewer, row: own, why: "no manager" },
      { by: brand.board, row: own, why: "no manager" },
      { by: other.brand.manager, row: own, why: "no member" },
      { by: brand.manager, row: { ...own, status: "accepted" }, why: "its own acceptance" },
      { by: brand.manager, row: { ...own, status: "final" }, why: "its own closing" },
      { by: brand.manager, row: { ...own, networkId: other.id }, why: "another's network" },
    ];
    for (const { by, row, why } of attempts) {
      expect(await refusalOf(changed(by, insertion(row))), why).toMatch(/row-level security/);
    }
  });

  test("for no series of another's, and the refusal doesn't tell whether a draft is there", async () => {
    const { id: networkId, carrier } = await aNetwork();
    const attempt = (metric: "A1" | "E1") => {
      const row = { networkId, metric, series: seriesKeys[metric], reporterId: carrier.id };
      return refusalOf(changed(carrier.manager, sql`${insertion(row)} on conflict do nothing`));
    };
    const withoutDraft = await attempt("E1");
    expect(withoutDraft).toMatch(/foreign key/);
    expect(await attempt("A1")).toBe(withoutDraft);
  });

  test("over no figure of another's", async () => {
    const { id: networkId, carrier } = await aNetwork();
    const row = { networkId, metric: "A1", series: seriesKeys.A1, reporterId: carrier.id };
    const before = await allBut(carrier.id);
    const upsert = sql`
      ${insertion(row)} on conflict on constraint figures_pkey do update set numerator = 0`;
    await refusalOf(changed(carrier.manager, upsert));
    expect(await allBut(carrier.id)).toEqual(before);
  });
});

describe("a figure is updated", () => {
  const zeroed = sql`update figures set numerator = 0`;

  test("blindly: then only the drafts of the manager's own organisation", async () => {
    const network = await aNetwork();
    const { carrier, brand } = network;
    const before = await allBut(carrier.id);
    expect(await changed(carrier.manager, zeroed)).toBe(1);
    expect(await allBut(carrier.id)).toEqual(before);
    expect(await changed(brand.manager, zeroed)).toBe(0);
  });

  test("by managers alone, in the network where they are it", async () => {
    const network = await aNetwork();
    const elsewhere = await aNetwork();
    const { carrier } = network;
    await joins(carrier, elsewhere, { person: carrier.viewer, roles: ["manager"] });
    const before = await allBut(network.id);
    for (const person of [carrier.viewer, carrier.board, carrier.goto, carrier.admin]) {
      expect(await changed(person, zeroed)).toBe(0);
    }
    expect(await allBut(network.id)).toEqual(before);
  });

  test("not once it is submitted, not even by those who reported it", async () => {
    const { carrier } = await aNetwork();
    const submitted = sql`update figures set numerator = 0 where series_key = ${seriesKeys.P1}`;
    expect(await changed(carrier.manager, submitted)).toBe(0);
    const draft = sql`update figures set numerator = 0 where series_key = ${seriesKeys.D1}`;
    expect(await changed(carrier.manager, draft)).toBe(1);
  });

  test("to draft or submitted, never to what others decide", async () => {
    const { carrier } = await aNetwork();
    for (const status of ["accepted", "disputed", "final"]) {
      const statement = sql`update figures set status = ${status}`;
      expect(await refusalOf(changed(carrier.manager, statement))).toMatch(/row-level security/);
    }
    expect(await changed(carrier.manager, sql`update figures set status = 'submitted'`)).toBe(1);
  });

  test("without moving it: to a rival, another network, series or month, also while submitting it", async () => {
    const network = await aNetwork();
    const { carrier, brand } = network;
    const moves = [
      sql`update figures set reporter_id = ${brand.id}`,
      sql`update figures set reporter_id = ${brand.id}, status = 'submitted'`,
      sql`update figures set network_id = ${(await aNetwork()).id}`,
      sql`update figures set series_key = ${seriesKeys.E1}, status = 'submitted'`,
      sql`update figures set period = period - 1`,
      sql`update figures set metric_code = 'E1'`,
    ];
    for (const move of moves) {
      expect(await refusalOf(changed(carrier.manager, move))).toMatch(/permission denied/);
    }
  });

  test("no more once the organisation left", async () => {
    const network = await aNetwork();
    const { desk } = network;
    const token = await aViewer(desk.manager);
    const write = () =>
      asViewer({ token, writes: true }, async (tx) => (await tx.execute(zeroed)).count);
    expect(await write()).toBe(1);
    await leaves(desk, network);
    expect(await write()).toBe(0);
  });
});

describe("a revision", () => {
  test("is added by the manager who wrote it, under that name alone", async () => {
    const network = await aNetwork();
    const { carrier, brand } = network;
    const own = {
      networkId: network.id,
      series: seriesKeys.D1,
      revision: 2,
      reporterId: carrier.id,
      personId: carrier.manager.id,
    };
    const attempts = [
      { by: carrier.deputy, row: own, why: "another person's name" },
      { by: brand.manager, row: own, why: "another organisation's name" },
      {
        by: brand.manager,
        row: { ...own, personId: brand.manager.id },
        why: "another organisation's figure, though in one's own name",
      },
      { by: carrier.viewer, row: { ...own, personId: carrier.viewer.id }, why: "no manager" },
      { by: carrier.manager, row: { ...own, status: "final" }, why: "its own closing" },
    ];
    for (const { by, row, why } of attempts) {
      expect(await refusalOf(changed(by, revisionInsertion(row))), why).toMatch(
        /row-level security/,
      );
    }
    expect(await changed(carrier.manager, revisionInsertion(own))).toBe(1);
  });

  test("is added to one's own figures alone, and the refusal doesn't tell which are there", async () => {
    const network = await aNetwork();
    const { brand } = network;
    const refusals = new Set<string>();
    for (const [series, revision] of [
      [1, 1],
      [2, 1],
      [2, 2],
      [4, 1],
      [4, 9],
    ] as const) {
      const row = {
        networkId: network.id,
        series,
        revision,
        reporterId: brand.id,
        personId: brand.manager.id,
      };
      refusals.add(await refusalOf(changed(brand.manager, revisionInsertion(row))));
    }
    expect([...refusals]).toEqual([expect.stringMatching(/foreign key/)]);
  });
});

test.each(["figures", "figure_revisions"])("nobody deletes or empties %s", async (table) => {
  const { carrier } = await aNetwork();
  for (const statement of [`delete from ${table}`, `truncate ${table}`]) {
    expect(await refusalOf(changed(carrier.manager, sql.raw(statement)))).toMatch(
      /permission denied/,
    );
  }
});

test.each([
  "update figure_revisions set numerator = 0",
  "delete from figure_revisions",
  "truncate figure_revisions",
])("not even the superuser changes history: %s", async (statement) => {
  await aNetwork();
  const attempt = asSuperuser((superuser) => superuser.unsafe(statement));
  expect(await refusalOf(attempt)).toMatch(/only takes new rows/);
});
