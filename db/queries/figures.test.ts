import { describe, expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import { asViewer, type Tx } from "../doors";
import {
  actAs,
  aNetwork,
  aViewer,
  cellOf,
  leaves,
  openPeriod,
  reported,
  seriesKeys,
  type ParcelNetwork,
} from "../testing";
import { seenByEach } from "../testing/onlookers";
import { listFigures, listRevisions } from "./figures";

const keys = Object.values(seriesKeys);

/** Figures as words: the metric, how far the figure is, and its numerator. */
function inWords(
  rows: readonly { seriesKey: number; status: string; parts: { numerator: number } | null }[],
) {
  const codeOf = new Map<number, string>(
    Object.entries(seriesKeys).map(([code, key]) => [key, code]),
  );
  return rows.map((row) => `${codeOf.get(row.seriesKey)} ${row.status} ${row.parts?.numerator}`);
}

function onlookers(network: ParcelNetwork, other: ParcelNetwork) {
  return {
    "the brand": network.brand.viewer,
    "the carrier's manager": network.carrier.manager,
    "the carrier's deputy": network.carrier.deputy,
    "the carrier's viewer": network.carrier.viewer,
    "the carrier's board": network.carrier.board,
    "the carrier's admin": network.carrier.admin,
    "the desk's manager": network.desk.manager,
    "the desk's go-to person": network.desk.goto,
    "an outsider's manager": other.carrier.manager,
  };
}

const inTheOpenMonth = {
  nobody: [],
  "the brand": ["P1 submitted 914", "Q1 submitted 915"],
  "the carrier's manager": ["D1 draft 912", "P1 submitted 914", "R1 submitted 916"],
  "the carrier's deputy": ["D1 draft 912", "P1 submitted 914", "R1 submitted 916"],
  "the carrier's viewer": ["P1 submitted 914", "R1 submitted 916"],
  "the carrier's board": ["P1 submitted 914", "R1 submitted 916"],
  "the carrier's admin": [],
  "the desk's manager": ["A1 draft 913", "Q1 submitted 915"],
  "the desk's go-to person": ["Q1 submitted 915"],
  "an outsider's manager": [],
};

describe("listFigures", () => {
  const openMonth = { seriesKeys: keys, first: openPeriod, last: openPeriod };

  test("gives each the figures of its audience, and drafts to the managers who wrote them", async () => {
    const network = await aNetwork();
    const seen = await seenByEach(onlookers(network, await aNetwork()), async (tx) =>
      inWords(await listFigures(tx, network.id, openMonth)),
    );
    expect(seen).toEqual(inTheOpenMonth);
  });

  test("is oldest first, and keeps to the window and the series asked for", async () => {
    const network = await aNetwork();
    const first = period("2025-10");
    const asked = async (window: Parameters<typeof listFigures>[2]) => {
      const found = await actAs(network.brand.board, (tx) => listFigures(tx, network.id, window));
      return found.map((one) => `${one.period} ${one.seriesKey}`);
    };
    expect(await asked({ seriesKeys: [4, 1], first, last: period("2025-11") })).toEqual([
      "2025-10 1",
      "2025-10 4",
      "2025-11 1",
      "2025-11 4",
    ]);
    expect(await asked({ seriesKeys: [1], first, last: first })).toEqual(["2025-10 1"]);
    expect(await asked({ seriesKeys: [1] })).toEqual(
      await asked({ seriesKeys: [1], first, last: openPeriod }),
    );
    expect(await asked({ seriesKeys: [1], last: first })).toEqual(["2025-10 1"]);
    expect(await asked({ seriesKeys: [], first, last: openPeriod })).toEqual([]);
  });

  test("an organisation that left sees nothing from the next call on, its own included", async () => {
    const network = await aNetwork();
    const token = await aViewer(network.desk.manager);
    const look = () => asViewer({ token }, (tx) => listFigures(tx, network.id, openMonth));
    expect(await look()).toHaveLength(2);
    await leaves(network.desk, network);
    expect(await look()).toEqual([]);
  });
});

describe("listRevisions", () => {
  const openMonth = { seriesKeys: keys, period: openPeriod };

  test("gives each the revisions of its audience, and drafts to the managers who wrote them", async () => {
    const network = await aNetwork();
    const seen = await seenByEach(onlookers(network, await aNetwork()), async (tx) =>
      inWords((await listRevisions(tx, network.id, openMonth)).toReversed()),
    );
    expect(seen).toEqual(inTheOpenMonth);
  });

  test("drafts before a submission stay with the managers; the rest is there with name and time", async () => {
    const network = await aNetwork();
    await reported(network.brand.deputy, await cellOf(network, "E1"), {
      numerator: 7,
      denominator: 8,
    });
    const ofOutcome = (tx: Tx) =>
      listRevisions(tx, network.id, { seriesKeys: [seriesKeys.E1], period: openPeriod });
    const [submitted, ...others] = await actAs(network.desk.viewer, ofOutcome);
    expect(submitted).toMatchObject({
      revision: 2,
      status: "submitted",
      parts: { numerator: 7, denominator: 8 },
      notApplicable: false,
      personName: network.brand.deputy.name,
    });
    expect(Math.abs(Date.now() - (submitted?.reportedAt.getTime() ?? 0))).toBeLessThan(60_000);
    expect(others).toEqual([]);
    const own = await actAs(network.brand.manager, ofOutcome);
    expect(own.map(({ revision, status }) => `${revision} ${status}`)).toEqual([
      "2 submitted",
      "1 draft",
    ]);
  });

  test("an organisation that left sees nothing from the next call on, its own included", async () => {
    const network = await aNetwork();
    const token = await aViewer(network.desk.manager);
    const look = () => asViewer({ token }, (tx) => listRevisions(tx, network.id, openMonth));
    expect(await look()).toHaveLength(2);
    await leaves(network.desk, network);
    expect(await look()).toEqual([]);
  });

  test("no series, no revisions", async () => {
    const network = await aNetwork();
    const none = await actAs(network.brand.manager, (tx) =>
      listRevisions(tx, network.id, { seriesKeys: [], period: openPeriod }),
    );
    expect(none).toEqual([]);
  });
});
