import { describe, expect, test } from "vitest";
import { monthNumber, period as periodOf } from "@/lib/periods/period";
import type { Metric } from "@/lib/reporting/metric";
import { asViewer } from "../doors";
import {
  actAs,
  aNetwork,
  aViewer,
  leaves,
  seriesKeys,
  type ParcelNetwork,
  type Person,
} from "../testing";
import { seenByEach } from "../testing/onlookers";
import { asSuperuser } from "../testing/superuser";
import { agreedByItsParties, waysOf } from "../testing/ways";
import { listMetrics } from "./metrics";
import { findMetricPlace, findMetricsPlace } from "./places";
import { findReportPlace } from "./report-place";
import { findHealthPlace } from "./warnings";

/** Everybody who looks, and what each is to see of the metrics. */
function onlookers(network: ParcelNetwork, other: ParcelNetwork) {
  return {
    "the brand": network.brand.board,
    "the carrier": network.carrier.viewer,
    "the desk": network.desk.manager,
    "the desk's admin": network.desk.admin,
    "an outsider": other.brand.manager,
  };
}

function codes(place: { readonly metrics: readonly Metric[] } | null): string | undefined {
  return place?.metrics.map(({ code }) => code).join(" ");
}

const shown = {
  nobody: undefined,
  "the brand": "A1 D1 E1 N1 P1 Q1 R1",
  "the carrier": "A1 D1 E1 N1 P1 R1",
  "the desk": "A1 D1 E1 N1 Q1",
  "the desk's admin": undefined,
  "an outsider": undefined,
};

function withoutChain(id: string): string {
  return `delete from chain_stages where network_id = '${id}'; delete from chains where network_id = '${id}'`;
}

/** A figure of D1, of the chain, and one of P1, beside it, in the 13th and the 14th month back from the last. */
function olderFigures(id: string): string {
  return `insert into network_periods (network_id, period, due_on, closed_on)
      select '${id}', ${monthNumber(periodOf("2024-11"))} + ago, '2025-01-10', '2025-01-20' from generate_series(0, 1) ago;
    insert into figures (network_id, series_key, period, numerator, denominator, status, revision, metric_code, metric_version, reporter_id, audience)
      select network_id, key, period, 1, 2, 'final', 1, metric_code, 1, reporter_id, audience
      from series join network_periods using (network_id)
      where network_id = '${id}' and metric_code in ('D1', 'P1') and period < ${monthNumber(periodOf("2025-10"))}`;
}

