import { readName } from "@/lib/access/entered-text";
import { personalDataIn, type PersonalData } from "@/lib/promises/personal-data";

/** How long a line may be. */
const longestLine = 500;

/**
 * A text of one line, and why it can't stand; null where nothing in it reaches a customer.
 *
 * @param reference of the case that the text is about, which may stand in it; "" without one
 */
export function enteredLine(
  typed: string,
  said: Readonly<Record<"says" | PersonalData, string>>,
  reference = "",
) {
  const says = readName(typed, longestLine);
  if (says === null) return { says: "", wrong: said.says };
  const found = personalDataIn(says, reference);
  return { says, wrong: found === null ? null : said[found] };
}
