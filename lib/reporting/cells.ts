import type { EntryFields } from "./entry";

/** A cell of an entry: one of its parts. */
export type PartName = "numerator" | "denominator";

/** What is typed for a figure that doesn't apply to its period. */
const notApplicableText = "n/a";

/** What a cell shows: its text, or that the figure doesn't apply, which it says in each of its cells. */
export function cellText(fields: EntryFields, part: PartName): string {
  return fields.notApplicable && fields[part] === "" ? notApplicableText : fields[part];
}

/**
 * The fields after texts were put into some of their cells. "n/a" in one of them says that the figure doesn't apply; a text in
 * another one then stands beside it, and is refused when it is read. Whatever else is typed says that it applies.
 */
export function withTexts(
  fields: EntryFields,
  texts: Readonly<Partial<Record<PartName, string>>>,
): EntryFields {
  const typed = Object.values(texts);
  const notApplicable = typed.some(isNotApplicable);
  const clean = (part: PartName) => {
    const text = texts[part] ?? (notApplicable ? "" : fields[part]);
    return isNotApplicable(text) ? "" : text.trim();
  };
  return { numerator: clean("numerator"), denominator: clean("denominator"), notApplicable };
}

function isNotApplicable(text: string): boolean {
  return /^(?:n\.?\s*\/?\s*a\.?|not applicable)$/i.test(text.trim());
}

/** Whether two entries say the same, letter by letter. */
export function sameFields(one: EntryFields, other: EntryFields): boolean {
  return (
    one.numerator === other.numerator &&
    one.denominator === other.denominator &&
    one.notApplicable === other.notApplicable
  );
}
