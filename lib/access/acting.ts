import type { Viewer } from "./viewer";

/**
 * The request header in which the proxy hands on the address's `?as=ORGANISATION` (URL-encoded), for pages and actions
 * alike. It chooses among the organisations that the person belongs to; the door refuses any other.
 */
export const actingHeader = "throughline-acting";

/** The organisation that links have to name: null where the person has only one. */
export function actingIn({ organisations, organisationSlug }: Viewer): string | null {
  return organisations.length > 1 ? organisationSlug : null;
}

/**
 * A path of this site with the organisation acted for: `/networks?as=clearvoice`.
 *
 * @param path may have a query and a fragment; an `as` in it is replaced
 * @param acting slug of the organisation; null leaves the path as it is
 */
export function asOrganisation(path: string, acting: string | null): string {
  if (acting === null) return path;
  const [whole = "", fragment] = path.split("#", 2);
  const [place = "", query = ""] = whole.split("?", 2);
  const parameters = new URLSearchParams(query);
  parameters.set("as", acting);
  return `${place}?${parameters.toString()}${fragment === undefined ? "" : `#${fragment}`}`;
}
