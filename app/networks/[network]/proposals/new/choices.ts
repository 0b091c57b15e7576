import type { Choice } from "@/app/_components/form-field";
import type { Part } from "./form-context";

/** The choices that words for each value make. */
export function choicesOf(texts: Readonly<Record<string, string>>): readonly Choice[] {
  return Object.entries(texts).map(([value, text]) => ({ value, text }));
}

/** The choices, and before them, where nothing is chosen yet, that something is to be. */
export function chosen(
  value: string | null,
  choices: readonly Choice[],
  choose: string,
): readonly Choice[] {
  return value === null ? [{ value: "", text: choose }, ...choices] : choices;
}

/** The organisations to choose from, of which this one is chosen; empty where none is yet. */
export function organisationsFor(
  slug: string,
  { options, said }: Pick<Part, "options" | "said">,
): readonly Choice[] {
  return chosen(slug === "" ? null : slug, options.organisations, said.propose.choices.choose);
}
