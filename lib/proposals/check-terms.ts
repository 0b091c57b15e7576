import { boundsProblems } from "@/lib/bands/bounds";
import { hasDenominator } from "@/lib/metrics/kind";
import type { ChangeOf, ProposalTerms, ProposedChange } from "./proposal-terms";

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
    | `bounds-${ReturnType<typeof boundsProblems>[number]}`;
};

/** What a metric is known as before a proposal: null where it is new. */
export type KnownMetric = {
  readonly code: string;
  readonly direction: ChangeOf<"metric-version">["version"]["direction"];
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
    ...changeProblems(change, { terms, proposer, known }).map(({ place, code }) => ({
      place: `${index}/${place}`,
      code,
    })),
  ]);
}

function repeatedObject(
  changes: readonly ProposedChange[],
  index: number,
): readonly TermsProblem[] {
  const one = changes[index];
  const first = changes.findIndex(
    (other) => other.change === one?.change && other.metric === one.metric,
  );
  const isRepeated = one?.change !== "forecast" && first < index;
  return isRepeated ? [{ place: `${index}/metric`, code: "twice" }] : [];
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
  }
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
  const direction =
    proposed?.change === "metric-version"
      ? proposed.version.direction
      : known.find(({ code }) => code === change.metric)?.direction;
  return [
    ...(direction === undefined || direction === change.bounds.direction
      ? []
      : [{ place: "bounds/direction", code: "direction" as const }]),
    ...boundsProblems(change.bounds).map((problem) => ({
      place: "bounds",
      code: `bounds-${problem}` as const,
    })),
  ];
}