describe("a place", () => {
  test("is the network with its periods, oldest first, and the names that the viewer knows", async () => {
    const network = await aNetwork();
    const { slug, brand, carrier, desk } = network;
    const place = await actAs(desk.goto, (tx) => findMetricsPlace(tx, slug));
    expect(place?.network).toEqual({
      id: network.id,
      slug,
      name: `Parcels ${slug}`,
      timeZone: "Europe/London",
      currency: "EUR",
      synthetic: false,
      reference: { first: "2025-10", last: "2025-10" },
    });
    expect(place?.periods).toEqual([
      { period: "2025-10", dueOn: "2025-11-10", closedOn: "2025-11-20" },
      { period: "2025-11", dueOn: "2025-12-10", closedOn: "2025-12-20" },
      { period: "2025-12", dueOn: "2026-01-10", closedOn: null },
    ]);
    const members = [brand, carrier, desk].map(({ id, name }) => [id, name] as const);
    expect(place?.names).toEqual(new Map(members));
  });

  test("isn't there for an organisation that left, from the next call on", async () => {
    const network = await aNetwork();
    const token = await aViewer(network.desk.manager);
    const look = () => asViewer({ token }, (tx) => findMetricsPlace(tx, network.slug));
    expect(await look()).not.toBeNull();
    await leaves(network.desk, network);
    expect(await look()).toBeNull();
  });

  test("has the metrics of each one's audience", async () => {
    const network = await aNetwork();
    const people = onlookers(network, await aNetwork());
    const seen = await seenByEach(people, async (tx) =>
      codes(await findMetricsPlace(tx, network.slug)),
    );
    expect(seen).toEqual(shown);
  });

  test("has only the metrics that its chain is measured by, where it has one", async () => {
    const network = await aNetwork();
    const people = onlookers(network, await aNetwork());
    const see = () =>
      seenByEach(people, async (tx) => codes(await findHealthPlace(tx, network.slug)));
    const ofChain = "A1 D1 E1";
    const those = { "the brand": ofChain, "the carrier": ofChain, "the desk": ofChain };
    expect(await see()).toEqual({ ...shown, ...those });
    await asSuperuser((superuser) => superuser.unsafe(withoutChain(network.id)));
    expect(await see()).toEqual(shown);
  });

  test("has the figures of its last 13 months; those that its chain is measured by from the first on", async () => {
    const network = await aNetwork();
    await asSuperuser((superuser) => superuser.unsafe(olderFigures(network.id)));
    const see = (find: typeof findMetricsPlace, person = network.brand.viewer) =>
      actAs(person, async (tx) => {
        const figures = (await find(tx, network.slug))?.figures ?? [];
        const older = figures.filter(({ period }) => period < "2025-10");
        return older.map(({ seriesKey, period }) => `${seriesKey} ${period}`).join(", ");
      });
    const { D1, P1 } = seriesKeys;
    expect(await see(findMetricsPlace)).toBe(`${D1} 2024-12, ${P1} 2024-12`);
    expect(await see(findMetricsPlace, network.desk.viewer)).toBe(`${D1} 2024-12`);
    expect(await see(findHealthPlace)).toBe(`${D1} 2024-11, ${D1} 2024-12`);
    await asSuperuser((superuser) => superuser.unsafe(withoutChain(network.id)));
    expect(await see(findHealthPlace)).toBe(`${D1} 2024-12, ${P1} 2024-12`);
  });

  test("has the metrics that an organisation reports, with what is to be entered", async () => {
    const network = await aNetwork();
    const other = await aNetwork();
    const { carrier, desk } = network;
    const seen = await seenByEach(
      { carrier: carrier.manager, desk: desk.manager, outsider: other.carrier.manager },
      async (tx) => codes(await findReportPlace(tx, network.slug, carrier.id)),
    );
    expect(seen).toEqual({
      nobody: undefined,
      carrier: "D1 N1 P1 R1",
      desk: "D1 N1",
      outsider: undefined,
    });
    const place = await actAs(carrier.manager, (tx) =>
      findReportPlace(tx, network.slug, carrier.id),
    );
    expect(place?.metrics[0]?.versions[0]).toMatchObject({
      numeratorSays: "Those that went well",
      denominatorSays: "All of them",
    });
  });
});

