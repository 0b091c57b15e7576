import { describe, expect, test } from "vitest";
import { bandText, versionText } from "./agreed-text";
import { checkMetrics } from "./check-metrics";
import { networkFile, type NetworkFile } from "./network-file";
import { sampleFile, sampleHash, withChanges } from "./sample-file";

type Network = NetworkFile["networks"][number];

function parsed(changes: Readonly<Record<string, unknown>>): readonly Network[] {
  return networkFile.parse(withChanges(sampleFile(), changes)).networks;
}

/** The network with the hashes of what now stands in it. */
function signed(network: Network): Network {
  const hashed = <
    Terms extends {
      readonly agreements: Network["metrics"][number]["bands"][number]["agreements"];
    },
  >(
    terms: Terms,
    hash: string,
  ) => ({ ...terms, agreements: terms.agreements.map((one) => ({ ...one, hash })) });
  return {
    ...network,
    metrics: network.metrics.map((metric) => ({
      ...metric,
      versions: metric.versions.map((one) =>
        hashed(one, sampleHash(versionText(network.slug, metric.code, one))),
      ),
      bands: metric.bands.map((one) =>
        hashed(one, sampleHash(bandText(network.slug, metric.code, one))),
      ),
    })),
  };
}

/** The places of the mistakes once everybody has agreed to what stands there. */
function placesOf(changes: Readonly<Record<string, unknown>>) {
  return parsed(changes)
    .flatMap((network) => checkMetrics(signed(network), "", sampleHash))
    .map(({ place }) => place);
}

/** The places of the mistakes when the agreements stay those to the text as it was. */
function placesAsSigned(changes: Readonly<Record<string, unknown>>) {
  return parsed(changes)
    .flatMap((network) => checkMetrics(network, "", sampleHash))
    .map(({ place }) => place);
}

const metric = "/networks/0/metrics/0";

test("finds nothing in a file without a mistake", () => {
  expect(placesOf({})).toEqual([]);
  expect(placesAsSigned({})).toEqual([]);
});

describe("versions", () => {
  test.each([
    {
      change: { "/networks/0/metrics/1/code": "M1" },
      place: "/metrics/2/code",
      why: "a code stands for one metric",
    },
    {
      change: { [`${metric}/versions/1/version`]: 1 },
      place: "/metrics/0/versions/1",
      why: "numbers rise",
    },
    {
      change: { [`${metric}/versions/1/effectiveFrom`]: "2025-10" },
      place: "/metrics/0/versions/1",
      why: "months rise",
    },
    {
      change: { [`${metric}/versions/0/denominator`]: null },
      place: "/metrics/0/versions/0/denominator",
      why: "a proportion has two parts",
    },
    {
      change: { "/networks/0/metrics/1/versions/0/denominator": "x" },
      place: "/metrics/1/versions/0/denominator",
      why: "an amount has one",
    },
    {
      change: { [`${metric}/versions/0/owners/0`]: "stranger" },
      place: "/metrics/0/versions/0/owners/0",
      why: "an owner is a member",
    },
    {
      change: { [`${metric}/versions/0/accepting`]: "stranger" },
      place: "/metrics/0/versions/0/accepting",
      why: "who accepts is a member",
    },
    {
      change: { [`${metric}/versions/0/retainedOwner`]: "stranger" },
      place: "/metrics/0/versions/0/retainedOwner",
      why: "who retains it is a member",
    },
    {
      change: { [`${metric}/versions/1/parties/2`]: "stranger" },
      place: "/metrics/0/versions/1/parties/2",
      why: "a party is a member",
    },
    {
      change: { [`${metric}/versions/1/parties/2`]: "shop" },
      place: "/metrics/0/versions/1/parties/2",
      why: "a party is one once",
    },
  ])("$place: $why", ({ change, place }) => {
    expect(placesOf(change)).toContain(place);
  });
});

