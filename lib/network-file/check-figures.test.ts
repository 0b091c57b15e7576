import { describe, expect, test } from "vitest";
import { checkFigures } from "./check-figures";
import { versionText } from "./agreed-text";
import { networkFile } from "./network-file";
import { sampleFile, sampleHash, withChanges } from "./sample-file";

function findings(changes: Readonly<Record<string, unknown>>) {
  const file = networkFile.parse(withChanges(sampleFile(), changes));
  return file.networks.flatMap((network) => checkFigures(network, "", sampleHash));
}

describe("checkFigures", () => {
  test("finds nothing in a file without a mistake", () => {
    expect(findings({})).toEqual([]);
  });

  const first = "/networks/0/figures/0";
  test.each([
    { change: { [`${first}/metric`]: "X9" }, place: "/figures/0/metric", refers: "metrics" },
    { change: { [`${first}/subject`]: "north" }, place: "/figures/0", refers: "series" },
    { change: { [`${first}/reporter`]: "shop" }, place: "/figures/0", refers: "series" },
    {
      change: { "/networks/0/periods/0/period": "2025-09" },
      place: "/figures/0/period",
      refers: "periods",
    },
    {
      change: { "/networks/0/metrics/1/versions/0/effectiveFrom": "2025-11" },
      place: "/figures/1/period",
      refers: "versions",
    },
    {
      change: { "/networks/0/metrics/1/versions/0/agreements/1/hash": "1".repeat(64) },
      place: "/figures/1",
      refers: "agreements",
    },
  ])("$place, if no such thing stands in $refers", ({ change, place, refers }) => {
    const found = findings(change).filter((finding) => finding.place === place);
    expect(found).toEqual([expect.objectContaining({ refers })]);
  });

  const other = { [`${first}/email`]: "manager@shop.example" };
  test("whoever reports has an assignment for the reporter, or signed here once", () => {
    expect(findings(other)).toMatchObject([
      { place: "/figures/0/email", refers: ["assignments", "signatories"] },
    ]);
    const signatory = { organisation: "carrier", email: "Manager@Shop.example" };
    expect(findings({ ...other, "/networks/0/signatories/0": signatory })).toEqual([]);
  });

  describe("of each revision", () => {
    const report = {
      status: "draft",
      email: "manager@carrier.example",
      at: "2025-12-01T08:00:00Z",
    };
    const parts = { numerator: 8, denominator: 10 };

    test.each([
      { what: { ...report, ...parts }, why: "another state of the figure" },
      { what: { ...report, ...parts, version: 1 }, why: "under the version in force" },
      { what: { ...report, empty: true }, why: "nothing yet" },
      {
        what: { ...report, ...parts, status: "disputed" },
        why: "disputed before the month closed",
      },
    ])("nothing is wrong: $why", ({ what }) => {
      expect(findings({ [`${first}/revisions`]: [what] })).toEqual([]);
    });

    test.each([
      { what: { ...report }, place: "", why: "parts are missing" },
      { what: { ...report, ...parts, empty: true }, place: "", why: "empty, with parts" },
      {
        what: { ...report, empty: true, status: "submitted" },
        place: "/empty",
        why: "nothing is submitted",
      },
      {
        what: { ...report, ...parts, email: "viewer@shop.example" },
        place: "/email",
        why: "not by the reporter's people",
      },
      { what: { ...report, ...parts, version: 2 }, place: "/version", why: "a later version" },
      { what: { ...report, ...parts, version: 9 }, place: "/version", why: "no such version" },
    ])("$place: $why", ({ what, place }) => {
      const good = { ...report, ...parts };
      expect(findings({ [`${first}/revisions`]: [good, what] }).map((one) => one.place)).toEqual([
        `/figures/0/revisions/1${place}`,
      ]);
    });

    test("a version that not all agreed to is none to report under, though it is named", () => {
      const change = {
        "/networks/0/metrics/0/versions/1/agreements/1/hash": "1".repeat(64),
        "/networks/0/figures/3/version": 2,
      };
      expect(findings(change)).toMatchObject([{ place: "/figures/3", refers: "agreements" }]);
    });

    test("the parts are those of the version that it names", () => {
      const [version] = sampleFile().networks[0]?.metrics[0]?.versions ?? [];
      if (version === undefined) throw new Error("the sample has no version");
      const mean = { ...version, kind: "mean" as const };
      const hash = sampleHash(versionText("parcels", "P1", mean));
      const agreed = { ...mean, agreements: mean.agreements.map((one) => ({ ...one, hash })) };
      const change = {
        "/networks/0/metrics/0/versions/0": agreed,
        [first]: { ...sampleFile().networks[0]?.figures[2], metric: "P1" },
        "/networks/0/figures/3/revisions": [{ ...report, sum: 50, count: 10, version: 1 }],
      };
      expect(findings(change)).toEqual([]);
      const unnamed = { ...change, "/networks/0/figures/3/revisions/0/version": undefined };
      expect(findings(unnamed).map(({ place }) => place)).toEqual(["/figures/3/revisions/0"]);
    });
  });

  test.each([
    { status: "submitted", at: 0, why: "a closed month's figures are final" },
    { status: "final", at: 3, why: "nothing in an open month is final" },
  ])("a figure that is $status at the wrong time: $why", ({ status, at }) => {
    const found = findings({ [`/networks/0/figures/${at}/status`]: status });
    expect(found.map(({ place }) => place)).toEqual([`/figures/${at}/status`]);
  });

  test("a reporter has to be named where several have a series, and only there", () => {
    const second = { "/networks/0/metrics/0/series/1": { reporter: "shop" } };
    expect(findings(second).map(({ place, says }) => `${place}: ${says}`)).toEqual([
      '/figures/0: "P1" has several series: name the reporter',
      '/figures/3: "P1" has several series: name the reporter',
    ]);
    const named = {
      [`${first}/reporter`]: "carrier",
      "/networks/0/figures/3/reporter": "carrier",
    };
    expect(findings({ ...second, ...named })).toEqual([]);
  });

  test.each([
    { reporter: null, why: "written the same way" },
    { reporter: "carrier", why: "with its reporter, which the first leaves out" },
  ])("a second figure of one series for one month, $why", ({ reporter }) => {
    const again = { ...sampleFile().networks[0]?.figures[0], reporter };
    expect(findings({ "/networks/0/figures/4": again })).toEqual([
      { place: "/figures/4", says: "this series has a figure for this period already" },
    ]);
  });

  test("a version that not all agreed to doesn't put the one before out of force", () => {
    const later = "/networks/0/metrics/0/versions/1";
    expect(findings({ [`${later}/agreements`]: [], [`${later}/kind`]: "mean" })).toEqual([]);
  });
});
