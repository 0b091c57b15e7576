// Letters that look like others, quotes and comments stay outside: an address is compared by its characters.
const shape =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** An e-mail address as it is kept: trimmed, in lower case, plain ASCII, at most 254 characters; null where the text is none. */
export function readEmail(text: string): string | null {
  const address = text.trim();
  // Before folding: the sign for kelvin would become a k.
  return address.length <= 254 && shape.test(address) ? address.toLowerCase() : null;
}
