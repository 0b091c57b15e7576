/**
 * The series with a key each: those that have none get the keys that nobody has, from 1 on, in the order of the file.
 *
 * @param all of one network; no key stands there twice
 */
export function withKeys<Keyed extends { readonly key?: number | undefined }>(
  all: readonly Keyed[],
): readonly (Keyed & { readonly key: number })[] {
  const taken = new Set(all.map(({ key }) => key));
  let last = 0;
  const next = () => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  return all.map((one) => ({ ...one, key: one.key ?? next() }));
}
