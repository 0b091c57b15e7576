import { describe, expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import { boundsIn, proposedIn, versionIn } from "@/lib/reporting/metric";
import { asViewer } from "../doors";
import { actAs, aNetwork, aViewer, leaves, openPeriod } from "../testing";
import { seenByEach } from "../testing/onlookers";
import { listMetrics } from "./metrics";

describe("listMetrics", () => {
  test("gives each the definitions of its audience with series, bands and agreements, by code", async () => {
    const network = await aNetwork();
    const other = await aNetwork();
    const seen = await seenByEach(
      {
        "the brand": network.brand.board,
        "the carrier": network.carrier.viewer,
        "the desk": network.desk.manager,
        "the desk's admin": network.desk.admin,
        "an outsider": other.brand.manager,
      },
      async (tx) =>
        (await listMetrics(tx, network.id)).map(
          ({ code, versions, bands, series }) =>
            `${code} ${versions.length}/${bands.length}/${series.length} agreed ${versions[0]?.agreements.length}`,
        ),
    );
    const byNetwork = ["A1 1/1/1 agreed 3", "D1 1/1/1 agreed 3", "E1 1/1/1 agreed 3"];
    const proposed = "N1 1/0/1 agreed 2";
    const [ofPair, ofReporter] = ["P1 1/1/1 agreed 2", "R1 1/1/1 agreed 2"];
    const settled = "Q1 1/1/1 agreed 2";
    expect(seen).toEqual({
      nobody: [],
      "the brand": [...byNetwork, proposed, ofPair, settled, ofReporter],
      "the carrier": [...byNetwork, proposed, ofPair, ofReporter],
      "the desk": [...byNetwork, proposed, settled],
      "the desk's admin": [],
      "an outsider": [],
    });
  });

  test("a definition comes with its words, its bounds, and who agreed to exactly this text", async () => {
    const network = await aNetwork();
    const { brand, carrier } = network;
    const [metric] = await actAs(brand.viewer, (tx) => listMetrics(tx, network.id, ["P1"]));
    const [version] = metric?.versions ?? [];
    expect(version).toMatchObject({
      version: 1,
      effectiveFrom: "2025-10",
      comparable: true,
      name: "Intact",
      kind: "proportion",
      numeratorSays: "Those that went well",
      denominatorSays: "All of them",
      forWhom: ["end-customer"],
      ownerIds: [carrier.id],
      partyIds: [brand.id, carrier.id],
      visibility: "parties",
      missingPartyIds: [],
    });
    const agreedAt = new Date("2025-09-20T10:00:00Z");
    const textHash = version?.textHash;
    expect(version?.agreements).toHaveLength(2);
    for (const { id, manager } of [brand, carrier]) {
      const agreement = { organisationId: id, personName: manager.name, agreedAt, textHash };
      expect(version?.agreements).toContainEqual(expect.objectContaining(agreement));
    }
    expect(metric && boundsIn(metric, openPeriod)).toEqual({
      direction: "higher",
      target: "95",
      floor: "90",
      stretch: null,
    });
    expect(metric?.series).toEqual([
      {
        key: 4,
        metricCode: "P1",
        subject: "",
        reporterId: carrier.id,
        audience: [brand.id, carrier.id],
        parallelVersion: null,
      },
    ]);
  });

  test("a version that a party hasn't agreed to is proposed, and not in force", async () => {
    const network = await aNetwork();
    const [metric] = await actAs(network.desk.board, (tx) => listMetrics(tx, network.id, ["N1"]));
    expect(metric?.versions.map((one) => one.missingPartyIds)).toEqual([[network.desk.id]]);
    expect(metric && versionIn(metric, openPeriod)).toBeNull();
    expect(metric && proposedIn(metric, openPeriod)?.version).toBe(1);
    expect(metric && proposedIn(metric, period("2025-09"))).toBeNull();
  });

  test("gives only the metrics asked for, and none for none", async () => {
    const network = await aNetwork();
    const asked = (codes: readonly string[]) =>
      actAs(network.brand.viewer, async (tx) =>
        (await listMetrics(tx, network.id, codes)).map(({ code }) => code),
      );
    expect(await asked(["Q1", "A1", "XX"])).toEqual(["A1", "Q1"]);
    expect(await asked([])).toEqual([]);
  });

  test("an organisation that left sees nothing from the next call on, its own included", async () => {
    const network = await aNetwork();
    const token = await aViewer(network.desk.board);
    const look = () => asViewer({ token }, (tx) => listMetrics(tx, network.id));
    expect(await look()).toHaveLength(5);
    await leaves(network.desk, network);
    expect(await look()).toEqual([]);
  });
});
