import { describe, expect, test } from "vitest";
import { boundsProblems } from "@/lib/bands/bounds";
import { hasDenominator } from "@/lib/metrics/kind";
import { bandText, versionText } from "@/lib/network-file/agreed-text";
import { networkFile, type NetworkFile } from "@/lib/network-file/network-file";
import { readNetworkFile } from "@/lib/network-file/read";
import { sampleFile, sampleHash, withChanges } from "@/lib/network-file/sample-file";
import { period } from "@/lib/periods/period";
import type { StandardDefinition } from "./definition";
import { inCurrency, standardDefinitions } from "./standard-definitions";

const proposed = standardDefinitions.map((one) => inCurrency(one, "EUR"));

describe.each(standardDefinitions)("$key", (definition) => {
  const { bounds, kind, direction } = definition;

  test("has as many parts as its kind", () => {
    expect(definition.denominator !== null).toBe(hasDenominator(kind));
  });

  test("has bounds in order and of its direction, where it suggests any", () => {
    expect(bounds === null ? [] : boundsProblems(bounds)).toEqual([]);
    expect(bounds?.direction ?? direction).toBe(direction);
  });

  test("leaves no word out", () => {
    const { bounds: _, denominator: __, ...words } = definition;
    for (const [field, value] of Object.entries(words)) {
      expect(String(value).trim(), field).not.toBe("");
    }
  });
});

describe("the standard definitions", () => {
  test("are some two dozen, each with a key and a code of its own", () => {
    expect(standardDefinitions.length).toBeGreaterThanOrEqual(24);
    for (const of of ["key", "code", "name"] as const) {
      const values = standardDefinitions.map((one) => one[of]);
      expect(new Set(values).size, of).toBe(values.length);
    }
    for (const { key } of standardDefinitions) expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test("stand in a network file as they are, with who reports and agrees filled in", () => {
    const file = withChanges(sampleFile(), { "/networks/0/metrics": metrics() });
    const read = readNetworkFile(file, {
      known: { organisations: [], networks: [] },
      hash: sampleHash,
    });
    const problems = "problems" in read ? read.problems : [];
    expect(problems.filter(({ place }) => place.startsWith("/networks/0/metrics"))).toEqual([]);
  });

  test("a definition that says too much is found by the same reading", () => {
    const [first, ...rest] = metrics();
    const wrong = [{ ...first, code: "not a code" }, ...rest];
    const file = withChanges(sampleFile(), { "/networks/0/metrics": wrong });
    expect(networkFile.safeParse(file).success).toBe(false);
  });

  test("money is in the network's currency", () => {
    const units = (of: readonly StandardDefinition[]) =>
      of.map(({ unit }) => unit).filter((unit) => /currency|EUR/.test(unit));
    expect(units(standardDefinitions)).toEqual(["currency per case", "currency"]);
    expect(units(proposed)).toEqual(["EUR per case", "EUR"]);
  });
});

type Metric = NetworkFile["networks"][number]["metrics"][number];
type Agreements = Metric["versions"][number]["agreements"];

function metrics(): readonly Metric[] {
  const from = period("2025-10");
  return proposed.map((definition) => {
    const { key: _, mapsTo: __, code, bounds, ...terms } = definition;
    const version = {
      ...terms,
      forWhom: [...terms.forWhom],
      version: 1,
      effectiveFrom: from,
      comparable: true,
      sourceSystem: "The book",
      accepting: "shop",
      retainedOwner: null,
      owners: ["carrier"],
      parties: ["shop", "carrier"],
      visibility: "parties" as const,
      inAggregate: false,
      parallelFrom: null,
      proposal: null,
    };
    const bands = bounds
      ? [{ effectiveFrom: from, bounds, flex: null, grace: null, proposal: null }]
      : [];
    return {
      code,
      versions: [{ ...version, agreements: agreed(versionText("parcels", code, version)) }],
      bands: bands.map((band) => ({
        ...band,
        agreements: agreed(bandText("parcels", code, band)),
      })),
      series: [{ reporter: "carrier", subject: "", audience: null, parallelVersion: null }],
    };
  });
}

function agreed(text: string): Agreements {
  return ["shop", "carrier"].map((organisation) => ({
    organisation,
    email: `manager@${organisation}.example`,
    at: "2025-09-20T10:00:00Z",
    hash: sampleHash(text),
  }));
}
