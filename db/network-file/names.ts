/** What a network file calls things, by their ids: organisations by slug, people by e-mail. */
export type Names = {
  readonly organisations: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
};

/** What a file calls the thing with this id. @throws RangeError when it has no name for it */
export function nameBehind(names: ReadonlyMap<string, string>, id: string): string {
  const name = names.get(id);
  if (name === undefined) throw new RangeError(`no name for ${id}`);
  return name;
}
