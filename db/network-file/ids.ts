/** Ids by what a network file calls things: organisations by slug, people by e-mail in lower case. */
export type Ids = {
  readonly organisations: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
};

/** The id behind a name that was checked before. @throws RangeError when there is none */
export function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name.toLowerCase());
  if (id === undefined) throw new RangeError(`no id for "${name}"`);
  return id;
}
