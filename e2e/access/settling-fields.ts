import { z } from "zod";
import { done, forms, notDone, refused, text } from "./field-shapes";

const about = { period: text, key: z.int() };
const labels = z.strictObject({ first: text, second: text.nullable() });
const seen = z.strictObject({ ...about, revision: z.int() });
const page = "app/networks/[network]/periods/[period]/figures/[key]";

/** What the server hands to the components by which figures are settled. */
export const settlingProps: Readonly<Record<string, z.ZodType>> = {
  [`${page}/dispute-form.tsx DisputeForm`]: z.strictObject({
    slug: text,
    figure: seen,
    labels,
    ...forms,
  }),
  [`${page}/restate-form.tsx RestateForm`]: z.strictObject({
    slug: text,
    figure: seen,
    entered: z.strictObject({ numerator: text, denominator: text }),
    labels,
    ...forms,
  }),
  [`${page}/restatement-form.tsx RestatementForm`]: z.strictObject({
    slug: text,
    asked: z.strictObject({ ...about, number: z.int() }),
    ...forms,
  }),
  [`${page}/say-form.tsx SayForm`]: z.strictObject({
    slug: text,
    figure: z.strictObject(about),
    ...forms,
  }),
};

const file = "app/networks/[network]/periods/[period]/actions.ts";
const locked = z.strictObject({ state: z.literal("locked"), says: text });
const asked = z.strictObject({ state: z.literal("asked"), says: text, sure: text });
const part = ["numerator", "denominator", "notApplicable"] as const;
const plain = z.union([notDone, done, locked, refused()]);

/** What the actions by which figures are settled answer. */
export const settlingResults: Readonly<Record<string, z.ZodType>> = {
  [`${file} accept`]: plain,
  [`${file} dispute`]: z.union([notDone, done, locked, refused("says", "evidence", ...part)]),
  [`${file} say`]: z.union([notDone, done, locked, refused("says", "evidence")]),
  [`${file} restate`]: z.union([notDone, done, asked, locked, refused("says", ...part)]),
  [`${file} settle`]: z.union([notDone, done, locked, refused("says")]),
  [`${file} close`]: plain,
};