describe("one metric's place", () => {
  test("has the definition for its audience alone", async () => {
    const network = await aNetwork();
    const people = onlookers(network, await aNetwork());
    const seen = await seenByEach(people, async (tx) => {
      const place = await findMetricPlace(tx, network.slug, "P1");
      return place === null ? null : (place.metric?.versions[0]?.purpose ?? "hidden");
    });
    expect(seen).toEqual({
      nobody: null,
      "the brand": "What P1 is for.",
      "the carrier": "What P1 is for.",
      "the desk": "hidden",
      "the desk's admin": null,
      "an outsider": null,
    });
  });

  test("has what a composed metric is composed of, and of another metric nothing", async () => {
    const network = await aNetwork();
    await asSuperuser(
      (superuser) =>
        superuser`update chains set composed_metric_code = 'N1' where network_id = ${network.id}`,
    );
    const see = (code: string) =>
      actAs(network.desk.viewer, async (tx) =>
        codes(await findMetricPlace(tx, network.slug, code)),
      );
    expect(await see("N1")).toBe("A1 D1 E1 N1");
    expect(await see("D1")).toBe("");
  });

  test("names each chain that the metric is part of, to the parties of one that was agreed alone", async () => {
    const network = await aNetwork();
    const { brand, carrier, desk, slug } = network;
    const chainsOf = (person: Person) =>
      actAs(person, async (tx) => {
        const found: Record<string, readonly string[] | undefined> = {};
        for (const code of ["E1", "A1", "D1", "P1", "R1"])
          found[code] = (await findMetricPlace(tx, slug, code))?.chains;
        return found;
      });
    const [loaded, other, ways] = ["Parcel to door", "Another way", "Ways"];
    const asLoaded = { E1: [loaded], A1: [loaded], D1: [loaded], P1: [], R1: [] };
    expect(await chainsOf(brand.viewer)).toEqual(asLoaded);
    await agreedByItsParties(network, waysOf(network));
    const handOff = { metric: "R1", reporter: carrier.slug, subject: "" };
    const branch = { name: "", organisation: carrier.slug, share: "100", series: null };
    const stages = [{ name: "Bring", isOptional: false, branches: [branch], handOff }];
    await agreedByItsParties(network, { ...waysOf(network, { stages }), name: other });
    expect(await chainsOf(brand.viewer)).toEqual({
      E1: [loaded, other, ways],
      A1: [loaded],
      D1: [loaded, ways],
      P1: [ways],
      R1: [other],
    });
    expect(await chainsOf(desk.viewer)).toEqual(asLoaded);
  });
});

describe("terms", () => {
  /** What counts of each metric: versions and band sets, with who hasn't agreed to them. */
  const inBrief = (metrics: readonly Metric[]) =>
    metrics.map(({ code, versions, bands, series }) => ({
      code,
      versions: versions.map((one) => ({
        version: one.version,
        effectiveFrom: one.effectiveFrom,
        comparable: one.comparable,
        name: one.name,
        kind: one.kind,
        unit: one.unit,
        decimals: one.decimals,
        missing: one.missingPartyIds,
      })),
      bands: bands.map(({ effectiveFrom, bounds, missingPartyIds }) => ({
        effectiveFrom,
        bounds,
        missing: missingPartyIds,
      })),
      series,
    }));

  test.each([
    { change: "nothing", does: () => "select" },
    {
      change: "an agreement to a version is missing",
      does: (id: string, desk: string) =>
        `delete from agreements where network_id = '${id}' and organisation_id = '${desk}' and subject = 'metric-version' and metric_code = 'D1'`,
    },
    {
      change: "an agreement to a band set is to another text",
      does: (id: string, desk: string) =>
        `update agreements set text_hash = 'other' where network_id = '${id}' and organisation_id = '${desk}' and subject = 'band-set'`,
    },
    {
      change: "a later version has other parties, who agreed to no bands",
      does: (id: string, desk: string) =>
        `insert into metric_versions select network_id, metric_code, 2, effective_from + 1, false, name, purpose, kind, unit, decimals, direction, measured_at, for_whom, numerator_says, denominator_says, rounding, source_system, evidence, accepting_id, retained_owner_id, owner_ids, array_append(party_ids, '${desk}'), visibility, text_hash, audience from metric_versions where network_id = '${id}' and metric_code = 'P1';
         insert into band_sets select network_id, metric_code, effective_from + 1, direction, target, floor, stretch, inner_from, inner_to, outer_from, outer_to, text_hash, audience from band_sets where network_id = '${id}' and metric_code = 'P1'`,
    },
  ])("are those of the whole definitions when $change", async ({ does }) => {
    const network = await aNetwork();
    await asSuperuser((superuser) => superuser.unsafe(does(network.id, network.desk.id)));
    for (const person of [network.brand.board, network.desk.manager]) {
      const [place, whole] = await actAs(person, async (tx) => [
        await findMetricsPlace(tx, network.slug),
        await listMetrics(tx, network.id),
      ]);
      expect(place && inBrief(place.metrics)).toEqual(inBrief(whole));
    }
  });
});
