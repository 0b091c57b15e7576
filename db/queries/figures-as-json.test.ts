import { describe, expect, test } from "vitest";
import { z } from "zod";
import { period } from "@/lib/periods/period";
import { asViewer, type Tx } from "../doors";
import { actAs, aNetwork, aViewer, cellOf, leaves, openPeriod, reported } from "../testing";
import { seenByEach } from "../testing/onlookers";
import { figuresAsJson } from "./figures-as-json";

const numbers = z.array(z.number().nullable()).nullable();
const answer = z.strictObject({
  series: z.array(
    z.strictObject({
      key: z.number(),
      metric: z.string(),
      reporter: z.string(),
      subject: z.string(),
      periods: z.array(z.string()).nullable(),
      numerators: numbers,
      denominators: numbers,
      notApplicable: z.array(z.boolean()).nullable(),
      statuses: z.array(z.string()).nullable(),
      revisions: numbers,
      versions: numbers,
    }),
  ),
});

const openMonth = { first: openPeriod, last: openPeriod };

async function read(tx: Tx, networkId: string, window: Parameters<typeof figuresAsJson>[2]) {
  return answer.parse(JSON.parse(await figuresAsJson(tx, networkId, window))).series;
}

/** Series as words: the metric, how far its figures are, and their numerators. */
function inWords(series: Awaited<ReturnType<typeof read>>) {
  return series.flatMap(({ metric, statuses, numerators }) =>
    (statuses ?? []).map((status, index) => `${metric} ${status} ${numerators?.[index]}`),
  );
}

describe("figuresAsJson", () => {
  test("gives each the figures of its audience, and drafts to the managers who wrote them", async () => {
    const network = await aNetwork();
    const other = await aNetwork();
    const seen = await seenByEach(
      {
        "the brand": network.brand.viewer,
        "the carrier's manager": network.carrier.manager,
        "the carrier's viewer": network.carrier.viewer,
        "the carrier's admin": network.carrier.admin,
        "the desk's manager": network.desk.manager,
        "an outsider's manager": other.carrier.manager,
      },
      async (tx) => inWords(await read(tx, network.id, openMonth)),
    );
    expect(seen).toEqual({
      nobody: [],
      "the brand": ["P1 submitted 914", "Q1 submitted 915"],
      "the carrier's manager": ["D1 draft 912", "P1 submitted 914", "R1 submitted 916"],
      "the carrier's viewer": ["P1 submitted 914", "R1 submitted 916"],
      "the carrier's admin": [],
      "the desk's manager": ["A1 draft 913", "Q1 submitted 915"],
      "an outsider's manager": [],
    });
  });

  test("lists every series that is seen, by key, its figures oldest first with all that belongs to them", async () => {
    const network = await aNetwork();
    await reported(network.brand.manager, await cellOf(network, "E1"), {
      numerator: 7,
      denominator: 8,
    });
    const series = await actAs(network.brand.viewer, (tx) =>
      read(tx, network.id, { first: null, last: null }),
    );
    expect(series.map(({ key, metric }) => `${key} ${metric}`)).toEqual([
      "1 E1",
      "2 D1",
      "3 A1",
      "4 P1",
      "5 Q1",
      "6 R1",
      "7 N1",
    ]);
    expect(series[0]).toEqual({
      key: 1,
      metric: "E1",
      reporter: network.brand.slug,
      subject: "",
      periods: ["2025-10", "2025-11", "2025-12"],
      numerators: [900, 906, 7],
      denominators: [1000, 1000, 8],
      notApplicable: [false, false, false],
      statuses: ["final", "final", "submitted"],
      revisions: [1, 1, 2],
      versions: [1, 1, 1],
    });
    // The brand agreed to R1, whose figures stay with their reporter; nobody has reported N1.
    for (const none of series.slice(-2)) {
      expect(none, none.metric).toMatchObject({ periods: null, numerators: null, statuses: null });
    }
  });

  test.each([
    { first: period("2025-11"), last: null, are: ["2025-11", "2025-12"] },
    { first: null, last: period("2025-10"), are: ["2025-10"] },
    { first: period("2025-11"), last: period("2025-11"), are: ["2025-11"] },
    { first: period("2026-01"), last: null, are: null },
  ])("keeps to the window from $first to $last", async ({ are, ...window }) => {
    const network = await aNetwork();
    const series = await actAs(network.brand.viewer, (tx) => read(tx, network.id, window));
    expect(series.find(({ metric }) => metric === "P1")?.periods).toEqual(are);
  });

  test("an organisation that left sees nothing from the next call on, its own included", async () => {
    const network = await aNetwork();
    const token = await aViewer(network.desk.manager);
    const look = () => asViewer({ token }, (tx) => figuresAsJson(tx, network.id, openMonth));
    expect(inWords(answer.parse(JSON.parse((await look()) ?? "")).series)).toHaveLength(2);
    await leaves(network.desk, network);
    expect(await look()).toBe('{"series" : []}');
  });
});
