import { z } from "zod";
import { graceTerms } from "./band-terms";
import { decimal, name, sentence, slug, text } from "./fields";

const amount = decimal.refine((digits) => !digits.startsWith("-"), "an amount of 0 or more");

const monthKey = z.string().regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/);

/** A series by its names; one of money may be agreed month by month instead, and then goes by its name. */
const seriesName = z.strictObject({
  metric: text.min(1).max(60),
  reporter: slug,
  subject: text.max(120),
});

const ownThreshold = [
  z.strictObject({ kind: z.literal("at-least"), value: decimal }),
  z.strictObject({ kind: z.literal("at-most"), value: decimal }),
  z.strictObject({ kind: z.literal("within"), from: decimal, to: decimal }),
] as const;

const threshold = z.discriminatedUnion("kind", [
  ...ownThreshold,
  z.strictObject({ kind: z.literal("level"), level: z.enum(["ahead", "on-track", "watch"]) }),
]);

const monthOrQuarter = [
  z.strictObject({ kind: z.literal("month") }),
  z.strictObject({ kind: z.literal("quarter") }),
] as const;

const window = z.discriminatedUnion("kind", [
  ...monthOrQuarter,
  z.strictObject({ kind: z.literal("rolling"), months: z.int().min(2).max(36) }),
]);

const base = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fee") }),
  z.strictObject({ kind: z.literal("stake"), pool: amount, allocation: amount }),
  z.strictObject({ kind: z.literal("amount"), series: seriesName }),
]);

const tiers = z
  .array(z.strictObject({ worseBy: amount, percent: amount }))
  .min(1)
  .max(20);

const consequence = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("plan") }),
  z.strictObject({ kind: z.literal("credit"), base, tiers }),
  z.strictObject({ kind: z.literal("per-unit"), base, percent: amount }),
  z.strictObject({ kind: z.literal("amount-per-unit"), amount }),
  z.strictObject({
    kind: z.literal("points"),
    tiers: z
      .array(z.strictObject({ worseBy: amount, points: amount }))
      .min(1)
      .max(20),
  }),
]);

const key = text.min(1).max(40);

/** One commitment of an SLA. */
export const obligationTerms = z.strictObject({
  key,
  obligor: slug,
  series: seriesName,
  threshold,
  window,
  consequence,
  grace: graceTerms.nullable(),
  dependsOn: z
    .array(z.strictObject({ on: key, lag: z.int().min(0).max(12), share: amount }))
    .max(20),
  exclusions: z.array(text.min(1).max(60)).max(20),
  earnBack: z
    .strictObject({
      windows: z.int().min(1).max(24),
      threshold: z.discriminatedUnion("kind", [...ownThreshold]).nullable(),
    })
    .nullable(),
});

/** What is agreed of one party as obligor. */
export const sideTerms = z.strictObject({
  organisation: slug,
  atRisk: amount.nullable(),
  cap: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("percent"), percent: amount }),
      z.strictObject({ kind: z.literal("amount"), amount }),
    ])
    .nullable(),
  points: z
    .strictObject({
      base,
      steps: z
        .array(z.strictObject({ from: amount, percent: amount }))
        .min(1)
        .max(20),
    })
    .nullable(),
});

/** What an SLA says beside the names of its two parties: nothing of it may be left unsaid. */
export const slaTerms = z.strictObject({
  obligations: z.array(obligationTerms).min(1).max(40),
  sides: z.array(sideTerms).max(2),
  remedy: z.discriminatedUnion("order", [
    z.strictObject({ order: z.literal("at-once") }),
    z.strictObject({ order: z.literal("second-miss") }),
    z.strictObject({ order: z.literal("plan-first"), months: z.int().min(1).max(11) }),
  ]),
  serious: z
    .array(z.strictObject({ misses: z.int().min(1).max(12), windows: z.int().min(1).max(24) }))
    .max(5),
  noDataIsMissed: z.boolean(),
  oneSidedReason: sentence.nullable(),
  isVisible: z.boolean(),
});

/** A new version of an SLA between two organisations, known by its name; null terms end it. */
export const slaChange = z.strictObject({
  change: z.literal("sla"),
  between: z.tuple([slug, slug]),
  name,
  terms: slaTerms.nullable(),
});

/** The monthly fee that one organisation pays another; null ends it. */
export const feeChange = z.strictObject({
  change: z.literal("fee"),
  payer: slug,
  payee: slug,
  amount: amount.nullable(),
});

/** Amounts of a named series of money for some months. */
export const amountChange = z.strictObject({
  change: z.literal("amount"),
  name: text.min(1).max(60),
  reporter: slug,
  subject: text.max(120),
  parties: z.array(slug).min(2),
  amounts: z
    .record(monthKey, amount)
    .refine((amounts) => Object.keys(amounts).length > 0, "no month has an amount"),
});

const release = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("saving"),
    counts: z.enum(["right", "wrong"]),
    baseline: amount,
    unitCost: amount,
    patience: z.int().min(0).max(12),
  }),
  z.strictObject({ kind: z.literal("line"), target: decimal, floor: decimal, pain: amount }),
  z.strictObject({
    kind: z.literal("steps"),
    better: z.enum(["higher", "lower"]),
    steps: z
      .array(z.strictObject({ from: decimal, percent: amount }))
      .min(1)
      .max(20),
    floor: decimal,
    pain: amount,
  }),
  z.strictObject({
    kind: z.literal("ranges"),
    target: amount,
    ranges: z
      .array(z.strictObject({ from: amount, to: amount, percent: amount }))
      .min(1)
      .max(20),
  }),
]);

/** What a pool says beside its parties. */
export const poolTerms = z.strictObject({
  outcome: seriesName,
  window: z.discriminatedUnion("kind", [...monthOrQuarter]),
  release,
  shares: z
    .array(
      z.strictObject({
        organisation: slug,
        weight: z.int().min(0).max(1_000_000),
        contribution: amount,
      }),
    )
    .min(1),
});

/** A new version of a pool, known by its name; null terms end it. */
export const poolChange = z.strictObject({
  change: z.literal("pool"),
  name,
  parties: z.array(slug).min(2),
  terms: poolTerms.nullable(),
});
