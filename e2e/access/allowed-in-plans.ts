import { z } from "zod";
import { choices, done, forms, notDone, refused, text } from "./field-shapes";

const pair = "app/networks/[network]/relationships/[pair]";
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

/** What it hands to those by which value is claimed and recognised. */
export const valueProps: Readonly<Record<string, z.ZodType>> = {
  [`${pair}/claim-form.tsx ClaimForm`]: z.strictObject({
    slug: text,
    other: z.uuid(),
    choices,
    months: choices,
    guards: choices,
    amountHint: text,
    ...forms,
  }),
  [`${pair}/refuse-form.tsx RefuseForm`]: z.strictObject({
    slug: text,
    entry: z.int(),
    ...forms,
  }),
};

/** What their actions answer. */
export const planResults: Readonly<Record<string, z.ZodType>> = {
  [`${pair}/actions.ts value`]: z.union([
    notDone,
    done,
    refused("month", "amount", "says", "guard"),
  ]),
  [`${at}/actions.ts plan`]: z.union([notDone, done, refused("aim", "says", "due")]),
};
