import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { asViewer, type Tx } from "../doors";
import {
  actAs,
  aNetwork,
  aViewer,
  cellOf,
  joins,
  leaves,
  reported,
  type ParcelNetwork,
  type Person,
} from "../testing";
import { refusalOf } from "../testing/refusal";
import { asSuperuser } from "../testing/superuser";
import { listFigures, listRevisions } from "./figures";
import { listStanding, saveDraft } from "./drafts";
import { lockDrafts, submitDraft, type Cell, type Writing } from "./report";

const parts = { numerator: 95, denominator: 100 };
const first: Writing = { over: 0, parts, notApplicable: false };

async function outcomeCell() {
  const network = await aNetwork();
  return { network, cell: await cellOf(network, "E1") };
}

function save(person: Person, cell: Cell, writing: Writing) {
  return actAs(person, (tx, viewer) => saveDraft(tx, viewer, cell, writing));
}

function submit(person: Person, cell: Cell, writing: Writing) {
  return actAs(person, (tx, viewer) => submitDraft(tx, viewer, cell, writing));
}

/** The figure of a cell, and its revisions oldest first, as its own managers see them. */
function standing({ brand }: ParcelNetwork, { networkId, series, period }: Cell) {
  const seriesKeys = [series.key];
  return actAs(brand.manager, async (tx) => ({
    figure: (await listFigures(tx, networkId, { seriesKeys, first: period, last: period }))[0],
    revisions: (await listRevisions(tx, networkId, { seriesKeys, period })).toReversed(),
  }));
}

describe("saveDraft", () => {
  test("each save is a revision of its own, under the writer's name", async () => {
    const { network, cell } = await outcomeCell();
    const { manager, deputy } = network.brand;
    expect(await save(manager, cell, first)).toBe(1);
    const second = { over: 1, parts: { numerator: 96, denominator: 100 }, notApplicable: false };
    expect(await save(deputy, cell, second)).toBe(2);
    const { figure, revisions } = await standing(network, cell);
    expect(figure).toMatchObject({ status: "draft", revision: 2, parts: second.parts });
    expect(
      revisions.map((one) => [one.revision, one.status, one.personName, one.parts?.numerator]),
    ).toEqual([
      [1, "draft", manager.name, 95],
      [2, "draft", deputy.name, 96],
    ]);
  });

  test.each([
    { stale: "emptied", writing: { parts: null, notApplicable: false } },
    { stale: "not applicable", writing: { parts: null, notApplicable: true } },
  ])("a figure can be $stale, which is a revision too", async ({ writing }) => {
    const { network, cell } = await outcomeCell();
    await save(network.brand.manager, cell, first);
    expect(await save(network.brand.manager, cell, { over: 1, ...writing })).toBe(2);
    const { figure, revisions } = await standing(network, cell);
    expect(figure).toMatchObject({ revision: 2, ...writing });
    expect(revisions[1]).toMatchObject(writing);
  });

  test.each([
    { over: 0, why: "something stands there" },
    { over: 1, why: "another revision came in between" },
    { over: 3, why: "that revision isn't there yet" },
  ])("over revision $over it writes nothing: $why", async ({ over }) => {
    const { network, cell } = await outcomeCell();
    await save(network.brand.manager, cell, first);
    await save(network.brand.deputy, cell, { ...first, over: 1 });
    const before = await standing(network, cell);
    expect(await save(network.brand.manager, cell, { ...first, over })).toBeNull();
    expect(await standing(network, cell)).toEqual(before);
  });

  test("a submitted figure takes no draft", async () => {
    const { network, cell } = await outcomeCell();
    await reported(network.brand.manager, cell, parts);
    expect(await save(network.brand.manager, cell, { ...first, over: 2 })).toBeNull();
    expect((await standing(network, cell)).figure).toMatchObject({ status: "submitted" });
  });
});

