import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sha256 } from "@/db/sha256";
import { boundsProblems } from "@/lib/bands/bounds";
import { isOnTrackOrBetter, levelOf } from "@/lib/bands/level";
import { rolledYield, stageYield, yieldBounds } from "@/lib/chain/yields";
import { compareRatios, decimal, multiplyRatios } from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import { textBehindBand, textBehindVersion } from "@/lib/network-file/agreed-text";
import { partsOfFigure } from "@/lib/network-file/figure-parts";
import { networkFile } from "@/lib/network-file/network-file";
import { readNetworkFile } from "@/lib/network-file/read";
import { addMonths } from "@/lib/periods/period";
import { countyUrgentCare, harbourBroadband } from "./networks";

const harbour = networkFile.parse(harbourBroadband(sha256));
const county = networkFile.parse(countyUrgentCare(sha256));
const members = "brightwave orderpoint meridian kitpath fieldworks clearvoice ledgerline".split(
  " ",
);

describe.each([
  { name: "harbour-broadband", make: harbourBroadband, file: harbour },
  { name: "county-urgent-care", make: countyUrgentCare, file: county },
])("$name", ({ make, file }) => {
  const [network] = file.networks;

  test("is a network file without a problem, on its own", () => {
    const known = { organisations: [], networks: [] };
    expect(readNetworkFile(make(sha256), { known, hash: sha256 })).toEqual({ file });
  });

  test("is the same every time", () => {
    expect(make(sha256)).toEqual(make(sha256));
  });

  test("every version and band set is agreed by every party, to its text, before it takes effect", () => {
    for (const { code, versions, bands } of network?.metrics ?? []) {
      const agreed = [
        ...versions.map((one) => ({
          ...one,
          text: network && textBehindVersion(network, code, one),
        })),
        ...bands.map((one) => ({ ...one, text: network && textBehindBand(network, code, one) })),
      ];
      for (const { agreements, effectiveFrom, proposal, text } of agreed) {
        const agreeing = agreements.map(({ organisation }) => organisation);
        expect(agreeing.toSorted()).toEqual(versions[0]?.parties.toSorted());
        for (const { organisation, email, at, hash } of agreements) {
          expect(hash).toBe(sha256(text ?? ""));
          expect(email).toMatch(new RegExp(`^(board|manager)@${organisation}\\.example$`));
          if (proposal === null) expect(at.slice(0, 7)).toBe(addMonths(effectiveFrom, -1));
          else expect(at < `${effectiveFrom}-01`).toBe(true);
        }
      }
      expect(bands.flatMap(({ bounds }) => boundsProblems(bounds))).toEqual([]);
    }
  });

  test("figures are reported by the manager after the month and before they are due", () => {
    for (const { reporter, email, at, period } of network?.figures ?? []) {
      expect(email).toBe(`manager@${reporter}.example`);
      expect(at > `${addMonths(period, 1)}-01` && at < `${addMonths(period, 1)}-10`).toBe(true);
    }
  });

  test("every series has a figure in every closed month", () => {
    const closed = network?.periods.filter((one) => one.closed !== null).length ?? 0;
    const series = network?.metrics.flatMap((one) => one.series).length ?? 0;
    const final = network?.figures.filter(({ status }) => status === "final").length;
    expect(final).toBe(closed * series);
  });

  test("everyone signs in with the demo's password, and only the admin has no assignment", () => {
    for (const { slug: of, people } of file.organisations.filter((one) => one.parent === null)) {
      const roles = people.map(({ email, admin, password }) => ({
        email,
        admin,
        password,
        roles: network?.assignments.find((one) => one.email === email)?.roles ?? [],
      }));
      const password = "throughline-demo";
      expect(roles).toEqual([
        { email: `manager@${of}.example`, admin: false, password, roles: ["manager"] },
        { email: `board@${of}.example`, admin: false, password, roles: ["board", "viewer"] },
        { email: `executive@${of}.example`, admin: false, password, roles: ["viewer"] },
        { email: `goto@${of}.example`, admin: false, password, roles: ["go-to", "viewer"] },
        { email: `admin@${of}.example`, admin: true, password, roles: [] },
      ]);
    }
  });
});

