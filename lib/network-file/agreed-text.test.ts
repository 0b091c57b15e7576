import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import { bandText, versionText, type BandTerms, type VersionTerms } from "./agreed-text";

const version: VersionTerms = {
  version: 1,
  effectiveFrom: period("2023-01"),
  comparable: true,
  name: "Arrived in window",
  purpose: "Someone stays at home for it.",
  kind: "proportion",
  unit: "%",
  decimals: 0,
  direction: "higher",
  measuredAt: "stage",
  forWhom: ["end-customer", "internal", "own-direct-customer"],
  numerator: "Visits in the window",
  denominator: "Visits",
  includes: null,
  excludes: null,
  frequency: null,
  rounding: "Not rounded.",
  sourceSystem: "Crew app",
  accepting: "clearvoice",
  retainedOwner: null,
  owners: ["brightwave", "fieldworks"],
  parties: ["brightwave", "clearvoice", "fieldworks"],
  visibility: "parties",
  inAggregate: null,
  evidence: null,
  parallelFrom: null,
};

const band: BandTerms = {
  effectiveFrom: period("2023-01"),
  bounds: { direction: "higher", target: "95", floor: "92", stretch: null },
  flex: null,
  grace: null,
};

const agreements = [
  { organisation: "brightwave", email: "a@b.example", at: "2022-12-01T10:00:00Z", hash: "0" },
];

describe("versionText", () => {
  const text = versionText("harbour", "F2", version);

  test("is the canonical text of the terms with their place", () => {
    expect(text).toBe(
      '{"kind":"metric-version","metric":"F2","network":"harbour","terms":{"accepting":"clearvoice","comparable":true,' +
        '"decimals":0,"denominator":"Visits","direction":"higher","effectiveFrom":"2023-01","evidence":null,' +
        '"forWhom":["end-customer","internal","own-direct-customer"],"kind":"proportion","measuredAt":"stage",' +
        '"name":"Arrived in window","numerator":"Visits in the window","owners":["brightwave","fieldworks"],' +
        '"parties":["brightwave","clearvoice","fieldworks"],"purpose":"Someone stays at home for it.",' +
        '"retainedOwner":null,"rounding":"Not rounded.","sourceSystem":"Crew app","unit":"%","version":1,' +
        '"visibility":"parties"}}',
    );
  });

  test("does not depend on the order in which parties, owners and for whom are written", () => {
    const shuffled = fc.record({
      parties: shuffledOf(version.parties),
      owners: shuffledOf(version.owners),
      forWhom: shuffledOf(version.forWhom),
    });
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(versionText("harbour", "F2", { ...version, ...order })).toBe(text);
      }),
    );
  });

  test("leaves agreements out", () => {
    expect(versionText("harbour", "F2", Object.assign({ agreements }, version))).toBe(text);
  });

  test.each<{ change: Partial<VersionTerms>; why: string }>([
    { change: { version: 2 }, why: "another version" },
    { change: { effectiveFrom: period("2023-02") }, why: "another first month" },
    { change: { comparable: false }, why: "a break in the series" },
    { change: { kind: "mean" }, why: "another kind" },
    { change: { numerator: "Visits on the day" }, why: "other counts" },
    { change: { denominator: null }, why: "no denominator" },
    { change: { parties: ["brightwave", "fieldworks"] }, why: "a party less" },
    { change: { owners: ["fieldworks"] }, why: "an owner less" },
    { change: { forWhom: ["end-customer"] }, why: "for fewer" },
    { change: { visibility: "network" }, why: "seen by more" },
    { change: { evidence: "Crew app report" }, why: "evidence asked for" },
  ])("is another text for $why", ({ change }) => {
    expect(versionText("harbour", "F2", { ...version, ...change })).not.toBe(text);
  });

  test("is another text for another network and another metric", () => {
    expect(versionText("county", "F2", version)).not.toBe(text);
    expect(versionText("harbour", "F3", version)).not.toBe(text);
  });
});

describe("bandText", () => {
  const text = bandText("harbour", "F2", band);

  test("is the canonical text of the terms with their place", () => {
    expect(text).toBe(
      '{"kind":"band-set","metric":"F2","network":"harbour","terms":{"bounds":{"direction":"higher",' +
        '"floor":"92","stretch":null,"target":"95"},"effectiveFrom":"2023-01"}}',
    );
  });

  test("leaves agreements out", () => {
    expect(bandText("harbour", "F2", Object.assign({ agreements }, band))).toBe(text);
  });

  test.each([
    { written: "95.0", shown: "95", why: "a zero after the point says nothing" },
    { written: "95.250", shown: "95.25", why: "nor does one at the end" },
    { written: "095", shown: "95", why: "nor one in front" },
    { written: "100", shown: "100", why: "zeros of the whole number stay" },
    { written: "0.50", shown: "0.5", why: "the zero before the point stays" },
    { written: "-1.50", shown: "-1.5", why: "the sign stays" },
    { written: "-0.0", shown: "0", why: "zero has no sign" },
  ])("$written stands as $shown: $why", ({ written, shown }) => {
    const oneSided = {
      direction: "lower",
      target: written,
      floor: written,
      stretch: written,
    } as const;
    const range = { from: written, to: written };
    const inRange = { direction: "in-range", inner: range, outer: range } as const;
    expect(JSON.parse(bandText("n", "M", { ...band, bounds: oneSided })).terms.bounds).toEqual({
      direction: "lower",
      target: shown,
      floor: shown,
      stretch: shown,
    });
    expect(JSON.parse(bandText("n", "M", { ...band, bounds: inRange })).terms.bounds).toEqual({
      direction: "in-range",
      inner: { from: shown, to: shown },
      outer: { from: shown, to: shown },
    });
  });

  test("refuses a bound that is no decimal number", () => {
    const bounds = { direction: "higher", target: "95 %", floor: "92", stretch: null } as const;
    expect(() => bandText("harbour", "F2", { ...band, bounds })).toThrow(RangeError);
  });
});

function shuffledOf<Item>(items: readonly Item[]) {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}
