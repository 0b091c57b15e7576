import { z } from "zod";
import { figureSources } from "@/lib/reporting/figure";
import { text } from "./field-shapes";

const level = z.enum(["ahead", "on-track", "watch", "breach", "no-data"]);
const status = z.enum(["draft", "submitted", "accepted", "disputed", "final"]);
const numberOrNull = z.number().nullable();
const label = z.strictObject({ label: text, says: text });
const fields = z.strictObject({ numerator: text, denominator: text, notApplicable: z.boolean() });

const standing = {
  entered: fields,
  revision: z.int(),
  level,
  relaxed: text.nullable(),
  reason: text.nullable(),
};

const month = z.strictObject({
  ...standing,
  period: text,
  measure: z.strictObject({
    kind: z.enum(["proportion", "mean", "rate", "count", "amount", "index"]),
    decimals: z.int(),
    unit: text,
  }),
  status: status.nullable(),
  locked: text.nullable(),
  band: text,
  trail: z.array(
    z.strictObject({
      revision: z.int(),
      says: text,
      who: text,
      at: text,
      source: z.enum(figureSources).nullable(),
      version: z.int(),
      status,
      reason: text.nullable(),
    }),
  ),
});

/** What the sheet of My month is handed: what the person's own organisation reports, and nobody else. */
export const monthSheet = z.strictObject({
  slug: text,
  place: z.string().regex(/^[0-9a-f-]{36} [0-9a-f-]{36} [0-9a-f-]{36}$/),
  href: text,
  title: text,
  due: text,
  months: z.array(z.strictObject({ period: text, name: text, short: text, isLate: z.boolean() })),
  rows: z.array(
    z.strictObject({
      key: z.int(),
      code: text,
      title: text,
      definition: z.strictObject({ says: text, href: text }),
      first: label,
      second: label.nullable(),
      others: text,
      past: z.array(z.tuple([text, numberOrNull, numberOrNull, numberOrNull])).length(24),
      months: z.array(month),
    }),
  ),
});

const results = z.array(
  z.union([
    z.strictObject({ state: z.literal("saved"), ...standing }),
    z.strictObject({ state: z.literal("conflict"), theirs: text, ...standing }),
    z.strictObject({ state: z.literal("submitted"), status, says: text, ...standing }),
    z.strictObject({
      state: z.literal("refused"),
      problems: z.array(z.strictObject({ field: fields.keyof(), says: text })),
    }),
    z.strictObject({ state: z.literal("locked"), says: text }),
    z.strictObject({ state: z.literal("gone") }),
  ]),
);

/** What saving entries answers: what came of each, or a problem. */
export const savedEntries = z.union([
  z.strictObject({ results }),
  z.strictObject({
    type: text,
    status: z.int(),
    title: text,
    detail: text.optional(),
    results: results.optional(),
  }),
]);
