import {
  denominatorDecimals,
  hasDenominator,
  type Measure,
  type MetricKind,
  type Parts,
} from "@/lib/metrics/kind";
import { exactNumber } from "./exact-number";
import type { Problem, ProblemCode } from "./problem";

/** What was typed for one figure. Sum and count, events and volume, or a single value stand in `numerator` and `denominator` too. */
export type EntryFields = {
  readonly numerator: string;
  readonly denominator: string;
  readonly notApplicable: boolean;
};

/** What an entry comes to. `parts` is null exactly when the figure doesn't apply to the period. */
export type Entry =
  | { readonly state: "entered"; readonly parts: Parts | null; readonly notApplicable: boolean }
  | { readonly state: "empty" }
  | { readonly state: "refused"; readonly problems: readonly Problem[] };

type PartName = "numerator" | "denominator";
type PartRules = { readonly decimals: number; readonly mayBeNegative: boolean };
type Part = { readonly value: number | null; readonly problems: readonly Problem[] };

function refused(field: keyof EntryFields, code: ProblemCode, values: Problem["values"]): Problem {
  return { field, code, values };
}

function readPart(field: PartName, text: string, rules: PartRules): Part {
  const read = exactNumber(text, rules.decimals);
  const entered = text.trim();
  if (read.state === "empty") return { value: null, problems: [refused(field, "missing", {})] };
  if (read.state === "problem") {
    const quoted =
      read.code === "too-many-decimals"
        ? { entered, decimals: String(rules.decimals) }
        : { entered };
    return { value: null, problems: [refused(field, read.code, quoted)] };
  }
  if (read.value < 0 && !rules.mayBeNegative) {
    return { value: null, problems: [refused(field, "negative", { entered })] };
  }
  return { value: read.value, problems: [] };
}

function problemsBetween(kind: MetricKind, fields: EntryFields, parts: Parts): readonly Problem[] {
  const { numerator, denominator } = parts;
  if (denominator === null) return [];
  const typed = { numerator: fields.numerator.trim(), denominator: fields.denominator.trim() };
  if (denominator === 0 && numerator !== 0) {
    const values = { ...typed, entered: typed.denominator };
    return [refused("denominator", "denominator-zero", values)];
  }
  if (kind === "proportion" && numerator > denominator) {
    const values = { ...typed, entered: typed.numerator };
    return [refused("numerator", "numerator-above-denominator", values)];
  }
  return [];
}

function readTwoParts(measure: Measure, fields: EntryFields): Entry {
  const { kind, decimals } = measure;
  const numerator = readPart("numerator", fields.numerator, { decimals, mayBeNegative: false });
  const denominator = readPart("denominator", fields.denominator, {
    decimals: denominatorDecimals(measure),
    mayBeNegative: false,
  });
  const problems = [...numerator.problems, ...denominator.problems];
  if (numerator.value === null || denominator.value === null) return { state: "refused", problems };
  const parts = { numerator: numerator.value, denominator: denominator.value };
  const between = problemsBetween(kind, fields, parts);
  if (between.length > 0) return { state: "refused", problems: between };
  return { state: "entered", parts, notApplicable: false };
}

function readOnePart(measure: Measure, fields: EntryFields): Entry {
  const { value, problems } = readPart("numerator", fields.numerator, {
    decimals: measure.decimals,
    mayBeNegative: measure.kind !== "count",
  });
  const entered = fields.denominator.trim();
  const unused = entered === "" ? [] : [refused("denominator", "unused", { entered })];
  if (value === null || unused.length > 0) {
    return { state: "refused", problems: [...problems, ...unused] };
  }
  return { state: "entered", parts: { numerator: value, denominator: null }, notApplicable: false };
}

/**
 * The parts of a figure out of what was typed, or everything that has to be mended first.
 *
 * Both parts of a proportion take the measure's decimals; count and volume, below a mean or a rate, are whole numbers.
 * A denominator of 0 is a lawful report that nothing was due, if the numerator is 0 too. A figure that doesn't apply
 * has no parts. All fields empty is no entry at all.
 */
export function readEntry(measure: Measure, fields: EntryFields): Entry {
  const isEmpty = fields.numerator.trim() === "" && fields.denominator.trim() === "";
  if (fields.notApplicable) {
    if (isEmpty) return { state: "entered", parts: null, notApplicable: true };
    const problems = [refused("notApplicable", "not-applicable-with-figures", {})];
    return { state: "refused", problems };
  }
  if (isEmpty) return { state: "empty" };
  return hasDenominator(measure.kind)
    ? readTwoParts(measure, fields)
    : readOnePart(measure, fields);
}
