import { z } from "zod";
import { choices, done, forms, notDone, refused, text } from "./field-shapes";

const at = "app/networks/[network]/issues";

/** What the server hands to the components by which issues are raised and answered. */
export const issueProps: Readonly<Record<string, z.ZodType>> = {
  [`${at}/raise-form.tsx RaiseForm`]: z.strictObject({
    slug: text,
    people: choices,
    causes: choices,
    owners: choices,
    ...forms,
  }),
  [`${at}/[issue]/suggest-form.tsx SuggestForm`]: z.strictObject({
    slug: text,
    issue: z.uuid(),
    ...forms,
  }),
  [`${at}/[issue]/answer-form.tsx AnswerForm`]: z.strictObject({
    slug: text,
    issue: z.uuid(),
    about: z.int(),
    choices,
    ...forms,
  }),
};

/** What its actions answer. */
export const issueResults: Readonly<Record<string, z.ZodType>> = {
  [`${at}/actions.ts raise`]: z.union([notDone, done, refused("says", "to")]),
  [`${at}/actions.ts add`]: z.union([notDone, done, refused("says")]),
  [`${at}/actions.ts release`]: z.union([notDone, done, refused()]),
};
