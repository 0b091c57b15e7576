/** The address of a case: its reference, and whoever opened it, since two organisations may each have one of that name. */
export function casePath(
  slug: string,
  { reference, openedBy }: { readonly reference: string; readonly openedBy: string },
): string {
  return `/networks/${slug}/promises/${encodeURIComponent(reference)}?by=${encodeURIComponent(openedBy)}`;
}
