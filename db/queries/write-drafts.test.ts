import { describe, expect, test } from "vitest";
import { monthNumber, period } from "@/lib/periods/period";
import { aNetwork, actAs, cellOf, leaves, reported, type ParcelNetwork } from "../testing";
import { refusalOf } from "../testing/refusal";
import { asSuperuser } from "../testing/superuser";
import { saveDraft } from "./drafts";
import type { Writing } from "./report";
import { writeDrafts, type Draft } from "./write-drafts";

const parts = { numerator: 95, denominator: 100 };

const month = period("2026-01");

/** A network with one more open month, in which nothing was reported yet. */
function aFreshNetwork() {
  const open = '{"period":"2025-12","due":"2026-01-10"';
  return aNetwork(null, (text) =>
    text.replace(open, `{"period":"${month}","due":"2026-02-10"},${open}`),
  );
}

/** The carrier's cells of that month: seen by the network, by the metric's parties, by the carrier alone. */
async function carriersCells(network: ParcelNetwork) {
  const cells = await Promise.all(["D1", "P1", "R1"].map((metric) => cellOf(network, metric)));
  return cells.map((cell) => ({ ...cell, period: month }));
}

function draftsOf(
  cells: Awaited<ReturnType<typeof carriersCells>>,
  change: Partial<Writing & { reason: string | null }> = {},
): readonly Draft[] {
  return cells.map(({ series, period, version }) => {
    return {
      series,
      period,
      version,
      over: 0,
      parts,
      notApplicable: false,
      reason: null,
      ...change,
    };
  });
}

/** What was not written of these drafts. */
function saveAll(
  network: ParcelNetwork,
  drafts: readonly Draft[],
  person = network.carrier.manager,
) {
  return actAs(person, async (tx, viewer) => {
    const written = await writeDrafts(tx, viewer, network.id, { drafts, source: "paste" });
    return drafts.filter(
      ({ series, period: of }) =>
        !written.some(({ seriesKey, period: at }) => seriesKey === series.key && at === of),
    );
  });
}

/** Everything that stands in a network's tables about its drafts, without what differs between any two networks. */
async function standing({ id, carrier, brand }: ParcelNetwork) {
  const named = (text: string) =>
    text
      .replaceAll(carrier.id, "carrier")
      .replaceAll(brand.id, "brand")
      .replaceAll(id, "network")
      .replaceAll(carrier.manager.id, "manager")
      .replaceAll(carrier.manager.name, "name");
  return asSuperuser(async (sql) => {
    const [row] = await sql<{ all: string }[]>`
      select json_build_object(
        'figures', (select json_agg(f order by series_key) from figures f where network_id = ${id} and period = ${monthNumber(month)}),
        'revisions', (select json_agg(to_jsonb(r) - 'reported_at' order by series_key, revision)
          from figure_revisions r where network_id = ${id} and period = ${monthNumber(month)}),
        
        'names', (select json_agg(m) from member_people m where network_id = ${id} and organisation_id = ${carrier.id})
      )::text as all`;
    return named(row?.all ?? "");
  });
}

describe("writeDrafts", () => {
  test("writes what as many saves would: rows, revisions, audiences and the writer's name", async () => {
    const [together, apart] = [await aFreshNetwork(), await aFreshNetwork()];
    const writings: readonly Writing[] = [
      { over: 0, parts, notApplicable: false },
      { over: 1, parts: null, notApplicable: true },
      { over: 2, parts: null, notApplicable: false },
    ];
    for (const writing of writings) {
      const reason = writing.over === 1 ? 'Not due: it\'s a "holiday"' : null;
      expect(
        await saveAll(together, draftsOf(await carriersCells(together), { ...writing, reason })),
      ).toEqual([]);
      for (const cell of await carriersCells(apart)) {
        await actAs(apart.carrier.manager, (tx, viewer) =>
          saveDraft(tx, viewer, cell, { ...writing, source: "paste", reason }),
        );
      }
    }
    expect(await standing(together)).toBe(await standing(apart));
    expect(await standing(together)).toContain("holiday");
  });

  test("writes what it can, and gives back what something was in the way of", async () => {
    const network = await aFreshNetwork();
    const cells = await carriersCells(network);
    const [submitted, stale, free] = draftsOf(cells);
    if (!submitted || !stale || !free || !cells[0]) throw new Error("three cells");
    await reported(network.carrier.manager, cells[0], parts);
    await saveAll(network, [stale]);
    await saveAll(network, [{ ...stale, over: 1 }]);
    const drafts = [{ ...submitted, over: 2 }, { ...stale, over: 1 }, free];
    expect(await saveAll(network, drafts)).toEqual(drafts.slice(0, 2));
    expect(await saveAll(network, [free, stale, submitted])).toEqual([free, stale, submitted]);
  });

  test("nothing written names nobody and leaves no trace", async () => {
    const network = await aFreshNetwork();
    const { deputy } = network.carrier;
    const before = await standing(network);
    const drafts = draftsOf(await carriersCells(network), { over: 5 });
    expect(await saveAll(network, drafts, deputy)).toEqual(drafts);
    expect(await saveAll(network, [], deputy)).toEqual([]);
    expect(await standing(network)).toBe(before);
    await saveAll(network, draftsOf(await carriersCells(network)), deputy);
    expect(await standing(network)).toContain(deputy.name);
  });

  test.each(["viewer", "board", "goto", "admin"] as const)(
    "writes nothing for its %s",
    async (as) => {
      const network = await aFreshNetwork();
      const drafts = draftsOf(await carriersCells(network));
      const person = network.carrier[as];
      expect(await refusalOf(saveAll(network, drafts, person))).toMatch(/row-level security/);
      await saveAll(network, drafts);
      const over = drafts.map((draft) => ({ ...draft, over: 1 }));
      expect(await saveAll(network, over, person)).toEqual(over);
    },
  );

  test("writes nothing for a rival, nor once its organisation has left", async () => {
    const network = await aFreshNetwork();
    const drafts = draftsOf(await carriersCells(network));
    expect(await refusalOf(saveAll(network, drafts, network.brand.manager))).toMatch(
      /row-level security|foreign key/,
    );
    await saveAll(network, drafts);
    const over = drafts.map((draft) => ({ ...draft, over: 1 }));
    expect(await saveAll(network, over, network.brand.manager)).toEqual(over);
    await leaves(network.carrier, network);
    await expect(saveAll(network, over)).resolves.toEqual(over);
  });
});

test("of two managers who write the same cells at once each cell takes exactly one", async () => {
  const network = await aFreshNetwork();
  const cells = await carriersCells(network);
  for (let over = 0; over < 10; over += 1) {
    const [one, other] = await Promise.all([
      saveAll(network, draftsOf(cells, { over })),
      saveAll(network, draftsOf(cells.toReversed(), { over }), network.carrier.deputy),
    ]);
    expect(one.length + other.length).toBe(cells.length);
  }
});
