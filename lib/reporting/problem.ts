/** Why a typed text is no number of the agreed form. */
export type NumberProblemCode =
  "ambiguous-comma" | "wrong-groups" | "too-many-decimals" | "not-a-number" | "too-large";

/** What a person can mend in a report. The app's dictionary has the words for each. */
export type ProblemCode =
  | NumberProblemCode
  | "missing"
  | "unused"
  | "negative"
  | "denominator-zero"
  | "numerator-above-denominator"
  | "not-applicable-with-figures";

/**
 * One thing to mend, at the field where it can be mended. `values` has what its words may quote:
 * `entered`, the text of that field as typed, for each code but "missing" and "not-applicable-with-figures";
 * `decimals`, the agreed number of decimals, for "too-many-decimals";
 * `numerator` and `denominator` as typed for "numerator-above-denominator" and "denominator-zero".
 */
export type Problem = {
  readonly field: string;
  readonly code: ProblemCode;
  readonly values: Readonly<Record<string, string>>;
};
