import { z } from "zod";
import { choices, done, forms, notDone, refused, text } from "./field-shapes";

const at = "app/networks/[network]/expectations";

/** What the server hands to the components by which it is proposed what isn't promised. */
export const expectationProps: Readonly<Record<string, z.ZodType>> = {
  [`${at}/propose-form.tsx ProposeForm`]: z.strictObject({
    slug: text,
    kinds: choices,
    metrics: choices,
    ...forms,
  }),
  [`${at}/decline-form.tsx DeclineForm`]: z.strictObject({ slug: text, number: z.int(), ...forms }),
};

/** What its actions answer. */
export const expectationResults: Readonly<Record<string, z.ZodType>> = {
  [`${at}/actions.ts propose`]: z.union([notDone, done, refused("says", "metric")]),
  [`${at}/actions.ts answer`]: z.union([notDone, done, refused("reason")]),
};