describe("agreements", () => {
  test.each([
    { at: "numerator", value: "Something else", why: "another word" },
    { at: "visibility", value: "network", why: "others may see it" },
    { at: "decimals", value: 1, why: "another smallest unit" },
    { at: "retainedOwner", value: "shop", why: "somebody else's" },
  ])("count for one text alone: $why", ({ at, value }) => {
    expect(placesAsSigned({ [`${metric}/versions/0/${at}`]: value })).toEqual([
      "/metrics/0/versions/0/agreements/0/hash",
      "/metrics/0/versions/0/agreements/1/hash",
    ]);
  });

  test("of a band count for one text alone, and every party has to agree to it", () => {
    expect(placesAsSigned({ [`${metric}/bands/0/bounds/floor`]: "89" })).toEqual([
      "/metrics/0/bands/0/agreements/0/hash",
      "/metrics/0/bands/0/agreements/1/hash",
      "/metrics/0/bands/0/agreements",
      "/metrics/0/bands/0/agreements",
    ]);
    expect(placesAsSigned({ [`${metric}/bands/0/bounds/floor`]: "90.0" })).toEqual([]);
  });

  const agreements = `${metric}/versions/1/agreements`;
  test.each([
    {
      change: { [`${agreements}/1/organisation`]: "shop" },
      places: ["/metrics/0/versions/1/agreements/1", "/metrics/0/versions/1/agreements/1/email"],
      why: "each agrees once",
    },
    {
      change: { [`${agreements}/1/email`]: "viewer@carrier.example" },
      places: ["/metrics/0/versions/1/agreements/1/email"],
      why: "a viewer can't agree",
    },
    {
      change: { [`${agreements}/1/email`]: "manager@shop.example" },
      places: ["/metrics/0/versions/1/agreements/1/email"],
      why: "another's manager can't either",
    },
  ])("are refused: $why", ({ change, places }) => {
    expect(placesAsSigned(change)).toEqual(places);
  });

  test("of board members count, in whatever case their e-mail is written", () => {
    const change = {
      "/networks/0/assignments/3/roles": ["board"],
      [`${agreements}/1/email`]: "Viewer@Carrier.example",
    };
    expect(placesAsSigned(change)).toEqual([]);
  });

  test("of a signatory count, whatever role is left to them", () => {
    const email = "viewer@carrier.example";
    const change = {
      [`${agreements}/1/email`]: email,
      "/networks/0/signatories": [{ organisation: "carrier", email: email.toUpperCase() }],
    };
    expect(placesAsSigned(change)).toEqual([]);
  });

  test("of a reporter who joined later stand beside those of the parties", () => {
    const change = {
      [`${metric}/versions/0/parties`]: ["shop"],
      [`${metric}/versions/1/parties`]: ["shop"],
    };
    expect(placesOf(change)).toEqual([]);
    const without = { ...change, [`${metric}/series`]: [] };
    expect(placesOf(without)).toContain("/metrics/0/versions/1/agreements/1/organisation");
  });

  test("of those who are no party are refused", () => {
    const change = { [`${metric}/versions/1/parties`]: ["carrier"] };
    expect(placesOf(change)).toContain("/metrics/0/versions/1/agreements/0/organisation");
  });
});

describe("bands", () => {
  const bounds = `${metric}/bands/0/bounds`;
  const [agreements] =
    sampleFile().networks[0]?.metrics[0]?.bands.map((band) => band.agreements) ?? [];

  test.each([
    {
      change: { [`${bounds}/floor`]: "96" },
      place: "/metrics/0/bands/0/bounds",
      why: "the floor is below the target",
    },
    {
      change: { [`${bounds}/direction`]: "lower", [`${bounds}/floor`]: "99" },
      place: "/metrics/0/bands/0/bounds/direction",
      why: "the definition says which is better",
    },
    {
      change: { [`${metric}/bands/1`]: sampleFile().networks[0]?.metrics[0]?.bands[0] },
      place: "/metrics/0/bands/1/effectiveFrom",
      why: "one set a month",
    },
  ])("$place: $why", ({ change, place }) => {
    expect(placesOf(change)).toEqual([place]);
  });

  test("go with the version of their month, when a later one turns round what is better", () => {
    const change = {
      [`${metric}/versions/1/direction`]: "lower",
      [`${metric}/bands/1`]: {
        effectiveFrom: "2025-11",
        bounds: { direction: "lower", target: "5", floor: "9" },
        agreements,
      },
    };
    expect(placesOf(change)).toEqual([]);
  });
});

describe("series", () => {
  const series = `${metric}/series/0`;
  test.each([
    {
      change: { [`${series}/reporter`]: "stranger" },
      place: "/metrics/0/series/0/reporter",
      why: "a reporter is a member",
    },
    {
      change: {
        [`${metric}/versions/1/parties`]: ["shop"],
        [`${metric}/versions/1/agreements/1`]: undefined,
        [`${metric}/versions/1/agreements/length`]: 1,
      },
      place: "/metrics/0/series/0/reporter",
      why: "and a party of every version",
    },
    {
      change: { [`${series}/key`]: 4, "/networks/0/metrics/2/series/0/key": 4 },
      place: "/metrics/2/series/0/key",
      why: "a key is of one series",
    },
    {
      change: { [`${metric}/series/1`]: { reporter: "carrier" } },
      place: "/metrics/0/series/1",
      why: "one series for a subject",
    },
    {
      change: { [`${series}/audience`]: ["shop"] },
      place: "/metrics/0/series/0/audience",
      why: "a reporter sees its own",
    },
    {
      change: { [`${series}/audience`]: ["carrier", "stranger"] },
      place: "/metrics/0/series/0/audience/1",
      why: "whoever sees it is a member",
    },
  ])("$place: $why", ({ change, place }) => {
    expect(placesOf(change)).toEqual([place]);
  });
});
