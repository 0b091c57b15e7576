import { describe, expect, test } from "vitest";
import { sha256 } from "@/db/sha256";
import { networkFile } from "@/lib/network-file/network-file";
import { versionTerms } from "@/lib/proposals/version-terms";
import { countyUrgentCare, harbourBroadband } from "./networks";

describe.each([
  { name: "harbour-broadband", file: harbourBroadband(sha256) },
  { name: "county-urgent-care", file: countyUrgentCare(sha256) },
])("$name", ({ file }) => {
  const [network] = networkFile.parse(file).networks;

  test("every definition says all that a proposal has to say, in words of its own", () => {
    const versions = network?.metrics.flatMap((one) => one.versions) ?? [];
    for (const { effectiveFrom: _, agreements: __, proposal: ___, ...terms } of versions) {
      expect(versionTerms.safeParse(terms).error).toBeUndefined();
      expect(terms.frequency).toBe("monthly");
    }
    for (const of of ["includes", "excludes", "evidence"] as const) {
      const said = versions.flatMap(({ version, ...one }) =>
        version === 1 ? (one[of] ?? []) : [],
      );
      expect(
        said.filter((words, index) => said.indexOf(words) !== index),
        of,
      ).toEqual([]);
    }
  });

  test("the stages of the chain may enter the aggregate, nothing else", () => {
    const open = network?.metrics.filter(({ versions }) =>
      versions.every((one) => one.inAggregate),
    );
    const stages = network?.chain?.stages.map(({ metric }) => metric);
    expect(open?.map(({ code }) => code)).toEqual(stages);
  });
});
