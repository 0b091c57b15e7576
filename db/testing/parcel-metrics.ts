import type { NetworkFileInput } from "@/lib/network-file/network-file";
import { address } from "./accounts";

type Network = NonNullable<NetworkFileInput["networks"]>[number];
type Metric = NonNullable<Network["metrics"]>[number];
type Version = Metric["versions"][number];
type Figure = NonNullable<Network["figures"]>[number];

/** The slugs of the three organisations of a parcel network. */
export type ParcelSlugs = {
  readonly brand: string;
  readonly carrier: string;
  readonly desk: string;
};

/** What tells the metrics of a parcel network apart. */
type Plan = {
  readonly code: string;
  readonly name: string;
  readonly reporter: string;
  readonly parties: readonly string[];
  readonly visibility: Version["visibility"];
  readonly agreed?: readonly string[];
};

/**
 * The metrics of a parcel network. Visible to the network: E1 (outcome, by the brand), D1 (by the carrier), A1 (by the
 * desk). To its parties: P1 (brand and carrier, by the carrier), Q1 (brand and desk, by the desk). To the reporter
 * alone: R1 (by the carrier, agreed with the brand). N1 isn't agreed by the desk.
 */
export function parcelMetrics(slugs: ParcelSlugs): Metric[] {
  const { brand, carrier, desk } = slugs;
  const all = [brand, carrier, desk];
  const plans: readonly Plan[] = [
    { code: "E1", name: "Came as promised", reporter: brand, parties: all, visibility: "network" },
    { code: "D1", name: "First time", reporter: carrier, parties: all, visibility: "network" },
    { code: "A1", name: "Answered", reporter: desk, parties: all, visibility: "network" },
    {
      code: "P1",
      name: "Intact",
      reporter: carrier,
      parties: [brand, carrier],
      visibility: "parties",
    },
    { code: "Q1", name: "Settled", reporter: desk, parties: [brand, desk], visibility: "parties" },
    {
      code: "R1",
      name: "Vans out",
      reporter: carrier,
      parties: [brand, carrier],
      visibility: "reporter",
    },
    {
      code: "N1",
      name: "Greeted",
      reporter: carrier,
      parties: all,
      visibility: "network",
      agreed: [brand, carrier],
    },
  ];
  return plans.map(metricOf);
}

/** Final figures of all agreed series in the closed months; in the open one drafts of D1 and A1, and P1, Q1 and R1 submitted. */
export function parcelFigures({ brand, carrier, desk }: ParcelSlugs): Figure[] {
  const reporters = { E1: brand, D1: carrier, A1: desk, P1: carrier, Q1: desk, R1: carrier };
  const closed = ["2025-10", "2025-11"].flatMap((period) =>
    Object.entries(reporters).map(([metric, reporter]) => ({
      metric,
      reporter,
      period,
      status: "final" as const,
    })),
  );
  const open = (["D1", "A1", "P1", "Q1", "R1"] as const).map((metric) => ({
    metric,
    reporter: reporters[metric],
    period: "2025-12",
    status: metric === "D1" || metric === "A1" ? ("draft" as const) : ("submitted" as const),
  }));
  return [...closed, ...open].map((figure, index) => ({
    ...figure,
    numerator: 900 + index,
    denominator: 1000,
    email: address("manager", figure.reporter),
    at: "2026-01-05T09:00:00Z",
  }));
}

function metricOf({ code, name, reporter, parties, visibility, agreed = parties }: Plan): Metric {
  const band = {
    effectiveFrom: "2025-10",
    bounds: { direction: "higher" as const, target: "95", floor: "90" },
  };
  return {
    code,
    versions: [
      {
        version: 1,
        effectiveFrom: "2025-10",
        name,
        purpose: `What ${code} is for.`,
        kind: "proportion",
        unit: "%",
        direction: "higher",
        measuredAt: code === "E1" ? "customer" : "stage",
        forWhom: ["end-customer"],
        numerator: "Those that went well",
        denominator: "All of them",
        rounding: "Not rounded.",
        sourceSystem: "The depot's book",
        owners: [reporter],
        parties: [...parties],
        visibility,
        agreements: agreed.map(agreement),
      },
    ],
    bands: agreed === parties ? [{ ...band, agreements: parties.map(agreement) }] : [],
    series: [{ reporter }],
  };
}

/** The hash is put in when the text is whole. */
function agreement(organisation: string) {
  return {
    organisation,
    email: address("manager", organisation),
    at: "2025-09-20T10:00:00Z",
    hash: "0".repeat(64),
  };
}
