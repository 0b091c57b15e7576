import { describe, expect, test } from "vitest";
import { canonicalText } from "@/lib/agreements/canonical-text";
import { period } from "@/lib/periods/period";
import { actAs, aNetwork, cellOf } from "../testing";
import { asSuperuser } from "../testing/superuser";
import { saveDraft, saveDrafts, type Draft } from "./drafts";
import { listRevisions } from "./figures";

const first = { over: 0, parts: { numerator: 95, denominator: 100 }, notApplicable: false };

describe("saveDrafts", () => {
  const other = { over: 0, parts: null, notApplicable: true };

  test("writes many at once, each with its revision, its origin and its audit entry", async () => {
    const network = await aNetwork();
    const cell = await cellOf(network, "E1");
    const { manager, deputy } = network.brand;
    await actAs(deputy, (tx, viewer) => saveDraft(tx, viewer, cell, first));
    const drafts: readonly Draft[] = [
      { cell, writing: { ...first, over: 1, source: "paste", reason: "Counted again" } },
      { cell: { ...cell, period: period("2025-10") }, writing: { ...first, over: 7 } },
      { cell, writing: other },
    ];
    expect(
      await actAs(manager, (tx, viewer) => saveDrafts(tx, viewer, network.id, drafts.slice(0, 2))),
    ).toEqual([2, null]);
    expect(
      await actAs(manager, (tx, viewer) => saveDrafts(tx, viewer, network.id, drafts.slice(2))),
      "something stands there",
    ).toEqual([null]);
    const revisions = (
      await actAs(manager, (tx) =>
        listRevisions(tx, network.id, { seriesKeys: [cell.series.key], period: cell.period }),
      )
    ).toReversed();
    expect(revisions.map(({ source, reason }) => [source, reason])).toEqual([
      [null, null],
      ["paste", "Counted again"],
    ]);
    const entries = await asSuperuser(
      (sql) => sql<{ object: string; payload: string; managers_only: boolean }[]>`
        select object, payload, managers_only from audit_entries
        where network_id = ${network.id} and verb = 'save-draft' and object like ${`figure E1/${cell.series.key} %`}
        order by seq`,
    );
    expect(entries.map((entry) => ({ ...entry }))).toEqual(
      [1, 2].map((revision) => ({
        object: `figure E1/${cell.series.key} ${cell.period}`,
        payload: canonicalText({ revision }),
        managers_only: true,
      })),
    );
  });

  test("nothing at all is written for nothing", async () => {
    const network = await aNetwork();
    expect(
      await actAs(network.brand.manager, (tx, viewer) => saveDrafts(tx, viewer, network.id, [])),
    ).toEqual([]);
  });
});
