import { missingParties } from "@/lib/agreements/missing-parties";
import { inForce } from "@/lib/periods/in-force";
import type { Period } from "@/lib/periods/period";
import { textBehindVersion } from "./agreed-text";
import type { NetworkFile } from "./network-file";

type Network = NetworkFile["networks"][number];
type Metric = Network["metrics"][number];
type Version = Metric["versions"][number];

/** The parties of a version that haven't agreed to its text. @param hash SHA-256 in lower-case hexadecimal */
export function partiesMissing(
  network: Pick<Network, "slug" | "proposals">,
  code: string,
  version: Version,
  hash: (text: string) => string,
): readonly string[] {
  const agreed = hash(textBehindVersion(network, code, version));
  return missingParties(version.parties, version.agreements, agreed);
}

/** The versions of a metric that every party agreed to, in the order of the file: the only ones that figures count under. */
export function agreedVersions(
  network: Pick<Network, "slug" | "proposals">,
  metric: Metric,
  hash: (text: string) => string,
): readonly Version[] {
  return metric.versions.filter(
    (version) => partiesMissing(network, metric.code, version, hash).length === 0,
  );
}

/**
 * The version that a report of a figure was made under: the one that it names, or the one in force; null where that isn't
 * among the `agreed` ones, or takes effect later. In a parallel run it is the version that the figure is reported beside.
 */
export function versionOfReport(
  { version }: { readonly version?: number | undefined },
  { period, parallel }: { readonly period: Period; readonly parallel?: number | undefined },
  agreed: readonly Version[],
): Version | null {
  if (parallel !== undefined) return parallelVersion(parallel, period, agreed);
  const named = version === undefined ? agreed : agreed.filter((one) => one.version === version);
  return inForce(named, period);
}

function parallelVersion(
  parallel: number,
  period: Period,
  agreed: readonly Version[],
): Version | null {
  const found = agreed.find((one) => one.version === parallel);
  if (found === undefined || found.parallelFrom === null) return null;
  return found.parallelFrom <= period && period < found.effectiveFrom ? found : null;
}
