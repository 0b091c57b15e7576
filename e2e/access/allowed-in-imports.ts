import { z } from "zod";
import { said, text } from "./field-shapes";

const folder = "app/networks/[network]/report/import";

/** What the server hands to the components by which figures are imported. */
export const importProps: Readonly<Record<string, z.ZodType>> = {
  [`${folder}/choose-file.tsx ChooseFile`]: z.strictObject({
    url: text,
    next: text,
    mostBytes: z.int(),
    words: said,
  }),
  [`${folder}/columns-form.tsx ColumnsForm`]: z.strictObject({
    url: text,
    next: text,
    file: text,
    columns: z.array(z.strictObject({ name: text, samples: text, target: text, why: text })),
    needed: z.array(text),
    mark: z.enum(["", ".", ","]),
    words: z.record(text, z.union([said, z.array(z.tuple([text, said]))])),
  }),
  [`${folder}/confirm-import.tsx ConfirmImport`]: z.strictObject({
    url: text,
    file: text,
    // Two sentences have the number of figures in them.
    words: z.strictObject({
      progress: said,
      gone: said,
      signedOut: said,
      failed: said,
      confirm: text,
      done: text,
      changedSince: said,
    }),
    month: z.strictObject({ href: text, says: said }),
  }),
};

/** What the files that wait are told of as JSON. */
export const importAnswers: Readonly<Record<string, z.ZodType>> = {
  "/api/v1/networks/[network]/imports": z.strictObject({
    network: text,
    imports: z.array(z.strictObject({ id: text, fileName: text, sha256: text, rowCount: z.int() })),
  }),
};
