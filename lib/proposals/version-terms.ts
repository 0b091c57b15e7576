import { z } from "zod";
import { name, period, sentence, slug, text } from "./fields";

/** Why a definition matters: it decides nothing, and scorecards can be seen from each. */
const forWhom = z.enum([
  "end-customer",
  "own-direct-customer",
  "partners-direct-customer",
  "internal",
]);

/** The fields of a definition, each of which has to be said. Organisations stand by their slugs. */
export const versionFields = {
  comparable: z.boolean(),
  name,
  purpose: sentence,
  kind: z.enum(["proportion", "mean", "rate", "count", "amount", "index"]),
  unit: text.min(1).max(24),
  decimals: z.int().min(0).max(6),
  direction: z.enum(["higher", "lower", "in-range"]),
  measuredAt: z.enum(["customer", "stage"]),
  forWhom: z.array(forWhom).min(1),
  numerator: sentence,
  denominator: sentence.nullable(),
  includes: sentence,
  excludes: sentence,
  frequency: z.enum(["monthly", "quarterly"]),
  rounding: sentence,
  sourceSystem: sentence,
  accepting: slug.nullable(),
  retainedOwner: slug.nullable(),
  owners: z.array(slug).min(1),
  parties: z.array(slug).min(1),
  visibility: z.enum(["network", "parties", "reporter"]),
  inAggregate: z.boolean(),
  evidence: sentence.nullable(),
};

/** A definition as it is proposed: nothing of it may be left unsaid. `parallelFrom`: the first month of a parallel run. */
export const versionTerms = z.strictObject({
  ...versionFields,
  version: z.int().min(1),
  parallelFrom: period.nullable(),
});

/** A definition as it is proposed. */
export type VersionTerms = z.output<typeof versionTerms>;
