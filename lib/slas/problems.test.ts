import { describe, expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import { dependencyCycle } from "./cycles";
import { isOneSided, slaProblems } from "./problems";
import type { Obligation, SlaTerms } from "./terms";
import { obligation, ofFee, side, terms } from "./testing/world";

const on = (key: string, lag = 0) => [{ on: key, lag, share: "1" }];
const ours = obligation("B", { obligor: "us" });
const fine = terms([obligation("A"), ours]);

function codes(agreed: SlaTerms): readonly string[] {
  return slaProblems(agreed).map(({ place, code }) => `${place} ${code}`);
}

describe("terms that can't be proposed", () => {
  test("none of a mutual SLA", () => {
    expect(slaProblems(fine)).toEqual([]);
    expect(isOneSided(fine)).toBe(false);
  });

  test.each<{ why: string; agreed: SlaTerms; is: string[] }>([
    { why: "one party", agreed: { ...fine, parties: ["us", "us"] }, is: ["parties same-party"] },
    { why: "no rule", agreed: { ...fine, obligations: [] }, is: ["obligations no-obligation"] },
    {
      why: "two misses in one window",
      agreed: { ...fine, serious: [{ misses: 2, windows: 1 }] },
      is: ["serious serious-misses"],
    },
    { why: "a third side", agreed: { ...fine, sides: [side("x")] }, is: ["sides side-no-party"] },
    {
      why: "a side twice",
      agreed: { ...fine, sides: [side("us"), side("us")] },
      is: ["sides side-no-party"],
    },
  ])("$why", ({ agreed, is }) => {
    expect(codes(agreed)).toEqual(expect.arrayContaining(is));
  });

  test("one direction only needs a reason", () => {
    const five = ["A", "C", "D", "E", "F"].map((key) => obligation(key));
    expect(codes(terms(five))).toEqual(["oneSidedReason one-sided"]);
    expect(codes(terms(five, { oneSidedReason: "A commodity." }))).toEqual([]);
  });

  const grace = { misses: 2, periods: 2, from: period("2024-03"), to: period("2024-03") };
  test.each<{ more: Partial<Obligation>; is: string }>([
    { more: { key: "B" }, is: "key key-twice" },
    { more: { obligor: "x" }, is: "obligor obligor-no-party" },
    {
      more: { threshold: { kind: "within", from: "2", to: "1" } },
      is: "threshold threshold-reversed",
    },
    { more: { dependsOn: on("Z") }, is: "dependsOn/0/on dependency-unknown" },
    { more: { dependsOn: [...on("B"), ...on("B")] }, is: "dependsOn/1/on dependency-twice" },
    {
      more: { dependsOn: [{ on: "B", lag: 0, share: "0" }] },
      is: "dependsOn/0/share dependency-share",
    },
    {
      more: { dependsOn: [{ on: "B", lag: 0, share: "1.01" }] },
      is: "dependsOn/0/share dependency-share",
    },
    { more: { grace: { ...grace, misses: 3 } }, is: "grace/misses misses-above-periods" },
    { more: { grace: { ...grace, to: period("2024-02") } }, is: "grace/to months-reversed" },
    {
      more: { earnBack: { windows: 2, threshold: null } },
      is: "earnBack earn-back-without-credit",
    },
    {
      more: {
        consequence: {
          kind: "credit",
          base: { kind: "fee" },
          tiers: [
            { worseBy: "1", percent: "1" },
            { worseBy: "1.0", percent: "2" },
          ],
        },
      },
      is: "consequence/tiers tier-twice",
    },
    {
      more: {
        consequence: {
          kind: "credit",
          base: { kind: "stake", pool: "50", allocation: "40" },
          tiers: [{ worseBy: "0", percent: "100" }],
        },
      },
      is: "consequence/base stake-without-risk",
    },
    {
      more: { consequence: { kind: "points", tiers: [{ worseBy: "0", points: "1" }] } },
      is: "consequence points-without-scale",
    },
  ])("$is", ({ more, is }) => {
    expect(codes(terms([ours, obligation("A", more), obligation("C")]))).toContain(
      `obligations/1/${is}`,
    );
  });

  test("a dependency on one's own side", () => {
    const agreed = terms([obligation("A", { dependsOn: on("C") }), obligation("C"), ours]);
    expect(codes(agreed)).toEqual(["obligations/0/dependsOn/0/on dependency-own-side"]);
  });

  test("an agreed earn-back of a credit is none", () => {
    const earnBack = { windows: 3, threshold: null };
    const credited = obligation("A", { consequence: ofFee("1"), earnBack });
    expect(codes(terms([credited, ours]))).toEqual([]);
  });
});

describe("cycles of dependencies in the same period", () => {
  const of = (edges: Readonly<Record<string, readonly string[]>>, lag = 0) =>
    Object.entries(edges).map(([key, others]) => ({
      key,
      dependsOn: others.flatMap((other) => on(other, lag)),
    }));

  test.each<{ edges: Record<string, string[]>; is: string[] | null }>([
    { edges: { F1: ["B2"], B2: [] }, is: null },
    { edges: { F1: ["B2"], F2: ["B2"], B2: [] }, is: null },
    { edges: { F2: ["B2"], B2: ["F2"] }, is: ["B2", "F2", "B2"] },
    { edges: { A: ["A"] }, is: ["A", "A"] },
    { edges: { D: ["A"], A: ["B"], B: ["C"], C: ["A"] }, is: ["A", "B", "C", "A"] },
    { edges: { A: ["B", "C"], B: ["D"], C: ["D"], D: [] }, is: null },
    { edges: { Z: ["Y"], Y: ["X"], X: ["Z"] }, is: ["X", "Z", "Y", "X"] },
  ])("$edges: $is", ({ edges, is }) => {
    expect(dependencyCycle(of(edges))).toEqual(is);
    expect(dependencyCycle(of(edges).toReversed())).toEqual(is);
    expect(dependencyCycle(of(edges, 1))).toBeNull();
  });

  test("is a problem that names it", () => {
    const agreed = terms([
      obligation("A", { dependsOn: on("B") }),
      { ...ours, dependsOn: on("A") },
    ]);
    expect(slaProblems(agreed)).toEqual([
      {
        place: "obligations/0/dependsOn/0/on",
        code: "dependency-cycle",
        cycle: ["A", "B", "A"],
      },
    ]);
  });
});
