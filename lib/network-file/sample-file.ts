import { bandText, versionText } from "./agreed-text";
import { networkFile, type NetworkFile, type NetworkFileInput } from "./network-file";

/** A stand-in for SHA-256 in tests: 64 hexadecimal digits that change with the text. */
export function sampleHash(text: string): string {
  let hash = 7;
  for (const character of text)
    hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(16).padStart(64, "0");
}

/**
 * A small network file without a mistake, for tests: a shop and its carrier, a proportion (P1) in two versions, an
 * amount (A1), a mean (M1), one closed month (2025-10) and an open one (2025-11), a chain, and four figures.
 */
export function sampleFile(): NetworkFile {
  const file = networkFile.parse(sample);
  return {
    ...file,
    networks: file.networks.map((network) => ({
      ...network,
      metrics: network.metrics.map((metric) => ({
        ...metric,
        versions: metric.versions.map((version) =>
          agreed(version, sampleHash(versionText(network.slug, metric.code, version))),
        ),
        bands: metric.bands.map((band) =>
          agreed(band, sampleHash(bandText(network.slug, metric.code, band))),
        ),
      })),
    })),
  };
}

/**
 * A copy of what JSON can hold with other values at some places.
 *
 * @param changes new values by JSON Pointer; undefined takes the place out
 */
export function withChanges(json: unknown, changes: Readonly<Record<string, unknown>>): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(json));
  for (const [place, value] of Object.entries(changes)) {
    const keys = place.split("/").slice(1);
    const last = keys.pop() ?? "";
    const parent = keys.reduce((at: object, key) => Object(Reflect.get(at, key)), Object(copy));
    if (value === undefined) Reflect.deleteProperty(parent, last);
    else Reflect.set(parent, last, value);
  }
  return copy;
}

type Agreements = NetworkFile["networks"][number]["metrics"][number]["bands"][number]["agreements"];

function agreed<Terms extends { readonly agreements: Agreements }>(terms: Terms, hash: string) {
  return { ...terms, agreements: terms.agreements.map((one) => ({ ...one, hash })) };
}

const agreements = ["shop", "carrier"].map((organisation) => ({
  organisation,
  email: `manager@${organisation}.example`,
  at: "2025-09-20T10:00:00Z",
  hash: "0".repeat(64),
}));

function version(kind: "proportion" | "amount" | "mean") {
  return {
    version: 1,
    effectiveFrom: "2025-10",
    name: `Some ${kind}`,
    purpose: "To know.",
    kind,
    unit: kind === "amount" ? "EUR" : "%",
    direction: "higher" as const,
    measuredAt: "stage" as const,
    forWhom: ["end-customer" as const],
    numerator: "What is counted",
    denominator: kind === "amount" ? null : "Out of what",
    rounding: "Not rounded.",
    sourceSystem: "The book",
    owners: ["carrier"],
    parties: ["shop", "carrier"],
    visibility: "parties" as const,
    agreements,
  };
}

function figure(metric: string, period: string, parts: object) {
  const status = period === "2025-10" ? ("final" as const) : ("draft" as const);
  const [email, at] = ["manager@carrier.example", "2025-12-01T09:00:00Z"];
  return { metric, period, ...parts, status, email, at };
}

const sample: NetworkFileInput = {
  throughline: 1,
  organisations: ["shop", "carrier"].map((slug) => ({
    slug,
    name: `The ${slug}`,
    timeZone: "Europe/London",
    people: ["manager", "viewer"].map((account) => ({
      email: `${account}@${slug}.example`,
      name: account,
    })),
  })),
  networks: [
    {
      slug: "parcels",
      name: "Parcels",
      currency: "EUR",
      timeZone: "Europe/London",
      fiscalYearStart: 4,
      reference: { first: "2025-10", last: "2025-11" },
      members: ["shop", "carrier"],
      assignments: ["shop", "carrier"].flatMap((organisation) => [
        { organisation, email: `manager@${organisation}.example`, roles: ["manager"] },
        { organisation, email: `viewer@${organisation}.example`, roles: ["viewer"] },
      ]),
      relationships: [{ between: ["shop", "carrier"], level: "alliance" }],
      periods: [
        { period: "2025-10", due: "2025-11-10", closed: "2025-11-20" },
        { period: "2025-11", due: "2025-12-10" },
      ],
      metrics: [
        {
          code: "P1",
          versions: [
            version("proportion"),
            { ...version("proportion"), version: 2, effectiveFrom: "2025-11", comparable: false },
          ],
          bands: [
            {
              effectiveFrom: "2025-10",
              bounds: { direction: "higher", target: "95", floor: "90" },
              agreements,
            },
          ],
          series: [{ reporter: "carrier" }],
        },
        { code: "A1", versions: [version("amount")], series: [{ reporter: "carrier" }] },
        { code: "M1", versions: [version("mean")], series: [{ reporter: "carrier" }] },
      ],
      chain: {
        name: "To the door",
        customer: "a household",
        promise: "It comes.",
        outcome: { metric: "P1", reporter: "carrier" },
        composed: "P1",
        stages: [{ name: "Deliver", organisation: "carrier", metric: "P1" }],
      },
      figures: [
        figure("P1", "2025-10", { numerator: 9, denominator: 10 }),
        figure("A1", "2025-10", { value: -500 }),
        figure("M1", "2025-10", { sum: 50, count: 10 }),
        figure("P1", "2025-11", { notApplicable: true }),
      ],
    },
  ],
};
