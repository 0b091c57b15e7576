/**
 * A slug for an organisation's name: "acme-logistics-3f9a1c".
 *
 * @param tail letters and digits that make it one of a kind, so that it tells nothing of others' names
 */
export function slugOf(name: string, tail: string): string {
  const words = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, "");
  return `${words === "" ? "organisation" : words}-${tail}`;
}
