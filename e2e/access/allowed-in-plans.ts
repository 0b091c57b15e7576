import { z } from "zod";
import { choices, done, forms, notDone, refused, text } from "./field-shapes";

const at = "app/networks/[network]/slas/[number]";

/** What the server hands to the components by which joint plans are proposed and kept. */
export const planProps: Readonly<Record<string, z.ZodType>> = {
  [`${at}/plan-form.tsx PlanForm`]: z.strictObject({
    slug: text,
    sla: z.int(),
    obligations: choices,
    months: choices,
    ...forms,
  }),
  [`${at}/plan-entry-form.tsx PlanEntryForm`]: z.strictObject({
    slug: text,
    number: z.int(),
    choices,
    ...forms,
  }),
};

/** What their action answers. */
export const planResults: Readonly<Record<string, z.ZodType>> = {
  [`${at}/actions.ts plan`]: z.union([notDone, done, refused("aim", "says", "due")]),
};
