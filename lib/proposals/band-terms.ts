import { z } from "zod";
import { code, decimal, period, slug, subject, text } from "./fields";

/** Agreed bounds. */
export const boundsTerms = z.discriminatedUnion("direction", [
  z.strictObject({
    direction: z.literal("higher"),
    target: decimal,
    floor: decimal,
    stretch: decimal.nullable().default(null),
  }),
  z.strictObject({
    direction: z.literal("lower"),
    target: decimal,
    floor: decimal,
    stretch: decimal.nullable().default(null),
  }),
  z.strictObject({
    direction: z.literal("in-range"),
    inner: z.strictObject({ from: decimal, to: decimal }),
    outer: z.strictObject({ from: decimal, to: decimal }),
  }),
]);

const relaxation = decimal.refine((amount) => !amount.startsWith("-"), "an amount of 0 or more");

const effect = z.union([
  z.strictObject({ amount: relaxation }),
  z.strictObject({ outerFrom: decimal, innerFrom: decimal, innerTo: decimal, outerTo: decimal }),
]);

const trigger = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("season"),
    months: z.array(z.int().min(1).max(12)).min(1).max(12),
  }),
  z.strictObject({
    kind: z.literal("volume"),
    driver: z.strictObject({
      metric: code,
      reporter: slug,
      subject,
      part: z.enum(["numerator", "denominator"]),
    }),
    over: relaxation,
    growth: z
      .strictObject({ every: relaxation, amount: relaxation, most: relaxation })
      .nullable()
      .default(null),
  }),
  z.strictObject({ kind: z.literal("condition"), condition: text.min(1).max(60) }),
  z.strictObject({ kind: z.literal("ramp"), last: effect }),
]);

/** How bounds may flex. */
export const flexTerms = z.strictObject({
  cap: relaxation.nullable().default(null),
  budget: z.int().min(0).max(12).nullable().default(null),
  rules: z
    .array(
      z.strictObject({
        name: text.min(1).max(60),
        from: period,
        to: period.nullable().default(null),
        trigger,
        effect,
      }),
    )
    .min(1)
    .max(20),
});

/** Agreed wiggle room. */
export const graceTerms = z.strictObject({
  misses: z.int().min(1).max(12),
  periods: z.int().min(1).max(36),
  from: period,
  to: period.nullable().default(null),
});
