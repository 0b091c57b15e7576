import { compareRatios, decimal, ratio } from "@/lib/metrics/ratio";
import { dependencyCycle } from "./cycles";
import type { Base, Consequence, Dependency, Obligation, SideTerms, SlaTerms } from "./terms";

/** What keeps the terms of an SLA from being proposed. */
type SlaProblemCode =
  | "same-party"
  | "no-obligation"
  | "one-sided"
  | "obligor-no-party"
  | "side-no-party"
  | "key-twice"
  | "threshold-reversed"
  | "dependency-unknown"
  | "dependency-own-side"
  | "dependency-share"
  | "dependency-twice"
  | "dependency-cycle"
  | "misses-above-periods"
  | "months-reversed"
  | "tier-twice"
  | "stake-without-risk"
  | "points-without-scale"
  | "earn-back-without-credit"
  | "serious-misses";

/** A problem at the field where it can be mended; `cycle` names the obligations of a cycle in their order, the first one again last. */
export type SlaProblem = {
  readonly place: string;
  readonly code: SlaProblemCode;
  readonly cycle: readonly string[];
};

/** Everything that is wrong with terms whose texts are decimal and whose months are months already; none where they can be proposed. */
export function slaProblems(terms: SlaTerms): readonly SlaProblem[] {
  const cycle = dependencyCycle(terms.obligations);
  const found: readonly (readonly [boolean, string, SlaProblemCode])[] = [
    [terms.parties[0] === terms.parties[1], "parties", "same-party"],
    [terms.obligations.length === 0, "obligations", "no-obligation"],
    [isOneSided(terms) && terms.oneSidedReason === null, "oneSidedReason", "one-sided"],
    [
      terms.sides.some(({ organisation }) => !terms.parties.includes(organisation)) ||
        new Set(terms.sides.map((side) => side.organisation)).size < terms.sides.length,
      "sides",
      "side-no-party",
    ],
    [terms.serious.some(({ misses, windows }) => misses > windows), "serious", "serious-misses"],
  ];
  return [
    ...found.flatMap(([isWrong, place, code]) => (isWrong ? [{ place, code, cycle: [] }] : [])),
    ...terms.obligations.flatMap((one, index) =>
      ofObligation(one, index, terms).map(({ place, code }) => ({
        place: `obligations/${index}/${place}`,
        code,
        cycle: [],
      })),
    ),
    ...(cycle === null
      ? []
      : [{ place: cyclePlace(terms, cycle), code: "dependency-cycle" as const, cycle }]),
  ];
}

/** Where a cycle can be cut: the dependency by which its first obligation leads to the next one. */
function cyclePlace({ obligations }: SlaTerms, [first, next]: readonly string[]): string {
  const index = obligations.findIndex(({ key }) => key === first);
  const at = obligations[index]?.dependsOn.findIndex(({ on, lag }) => on === next && lag === 0);
  return `obligations/${index}/dependsOn/${at ?? 0}/on`;
}

/** Whether only one of the two parties owes anything. */
export function isOneSided({
  parties,
  obligations,
}: Pick<SlaTerms, "parties" | "obligations">): boolean {
  return parties.some((party) => obligations.every(({ obligor }) => obligor !== party));
}

type Found = { readonly place: string; readonly code: SlaProblemCode };

function listed(wanted: readonly (readonly [boolean, string, SlaProblemCode])[]): readonly Found[] {
  return wanted.flatMap(([isWrong, place, code]) => (isWrong ? [{ place, code }] : []));
}

function ofObligation(one: Obligation, index: number, terms: SlaTerms): readonly Found[] {
  const { key, obligor, threshold, grace, consequence, earnBack, dependsOn } = one;
  const hasCredit = ["credit", "per-unit", "amount-per-unit"].includes(consequence.kind);
  const isRepeated = terms.obligations.findIndex((other) => other.key === key) < index;
  const bounds = earnBack?.threshold ?? null;
  return [
    ...listed([
      [isRepeated, "key", "key-twice"],
      [!terms.parties.includes(obligor), "obligor", "obligor-no-party"],
      [isReversed(threshold), "threshold", "threshold-reversed"],
      [bounds !== null && isReversed(bounds), "earnBack/threshold", "threshold-reversed"],
      [earnBack !== null && !hasCredit, "earnBack", "earn-back-without-credit"],
      [grace !== null && grace.misses > grace.periods, "grace/misses", "misses-above-periods"],
      [grace !== null && grace.to !== null && grace.to < grace.from, "grace/to", "months-reversed"],
      ...consequenceWrongs(consequence, terms, obligor),
    ]),
    ...dependsOn.flatMap((dependency, at) =>
      listed(dependencyWrongs(dependency, at, one, terms)).map(({ place, code }) => ({
        place: `dependsOn/${at}/${place}`,
        code,
      })),
    ),
  ];
}

function isReversed(threshold: Obligation["threshold"]): boolean {
  return (
    threshold.kind === "within" && compareRatios(decimal(threshold.from), decimal(threshold.to)) > 0
  );
}

function consequenceWrongs(
  consequence: Consequence,
  { sides }: SlaTerms,
  obligor: string,
): readonly (readonly [boolean, string, SlaProblemCode])[] {
  const side = sides.find(({ organisation }) => organisation === obligor);
  const isStake = baseOf(consequence, side ?? null)?.kind === "stake";
  const givesPoints = consequence.kind === "points";
  return [
    [hasTierTwice(consequence), "consequence/tiers", "tier-twice"],
    [isStake && (side?.atRisk ?? null) === null, "consequence/base", "stake-without-risk"],
    [givesPoints && (side?.points ?? null) === null, "consequence", "points-without-scale"],
  ];
}

function hasTierTwice(consequence: Consequence): boolean {
  const tiers = "tiers" in consequence ? consequence.tiers.map(({ worseBy }) => worseBy) : [];
  return tiers.some((one, at) =>
    tiers.slice(0, at).some((other) => compareRatios(decimal(one), decimal(other)) === 0),
  );
}

function baseOf(consequence: Consequence, side: SideTerms | null): Base | null {
  if (consequence.kind === "points") return side?.points?.base ?? null;
  return "base" in consequence ? consequence.base : null;
}

function dependencyWrongs(
  { on, lag, share }: Dependency,
  at: number,
  { obligor, dependsOn }: Obligation,
  { obligations }: SlaTerms,
): readonly (readonly [boolean, string, SlaProblemCode])[] {
  const other = obligations.find(({ key }) => key === on);
  const size = decimal(share);
  const isShare = size.numerator > 0n && compareRatios(size, ratio(1, 1)) <= 0;
  return [
    [other === undefined, "on", "dependency-unknown"],
    [other?.obligor === obligor, "on", "dependency-own-side"],
    [dependsOn.findIndex((one) => one.on === on && one.lag === lag) < at, "on", "dependency-twice"],
    [!isShare, "share", "dependency-share"],
  ];
}
