import { canonicalText, type Json } from "@/lib/agreements/canonical-text";
import type { NetworkFile } from "./network-file";

type Network = NetworkFile["networks"][number];
type Metric = Network["metrics"][number];

/** What the parties of a metric version agree on: all of it but their agreements. */
export type VersionTerms = Omit<Metric["versions"][number], "agreements" | "proposal">;

/** What the parties of a band set agree on: all of it but their agreements. */
export type BandTerms = Omit<Metric["bands"][number], "agreements" | "proposal">;

/**
 * The text that the hash of an agreement to a metric version covers: canonical JSON (RFC 8785) of
 * `{ kind: "metric-version", network, metric, terms }`. The terms stand one level down because a
 * version has a `kind` of its own. Parties, owners and for whom are sorted, so the order in which
 * they were written does not matter; agreements that come with the version are left out.
 */
export function versionText(
  networkSlug: string,
  metricCode: string,
  version: VersionTerms,
): string {
  const terms = {
    ...said(version, laterFields),
    owners: version.owners.toSorted(),
    parties: version.parties.toSorted(),
    forWhom: version.forWhom.toSorted(),
  };
  return canonicalText({ kind: "metric-version", network: networkSlug, metric: metricCode, terms });
}

/**
 * The text that the hash of an agreement to a band set covers: canonical JSON (RFC 8785) of
 * `{ kind: "band-set", network, metric, terms }`. Bounds are decimals without needless zeros, so
 * "97" and "97.0" are the same agreement; agreements that come with the band are left out.
 *
 * @throws RangeError if a bound isn't a decimal text such as "97.5"
 */
export function bandText(networkSlug: string, metricCode: string, band: BandTerms): string {
  const terms = { ...said(band, ["flex", "grace"]), bounds: shortestBounds(band.bounds) };
  return canonicalText({ kind: "band-set", network: networkSlug, metric: metricCode, terms });
}

/** The text that the parties of a version agreed to: its proposal's, or its own where it came without one. */
export function textBehindVersion(
  network: Pick<Network, "slug" | "proposals">,
  metricCode: string,
  version: Metric["versions"][number],
): string {
  return proposedText(network, version.proposal) ?? versionText(network.slug, metricCode, version);
}

/** The text that the parties of a band set agreed to: its proposal's, or its own where it came without one. */
export function textBehindBand(
  network: Pick<Network, "slug" | "proposals">,
  metricCode: string,
  band: Metric["bands"][number],
): string {
  return proposedText(network, band.proposal) ?? bandText(network.slug, metricCode, band);
}

function proposedText(
  { proposals }: Pick<Network, "proposals">,
  number: number | null,
): string | null {
  return number === null ? null : (proposals.find((one) => one.number === number)?.text ?? null);
}

/** What a definition could not say at first: a version that is silent about it has no word of it in its text. */
const laterFields = ["includes", "excludes", "frequency", "inAggregate", "parallelFrom"];

/** The terms without who agreed to them, and without those of the `optional` ones about which they are silent. */
function said(
  terms: Readonly<Record<string, Json>>,
  optional: readonly string[],
): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(terms).filter(
      ([key, value]) =>
        key !== "agreements" && key !== "proposal" && !(optional.includes(key) && value === null),
    ),
  );
}

function shortestBounds(bounds: BandTerms["bounds"]): BandTerms["bounds"] {
  if (bounds.direction === "in-range") {
    const { inner, outer } = bounds;
    return {
      direction: "in-range",
      inner: { from: shortest(inner.from), to: shortest(inner.to) },
      outer: { from: shortest(outer.from), to: shortest(outer.to) },
    };
  }
  return {
    direction: bounds.direction,
    target: shortest(bounds.target),
    floor: shortest(bounds.floor),
    stretch: bounds.stretch === null ? null : shortest(bounds.stretch),
  };
}

function shortest(decimal: string): string {
  const match = /^(-?)0*([0-9]+)(?:\.([0-9]*?)0*)?$/.exec(decimal);
  if (!match)
    throw new RangeError(`not a decimal number such as "97.5": ${JSON.stringify(decimal)}`);
  const [, sign = "", whole = "", fraction = ""] = match;
  const size = fraction === "" ? whole : `${whole}.${fraction}`;
  return size === "0" ? "0" : sign + size;
}
