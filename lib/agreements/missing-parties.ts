/**
 * The parties that haven't agreed to exactly this text yet, in the order of `parties`; empty when it can take effect.
 *
 * An agreement to another hash is an agreement to something else and doesn't count; nor does one of an organisation
 * that isn't a party.
 *
 * @param hash the hash of the canonical text that stands to be agreed
 */
export function missingParties(
  parties: readonly string[],
  agreements: readonly { readonly organisation: string; readonly hash: string }[],
  hash: string,
): string[] {
  const agreed = new Set(
    agreements.filter((one) => one.hash === hash).map((one) => one.organisation),
  );
  return parties.filter((party) => !agreed.has(party));
}
