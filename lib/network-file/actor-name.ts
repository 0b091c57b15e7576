/** Who acts for which organisation, as one text to compare by; e-mail addresses differ by more than capitals. */
export function actorName({
  organisation,
  email,
}: {
  readonly organisation: string;
  readonly email: string;
}): string {
  return `${organisation} ${email.toLowerCase()}`;
}