describe("submitDraft", () => {
  test("from then on its audience sees the figure", async () => {
    const { network, cell } = await outcomeCell();
    await save(network.brand.manager, cell, first);
    const look = () =>
      actAs(network.desk.viewer, (tx) =>
        listFigures(tx, network.id, {
          seriesKeys: [cell.series.key],
          first: cell.period,
          last: cell.period,
        }),
      );
    expect(await look()).toEqual([]);
    expect(await submit(network.brand.deputy, cell, { ...first, over: 1 })).toBe(true);
    expect(await look()).toMatchObject([{ status: "submitted", revision: 2, parts }]);
  });

  test.each([
    { drafts: 0, over: 0, why: "there is no draft" },
    { drafts: 2, over: 1, why: "another revision came in between" },
  ])("writes nothing when $why", async ({ drafts, over }) => {
    const { network, cell } = await outcomeCell();
    for (let done = 0; done < drafts; done += 1) {
      await save(network.brand.manager, cell, { ...first, over: done });
    }
    const before = await standing(network, cell);
    expect(await submit(network.brand.manager, cell, { ...first, over })).toBe(false);
    expect(await standing(network, cell)).toEqual(before);
  });

  test("a second submission changes nothing", async () => {
    const { network, cell } = await outcomeCell();
    await reported(network.brand.manager, cell, parts);
    const before = await standing(network, cell);
    const again = { over: 2, parts: { numerator: 1, denominator: 100 }, notApplicable: false };
    expect(await submit(network.brand.manager, cell, again)).toBe(false);
    expect(await standing(network, cell)).toEqual(before);
  });
});

test("of two managers who write at once exactly one wins, and nothing is lost or doubled", async () => {
  const { network, cell } = await outcomeCell();
  const tokens = [await aViewer(network.brand.manager), await aViewer(network.brand.deputy)];
  for (let over = 0; over < 20; over += 1) {
    const results = await Promise.all(
      tokens.map((token, who) =>
        asViewer({ token, writes: true }, (tx, viewer) =>
          saveDraft(tx, viewer, cell, {
            over,
            parts: { numerator: who, denominator: 2 },
            notApplicable: false,
          }),
        ),
      ),
    );
    expect(results.toSorted()).toEqual([over + 1, null]);
    const { figure, revisions } = await standing(network, cell);
    expect(figure?.parts?.numerator).toBe(results.indexOf(over + 1));
    expect(revisions.map(({ revision }) => revision)).toEqual(
      Array.from({ length: over + 1 }, (_, index) => index + 1),
    );
  }
});

test("what was written since a revision says which of it is one's own, to the reporter's managers alone", async () => {
  const { network, cell } = await outcomeCell();
  const { manager, deputy } = network.brand;
  for (const [over, person] of [manager, deputy, manager].entries()) {
    await save(person, cell, { ...first, over, parts: { numerator: over, denominator: 9 } });
  }
  const since = (person: Person, revision: number) =>
    actAs(person, async (tx, viewer) =>
      (
        await listStanding(tx, viewer, network.id, [
          { seriesKey: cell.series.key, period: cell.period, over: revision },
        ])
      ).flatMap((one) => one?.since.map(({ mine, parts }) => [mine, parts?.numerator])),
    );
  expect(await since(manager, 0)).toEqual([
    [true, 0],
    [false, 1],
    [true, 2],
  ]);
  expect(await since(deputy, 1)).toEqual([
    [true, 1],
    [false, 2],
  ]);
  expect(await since(manager, 3)).toEqual([]);
  expect(await since(network.brand.viewer, 0)).toEqual([undefined]);
  expect(await since(network.carrier.manager, 0)).toEqual([undefined]);
});

test("drafts that are being submitted wait with whoever saves them", async () => {
  const { network, cell } = await outcomeCell();
  const { manager, deputy } = network.brand;
  await save(manager, cell, first);
  const period = { seriesKeys: [cell.series.key], period: cell.period };
  let saving: Promise<number | null> | undefined;
  await actAs(manager, async (tx, viewer) => {
    await lockDrafts(tx, network.id, period);
    saving = save(deputy, cell, { ...first, over: 1 });
    const moment = new Promise((resolve) => setTimeout(() => resolve("waits"), 300));
    expect(await Promise.race([saving, moment])).toBe("waits");
    expect(await submitDraft(tx, viewer, cell, { ...first, over: 1 })).toBe(true);
  });
  expect(await saving).toBeNull();
  // Nobody else has drafts to hold.
  await actAs(network.carrier.manager, (tx) => lockDrafts(tx, network.id, period));
});

