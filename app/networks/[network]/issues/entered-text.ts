import { words } from "@/app/words/words";
import { readNote } from "@/lib/access/entered-text";
import { personalDataIn } from "@/lib/promises/personal-data";

/** A text as it is kept, or what is to be mended in it. */
export function enteredText(
  typed: string,
  missing: string,
): { readonly says: string } | { readonly problem: string } {
  const says = readNote(typed) || null;
  if (says === null) return { problem: missing };
  return personalDataIn(says, "") === null ? { says } : { problem: words.issues.personal };
}
