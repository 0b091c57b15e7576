/** What is to be mended, each beside its field; the field `form` is the form as a whole. */
export type Refused<Field extends string = never> = {
  readonly state: "refused";
  readonly problems: readonly { readonly field: Field | "form"; readonly says: string }[];
};

/** What was done, in words. */
export type Done = { readonly state: "done"; readonly says: string };

/** The fields with something to be mended, in this order; those with null have nothing. */
export function refusal<Field extends string>(
  fields: readonly (readonly [field: Field | "form", says: string | null])[],
): Refused<Field> {
  const problems = fields.flatMap(([field, says]) => (says === null ? [] : [{ field, says }]));
  return { state: "refused", problems };
}
