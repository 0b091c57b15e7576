import { z } from "zod";
import { decimal, name, sentence, slug, subject, text } from "./fields";

const series = z.strictObject({ metric: text.min(1).max(60), reporter: slug, subject });

const percent = decimal.refine((digits) => !digits.startsWith("-"), "a share of 0 % or more");

/** One way through a stage: who runs it, what of its cases go there in per cent, and the yield that it is measured by; null is unmeasured. */
const branch = z.strictObject({
  name: text.max(120),
  organisation: slug,
  share: percent,
  series: series.nullable(),
});

/**
 * A stage of work. Where it is optional, the cases that no branch takes don't need it; otherwise its branches take all of them.
 * `handOff`: the yield of the hand-off to the next stage, where that has figures of its own.
 */
const stage = z.strictObject({
  name,
  isOptional: z.boolean(),
  branches: z.array(branch).min(1).max(12),
  handOff: series.nullable(),
});

/** What a chain says. */
export const chainTerms = z.strictObject({
  customer: z.enum(["end-customer", "own-direct-customer", "partners-direct-customer"]),
  who: name,
  promise: sentence,
  outcome: series,
  stages: z.array(stage).min(1).max(40),
});

/** A new version of a chain, known by its name; null terms end it. */
export const chainChange = z.strictObject({
  change: z.literal("chain"),
  name,
  parties: z.array(slug).min(2),
  terms: chainTerms.nullable(),
});