describe("harbour-broadband's agreements", () => {
  const metrics = harbour.networks[0]?.metrics ?? [];

  test.each([
    { metric: "B1", parties: "brightwave orderpoint" },
    { metric: "B2", parties: "brightwave kitpath fieldworks" },
    { metric: "B3", parties: "brightwave fieldworks clearvoice" },
    { metric: "B4", parties: members.join(" ") },
    { metric: "B5", parties: "brightwave clearvoice" },
    { metric: "B6", parties: "brightwave ledgerline" },
    { metric: "O1", parties: "orderpoint meridian" },
    { metric: "O2", parties: "brightwave orderpoint" },
    { metric: "O3", parties: "orderpoint clearvoice" },
    { metric: "N1", parties: "orderpoint meridian" },
    { metric: "N2", parties: "meridian clearvoice" },
    { metric: "N3", parties: "orderpoint meridian" },
    { metric: "N4", parties: "meridian fieldworks" },
    { metric: "K1", parties: "brightwave kitpath fieldworks" },
    { metric: "K2", parties: "kitpath fieldworks" },
    { metric: "K3", parties: "kitpath fieldworks" },
    { metric: "K4", parties: "kitpath ledgerline" },
    { metric: "F1", parties: "brightwave fieldworks" },
    { metric: "F2", parties: "brightwave fieldworks clearvoice" },
    { metric: "F3", parties: "fieldworks clearvoice" },
    { metric: "F4", parties: "brightwave fieldworks clearvoice" },
    { metric: "F5", parties: "kitpath fieldworks" },
    { metric: "F6", parties: "meridian fieldworks" },
    { metric: "C1", parties: "brightwave clearvoice" },
    { metric: "C2", parties: "brightwave clearvoice" },
    { metric: "C3", parties: members.join(" ") },
    { metric: "C4", parties: "fieldworks clearvoice" },
    { metric: "L1", parties: "brightwave ledgerline" },
    { metric: "L2", parties: "brightwave clearvoice ledgerline" },
    { metric: "L3", parties: "clearvoice ledgerline" },
    ...["E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9", "E10"].map((metric) => ({
      metric,
      parties: members.join(" "),
    })),
  ])("$metric is agreed by $parties", ({ metric, parties }) => {
    const versions = metrics.find(({ code }) => code === metric)?.versions;
    expect(versions?.map((one) => one.parties.join(" "))).toEqual(versions?.map(() => parties));
  });

  test("the chain and the customer's metrics are seen by the network, the others by their parties", () => {
    const seen = (visibility: string) =>
      metrics.filter(({ versions }) => versions.every((one) => one.visibility === visibility));
    expect(metrics).toHaveLength(40);
    expect(seen("network").map(({ code }) => code)).toEqual(
      "E1 E2 E3 E4 E5 E6 E7 E8 E9 E10 B1 O1 N1 K1 F1 C1 L1".split(" "),
    );
    expect(seen("parties")).toHaveLength(23);
  });

  test("metrics in several series say who reports what and who sees it", () => {
    const series = (code: string) => metrics.find((one) => one.code === code)?.series;
    expect(series("B4")).toEqual(
      [
        "OrderPoint",
        "Meridian Networks",
        "KitPath Logistics",
        "FieldWorks",
        "ClearVoice",
        "Ledgerline",
      ].map((subject, index) => ({
        subject,
        reporter: "brightwave",
        audience: ["brightwave", members[index + 1]],
        parallelVersion: null,
      })),
    );
    for (const code of ["E4", "E5", "E8"]) {
      expect(series(code)?.map(({ reporter }) => reporter)).toEqual(members);
    }
    expect(series("E2")).toEqual([]);
  });

  test("C2 starts a new baseline in 2024-05", () => {
    const versions = metrics.find(({ code }) => code === "C2")?.versions;
    expect(versions?.map((one) => [one.version, one.effectiveFrom, one.comparable])).toEqual([
      [1, "2023-01", true],
      [2, "2024-05", false],
    ]);
  });
});

