import { z } from "zod";
import { formOptions, formWords, prefilledChanges } from "./allowed-in-proposals";
import { choices, done, forms, notDone, refused, said, text } from "./field-shapes";

/** What the server hands to the components by which parties agree. */
export const agreeingProps: Readonly<Record<string, z.ZodType>> = {
  "app/networks/[network]/conditions/declare-form.tsx DeclareForm": z.strictObject({
    slug: text,
    conditions: z.array(text),
    months: choices,
    now: text,
    ...forms,
  }),
  "app/networks/[network]/conditions/forecast-form.tsx ForecastForm": z.strictObject({
    slug: text,
    seriesKey: z.int(),
    part: z.enum(["numerator", "denominator"]),
    title: text,
    months: choices,
    sendName: text,
    ...forms,
  }),
  "app/networks/[network]/metrics/library/library-tools.tsx LibraryTools": z.strictObject({
    words: said,
    // The lists, drawn on the server.
    children: z.unknown(),
  }),
  "app/networks/[network]/metrics/library/import-panel.tsx ImportPanel": z.strictObject({
    slug: text,
    said: formWords,
    ...forms,
  }),
};

/** What the actions by which parties agree answer. */
export const agreeingResults: Readonly<Record<string, z.ZodType>> = {
  "app/networks/[network]/conditions/actions.ts declare": z.union([
    notDone,
    done,
    refused("condition", "first", "last", "reason"),
  ]),
  "app/networks/[network]/conditions/actions.ts confirm": z.union([notDone, done, refused()]),
  "app/networks/[network]/conditions/actions.ts withdraw": z.union([notDone, done, refused()]),
  "app/networks/[network]/conditions/actions.ts proposeForecast": z.union([
    notDone,
    done,
    refused("reason", ...Array.from({ length: 12 }, (_none, index) => `month-${index + 1}`)),
  ]),
  "app/networks/[network]/metrics/library/actions.ts readFile": z.union([
    notDone,
    z.strictObject({
      state: z.literal("read"),
      says: text,
      title: text,
      from: text,
      options: formOptions,
      found: z.array(
        z.strictObject({ metric: text, name: text, standing: text, changes: prefilledChanges }),
      ),
      wrong: z.array(text),
    }),
  ]),
};
