/** What a case is called: letters and digits, with single points, hyphens or slashes between them. It names nobody. */
export const caseReferencePattern = /^[A-Za-z0-9]+(?:[./-][A-Za-z0-9]+)*$/;

/** How long a reference may be. */
export const longestReference = 40;

/** Whether a case may be called this. */
export function isCaseReference(text: string): boolean {
  return text.length <= longestReference && caseReferencePattern.test(text);
}

/** A person or desk of the promising organisation by a code of its own, such as "A7" or "FW-102": one to three letters, one to four digits. */
export const handPattern = /^[A-Z]{1,3}-?[0-9]{1,4}$/;

/** The code as it is stored: "a7" and "A7" are one hand. Null where it is none. */
export function readHand(text: string): string | null {
  const hand = text.trim().toUpperCase();
  return handPattern.test(hand) ? hand : null;
}

/** In which role a promise is made: words without digits, such as "call centre agent". */
const rolePattern = /^\p{L}+(?:[ /-]\p{L}+)*$/u;

/** How long the word for a role may be. */
export const longestRole = 40;

/** The role with single spaces; null where it is none. */
export function readRole(text: string): string | null {
  const role = text.trim().replaceAll(/\s+/g, " ");
  return role.length <= longestRole && rolePattern.test(role) ? role : null;
}
