import { z } from "zod";
import { choices, done, forms, notDone, refused, said, text } from "./field-shapes";

const caseName = { slug: text, reference: text, openedById: z.uuid() };
const at = "app/networks/[network]/promises";

/** What the server hands to the components by which the ledger of promises is kept. */
export const promiseProps: Readonly<Record<string, z.ZodType>> = {
  [`${at}/open-form.tsx OpenForm`]: z.strictObject({ slug: text, ...forms }),
  [`${at}/import-form.tsx ImportForm`]: z.strictObject({
    url: text,
    mostBytes: z.int(),
    words: said,
  }),
  [`${at}/[reference]/promise-form.tsx PromiseForm`]: z.strictObject({ ...caseName, ...forms }),
  [`${at}/[reference]/settle-form.tsx SettleForm`]: z.strictObject({
    ...caseName,
    promise: z.int(),
    summary: text,
    sendName: text,
    ...forms,
  }),
  [`${at}/[reference]/reopen-form.tsx ReopenForm`]: z.strictObject({ ...caseName, ...forms }),
  [`${at}/[reference]/offer-form.tsx OfferForm`]: z.strictObject({
    ...caseName,
    receivers: choices,
    held: choices,
    ...forms,
  }),
};

/** What is answered to programs that import promises. */
export const promiseAnswers: Readonly<Record<string, z.ZodType>> = {
  "/api/v1/networks/[network]/promises": z.strictObject({
    network: text,
    organisation: text,
    columns: z.array(z.strictObject({ name: text, holds: text, needed: z.boolean() })),
  }),
};

/** What its actions answer. */
export const promiseResults: Readonly<Record<string, z.ZodType>> = {
  [`${at}/actions.ts open`]: z.union([
    notDone,
    z.strictObject({ state: z.literal("opened"), href: text }),
    refused("reference"),
  ]),
  [`${at}/actions.ts add`]: z.union([notDone, done, refused("says", "role", "hand", "day", "to")]),
  [`${at}/actions.ts enterFigure`]: z.union([notDone, done, refused()]),
};
