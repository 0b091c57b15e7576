import { boundsProblems } from "@/lib/bands/bounds";
import { flexProblems, type FlexProblem } from "@/lib/bands/flex-problems";
import { hasDenominator } from "@/lib/metrics/kind";
import { slaProblems, type SlaProblem } from "@/lib/slas/problems";
import { chainProblems, type ChainProblem } from "./chain-problems";
import type { KnownMetric } from "./known-metric";
import { objectOf, type ChangeOf, type ProposalTerms, type ProposedChange } from "./proposal-terms";

/** What is wrong with terms, at the field where it can be mended: `place` is the index of the change and the field's path. */
export type TermsProblem = {
  readonly place: string;
  readonly code:
    | "twice"
    | "denominator-missing"
    | "denominator-unused"
    | "proposer-missing"
    | "reporter-no-party"
    | "owner-no-party"
    | "accepting-no-party"
    | "series-twice"
    | "parallel-late"
    | "direction"
    | `bounds-${ReturnType<typeof boundsProblems>[number]}`
    | `flex-${FlexProblem["code"]}`
    | `sla-${SlaProblem["code"]}`
    | "fee-to-itself"
    | "amount-reporter"
    | "pool-shares"
    | ChainProblem["code"];
  /** The obligations of a cycle, by key, around to the first one again; only with `sla-dependency-cycle`. */
  readonly cycle?: readonly string[];
};

/**
 * Everything that can be told wrong with terms before they are proposed, from the terms themselves; the database says the rest.
 *
 * @param proposer the slug of the organisation that proposes: a definition has it among its parties
 * @param known the metrics that the proposer knows
 */
export function termsProblems(
  terms: ProposalTerms,
  proposer: string,
  known: readonly KnownMetric[],
): readonly TermsProblem[] {
  return terms.changes.flatMap((change, index) => [
    ...repeatedObject(terms.changes, index),
    ...changeProblems(change, { terms, proposer, known }).map(({ place, ...problem }) => ({
      ...problem,
      place: `${index}/${place}`,
    })),
  ]);
}

function repeatedObject(
  changes: readonly ProposedChange[],
  index: number,
): readonly TermsProblem[] {
  const one = changes[index];
  if (one === undefined || one.change === "forecast") return [];
  const first = changes.findIndex((other) => objectOf(other) === objectOf(one));
  const field = "metric" in one ? "metric" : "name";
  return first < index ? [{ place: `${index}/${field}`, code: "twice" }] : [];
}

type Context = {
  readonly terms: ProposalTerms;
  readonly proposer: string;
  readonly known: readonly KnownMetric[];
};

function changeProblems(change: ProposedChange, context: Context): readonly TermsProblem[] {
  switch (change.change) {
    case "metric-version":
      return versionProblems(change, context);
    case "band-set":
      return bandProblems(change, context);
    case "forecast":
      return [];
    case "sla":
      return slaProblemsIn(change);
    case "fee":
    case "amount":
      return moneyProblems(change);
    case "pool":
      return poolProblems(change);
    case "chain":
      return chainProblems(change, context.known);
  }
}

function moneyProblems(change: ChangeOf<"fee" | "amount">): readonly TermsProblem[] {
  if (change.change === "fee") {
    return change.payer === change.payee ? [{ place: "payee", code: "fee-to-itself" }] : [];
  }
  const isParty = change.parties.includes(change.reporter);
  return isParty ? [] : [{ place: "reporter", code: "amount-reporter" }];
}

/** What is wrong with a change of an SLA by itself; nothing is with any other. */
export function slaProblemsIn(change: ProposedChange): readonly TermsProblem[] {
  if (change.change !== "sla" || change.terms === null) return [];
  const { between, terms } = change;
  return slaProblems({ ...terms, parties: between }).map(({ place, code, cycle }) => ({
    place: code === "same-party" ? "between" : `terms/${place}`,
    code: `sla-${code}` as const,
    ...(cycle.length === 0 ? {} : { cycle }),
  }));
}