describe("nobody but the reporter's managers", () => {
  const attempts = [
    { as: "viewer", says: /row-level security/ },
    { as: "board", says: /row-level security/ },
    { as: "goto", says: /row-level security/ },
    { as: "admin", says: /row-level security/ },
  ] as const;

  test.each(attempts)("writes a draft: not its $as", async ({ as, says }) => {
    const { network, cell } = await outcomeCell();
    expect(await refusalOf(save(network.brand[as], cell, first))).toMatch(says);
    expect(await save(network.brand.deputy, cell, first)).toBe(1);
  });

  test.each(attempts)("submits: not its $as", async ({ as }) => {
    const { network, cell } = await outcomeCell();
    await save(network.brand.manager, cell, first);
    expect(await submit(network.brand[as], cell, { ...first, over: 1 })).toBe(false);
    expect((await standing(network, cell)).figure).toMatchObject({ status: "draft", revision: 1 });
  });

  test("writes for a series: not a rival's manager, who doesn't learn whether a draft is there", async () => {
    const { network, cell } = await outcomeCell();
    const rival = network.carrier.manager;
    const before = await refusalOf(save(rival, cell, first));
    expect(await submit(rival, cell, { ...first, over: 1 })).toBe(false);
    await save(network.brand.manager, cell, first);
    expect(await refusalOf(save(rival, cell, first))).toBe(before);
    expect(await save(rival, cell, { ...first, over: 1 })).toBeNull();
    expect(await submit(rival, cell, { ...first, over: 1 })).toBe(false);
    expect((await standing(network, cell)).revisions).toHaveLength(1);
  });

  test("writes in a network: not somebody who is a manager elsewhere and a viewer here", async () => {
    const { network, cell } = await outcomeCell();
    const elsewhere = await aNetwork();
    const { manager } = network.brand;
    await asSuperuser(
      (sql) => sql`
        update assignments set roles = '{viewer}'
        where network_id = ${network.id} and person_id = ${manager.id}`,
    );
    await joins(network.brand, elsewhere, { person: manager, roles: ["manager"] });
    expect(await refusalOf(save(manager, cell, first))).toMatch(/row-level security/);
  });

  test("writes after the organisation left", async () => {
    const { network, cell } = await outcomeCell();
    const token = await aViewer(network.brand.manager);
    const write = (over: number) =>
      asViewer({ token, writes: true }, (tx: Tx, viewer: Viewer) =>
        saveDraft(tx, viewer, cell, { ...first, over }),
      );
    expect(await write(0)).toBe(1);
    await leaves(network.brand, network);
    expect(await write(1)).toBeNull();
    expect(await refusalOf(write(0))).toMatch(/row-level security/);
  });
});

test("nobody dates a revision back or ahead", async () => {
  const { network, cell } = await outcomeCell();
  const { manager } = network.brand;
  await save(manager, cell, first);
  const dated = (days: number) =>
    actAs(manager, (tx) =>
      tx.execute(sql`
        insert into figure_revisions
          (network_id, series_key, period, revision, status, metric_version, reporter_id, person_id, reported_at)
        select network_id, series_key, period, revision + 1, status, metric_version, reporter_id, person_id,
          now() + make_interval(days => ${days})
        from figure_revisions where network_id = ${network.id} and series_key = ${cell.series.key} and status = 'draft'`),
    );
  expect(await refusalOf(dated(-1))).toMatch(/row-level security/);
  expect(await refusalOf(dated(1))).toMatch(/row-level security/);
  expect((await dated(0)).count).toBe(1);
});
