import { z } from "zod";
import { words } from "@/app/words/words";

/** Any text. */
export const text = z.string();
const dictionary = new Set(textsIn(words));
/** Words of the dictionary and nothing else: what is said of somebody's figures comes in fields of its own. */
export const said: z.ZodType = z.lazy(() =>
  z.union([z.string().refine((word) => dictionary.has(word)), z.record(z.string(), said)]),
);

/** Values of a list to choose from, each with its text. */
export const choices = z.array(z.strictObject({ value: text, text }));
/** The words of a form and of its answers. */
export const forms = { words: said, answers: said };

/** Why an action did nothing at all. */
export const notDone = z.strictObject({ state: z.enum(["signed-out", "malformed", "gone"]) });
/** It was done. */
export const done = z.strictObject({ state: z.literal("done"), says: text });
/** What is to be mended, in these fields or in the form as a whole. */
export const refused = (...names: readonly string[]) =>
  z.strictObject({
    state: z.literal("refused"),
    problems: z.array(z.strictObject({ field: z.enum([...names, "form"]), says: text })),
  });
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