test("the chain's figures are those of demo-chain.csv, row for row", () => {
  const text = readFileSync(new URL("demo-chain.csv", import.meta.url), "utf8");
  const expected = text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => /^([0-9-]{7}),\w+,\w+,"?(\w+) .*,([0-9]+),([0-9]+),[0-9.]+,[0-9.]+$/.exec(line))
    .map((row) => `${row?.[2]} ${row?.[1]} ${row?.[3]}/${row?.[4]}`);
  const chain = ["B1", "O1", "N1", "K1", "F1", "C1", "L1", "E1"];
  const figures = harbour.networks[0]?.figures
    .filter((one) => one.status === "final" && chain.includes(one.metric))
    .map((one) => `${one.metric} ${one.period} ${one.numerator}/${one.denominator}`);
  expect(expected).toHaveLength(288);
  expect(figures?.toSorted()).toEqual(expected.toSorted());
});

describe("the open month 2026-01", () => {
  const open = harbour.networks[0]?.figures.filter(({ period }) => period === "2026-01") ?? [];
  const of = (reporter: string) => open.filter((one) => one.reporter === reporter);

  test("Ledgerline has submitted everything, the others nothing", () => {
    const series = harbour.networks[0]?.metrics.flatMap((one) =>
      one.series.filter(({ reporter }) => reporter === "ledgerline").map(() => one.code),
    );
    expect(of("ledgerline").map(({ metric }) => metric)).toEqual(series);
    for (const one of open) {
      expect(one.status).toBe(one.reporter === "ledgerline" ? "submitted" : "draft");
    }
  });

  test("Brightwave lacks B1, FieldWorks has F1 alone, and everybody has work left", () => {
    expect(of("brightwave").map(({ metric }) => metric)).not.toContain("B1");
    expect(of("fieldworks").map(({ metric }) => metric)).toEqual(["F1"]);
    expect(members.filter((slug) => of(slug).length === 0)).toEqual([]);
  });
});

describe("county-urgent-care stands apart", () => {
  const [network] = county.networks;

  test("shares one organisation with Harbour Broadband, the same in both files", () => {
    const shared = county.organisations.filter(({ slug }) => members.includes(slug));
    expect(shared.map(({ slug }) => slug)).toEqual(["clearvoice"]);
    expect(shared).toEqual(harbour.organisations.filter(({ slug }) => slug === "clearvoice"));
  });

  test("all eight metrics are on track in all 24 months", () => {
    expect(network?.metrics).toHaveLength(8);
    for (const figure of network?.figures ?? []) {
      const metric = network?.metrics.find(({ code }) => code === figure.metric);
      const parts = partsOfFigure(figure, "proportion");
      if (typeof parts === "string") throw new Error(parts);
      const value = figureValue({ kind: "proportion", decimals: 0 }, parts);
      expect(isOnTrackOrBetter(levelOf(value, metric?.bands[0]?.bounds ?? null))).toBe(true);
    }
  });

  test("the outcome lies within the bounds of its stages, and the bands are coherent", () => {
    const of = (metric: string, period: string) => {
      const found = network?.figures.find((one) => one.metric === metric && one.period === period);
      return stageYield({
        numerator: found?.numerator ?? 0,
        denominator: found?.denominator ?? null,
      });
    };
    for (const { period, closed } of network?.periods ?? []) {
      if (closed === null) continue;
      const stages = ["T1", "V1", "G1"].map((code) => of(code, period));
      const measured = of("E1", period);
      const bounds = yieldBounds(stages);
      if (!measured || !bounds || !rolledYield(stages)) throw new Error(`incomplete in ${period}`);
      expect(compareRatios(measured, bounds.least)).not.toBe(-1);
      expect(compareRatios(measured, bounds.most)).not.toBe(1);
    }
    const targets = ["0.97", "0.96", "0.96"].map(decimal).reduce(multiplyRatios);
    const floors = ["0.95", "0.93", "0.93"].map(decimal).reduce(multiplyRatios);
    expect(compareRatios(targets, decimal("0.88"))).toBe(1);
    expect(compareRatios(floors, decimal("0.80"))).toBe(1);
  });
});
