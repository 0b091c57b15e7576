/** What is wrong with a new password. `common` is known from others' lists, or one short piece over and over. */
export type PasswordProblem = "too-short" | "too-long" | "common" | "personal";

/** The fewest characters of a new password. */
export const shortestPassword = 12;

/** The most: what signing in takes. */
export const longestPassword = 256;

/**
 * What is wrong with a new password; null where it may be taken. Length counts, kinds of characters don't (OWASP ASVS 5.0, 6.2).
 *
 * @param isCommon whether a text, in lower case, is among the passwords that everybody tries first
 * @param personal texts of the person's own, such as name and address, which a password may not be
 */
export function passwordProblem(
  password: string,
  {
    isCommon,
    personal,
  }: {
    readonly isCommon: (lowerCase: string) => boolean;
    readonly personal: readonly string[];
  },
): PasswordProblem | null {
  if (Array.from(password).length < shortestPassword) return "too-short";
  if (password.length > longestPassword) return "too-long";
  const folded = password.toLowerCase();
  if (personal.some((text) => text.toLowerCase() === folded)) return "personal";
  const piece = pieceOf(folded);
  return isCommon(folded) || piece.length < shortestPassword / 2 ? "common" : null;
}

/** The shortest text that gives this one when it is repeated: "abc" of "abcabcab". */
function pieceOf(text: string): string {
  for (let length = 1; length < text.length; length += 1) {
    if (text.slice(length) === text.slice(0, -length)) return text.slice(0, length);
  }
  return text;
}
