import { missingParties } from "@/lib/agreements/missing-parties";
import { versionText } from "./agreed-text";
import type { NetworkFile } from "./network-file";

type Metric = NetworkFile["networks"][number]["metrics"][number];
type Version = Metric["versions"][number];

/** The parties of a version that haven't agreed to its text. @param hash SHA-256 in lower-case hexadecimal */
export function partiesMissing(
  network: string,
  code: string,
  version: Version,
  hash: (text: string) => string,
): readonly string[] {
  const agreed = hash(versionText(network, code, version));
  return missingParties(version.parties, version.agreements, agreed);
}

/** The versions of a metric that every party agreed to, in the order of the file: the only ones that figures count under. */
export function agreedVersions(
  network: string,
  metric: Metric,
  hash: (text: string) => string,
): readonly Version[] {
  return metric.versions.filter(
    (version) => partiesMissing(network, metric.code, version, hash).length === 0,
  );
}