/** Each share is a party's, once, and somebody's share weighs something. */
function poolProblems({ parties, terms }: ChangeOf<"pool">): readonly TermsProblem[] {
  if (terms === null) return [];
  const sharing = terms.shares.map(({ organisation }) => organisation);
  const isRight =
    new Set(sharing).size === sharing.length &&
    sharing.every((slug) => parties.includes(slug)) &&
    terms.shares.some(({ weight }) => weight > 0);
  return isRight ? [] : [{ place: "terms/shares", code: "pool-shares" }];
}

function versionProblems(
  { version, series }: ChangeOf<"metric-version">,
  { terms, proposer }: Context,
): readonly TermsProblem[] {
  const { kind, denominator, parties, owners, accepting, parallelFrom } = version;
  const isIn = (slug: string) => parties.includes(slug);
  const names = series.map(({ reporter, subject }) => `${reporter} ${subject}`);
  const wanted: readonly (readonly [boolean, TermsProblem])[] = [
    [
      !hasDenominator(kind) || denominator !== null,
      { place: "version/denominator", code: "denominator-missing" },
    ],
    [
      hasDenominator(kind) || denominator === null,
      { place: "version/denominator", code: "denominator-unused" },
    ],
    [isIn(proposer), { place: "version/parties", code: "proposer-missing" }],
    [
      series.every(({ reporter }) => isIn(reporter)),
      { place: "version/parties", code: "reporter-no-party" },
    ],
    [owners.every(isIn), { place: "version/parties", code: "owner-no-party" }],
    [
      accepting === null || isIn(accepting),
      { place: "version/parties", code: "accepting-no-party" },
    ],
    [new Set(names).size === names.length, { place: "series", code: "series-twice" }],
    [
      parallelFrom === null || parallelFrom < terms.from,
      { place: "version/parallelFrom", code: "parallel-late" },
    ],
  ];
  return wanted.flatMap(([holds, problem]) => (holds ? [] : [problem]));
}

function bandProblems(
  change: ChangeOf<"band-set">,
  { terms, known }: Context,
): readonly TermsProblem[] {
  const proposed = terms.changes.find(
    (one) => one.change === "metric-version" && one.metric === change.metric,
  );
  const version =
    proposed?.change === "metric-version"
      ? proposed.version
      : known.find(({ code }) => code === change.metric);
  const direction = version?.direction;
  return [
    ...(direction === undefined || direction === change.bounds.direction
      ? []
      : [{ place: "bounds/direction", code: "direction" as const }]),
    ...boundsProblems(change.bounds).map((problem) => ({
      place: "bounds",
      code: `bounds-${problem}` as const,
    })),
    ...flexProblemsOf(change, version?.measuredAt ?? "stage", known),
  ];
}

/** Where each problem of a flex rule can be mended, beside the rule itself. */
const ruleFields: Partial<Record<FlexProblem["code"], string>> = {
  "months-reversed": "to",
  "ramp-without-end": "to",
  "no-such-month": "trigger/months",
  "step-not-above-zero": "trigger/growth/every",
  "driver-itself": "trigger/driver",
  "driver-cycle": "trigger/driver",
  "name-twice": "name",
};

const wholeFields: Partial<Record<FlexProblem["code"], string>> = {
  "negative-amount": "flex/cap",
  "budget-out-of-range": "flex/budget",
  "misses-above-periods": "grace/misses",
  "months-reversed": "grace/to",
};

function flexProblemsOf(
  { metric, bounds, flex, grace }: ChangeOf<"band-set">,
  measuredAt: KnownMetric["measuredAt"],
  known: readonly KnownMetric[],
): readonly TermsProblem[] {
  if (boundsProblems(bounds).length > 0) return [];
  return flexProblems({
    metric,
    measuredAt,
    bounds,
    flex,
    grace,
    driverMetric: (driver: { readonly metric: string }) => driver.metric,
    drivenBy: new Map(known.map(({ code, drivenBy }) => [code, drivenBy])),
  }).map(({ code, rule }) => ({
    place:
      rule === null
        ? (wholeFields[code] ?? "flex")
        : `flex/rules/${rule}/${ruleFields[code] ?? "effect/amount"}`,
    code: `flex-${code}` as const,
  }));
}
