import { describe, expect, test } from "vitest";
import { asViewer } from "../doors";
import { actAs, aNetwork, aViewer, leaves, seriesKeys } from "../testing";
import { seenByEach } from "../testing/onlookers";
import { findSeries, listSeriesReportedBy } from "./series";

describe("listSeriesReportedBy", () => {
  test("gives what the organisation reports, as far as the viewer is in the audience, by key", async () => {
    const network = await aNetwork();
    const other = await aNetwork();
    const { brand, carrier, desk } = network;
    const seen = await seenByEach(
      {
        "the carrier": carrier.manager,
        "the brand": brand.viewer,
        "the desk": desk.manager,
        "the carrier's admin": carrier.admin,
        "an outsider": other.carrier.manager,
      },
      async (tx) =>
        (await listSeriesReportedBy(tx, network.id, carrier.id)).map(
          ({ metricCode }) => metricCode,
        ),
    );
    expect(seen).toEqual({
      nobody: [],
      "the carrier": ["D1", "P1", "R1", "N1"],
      "the brand": ["D1", "P1", "R1", "N1"],
      "the desk": ["D1", "N1"],
      "the carrier's admin": [],
      "an outsider": [],
    });
  });

  test("gives nothing to an organisation that left, from the next call on", async () => {
    const network = await aNetwork();
    const token = await aViewer(network.desk.manager);
    const look = () =>
      asViewer({ token }, (tx) => listSeriesReportedBy(tx, network.id, network.desk.id));
    expect(await look()).toHaveLength(2);
    await leaves(network.desk, network);
    expect(await look()).toEqual([]);
  });
});

describe("findSeries", () => {
  test("gives one series to its audience; outside of it there is none", async () => {
    const network = await aNetwork();
    const { brand, carrier, desk } = network;
    const other = await aNetwork();
    const seen = await seenByEach(
      { brand: brand.viewer, desk: desk.viewer, outsider: other.brand.manager },
      async (tx) => (await findSeries(tx, network.id, seriesKeys.P1))?.reporterId,
    );
    expect(seen).toEqual({
      nobody: undefined,
      brand: carrier.id,
      desk: undefined,
      outsider: undefined,
    });
    expect(await actAs(brand.viewer, (tx) => findSeries(tx, network.id, 99))).toBeNull();
  });
});
