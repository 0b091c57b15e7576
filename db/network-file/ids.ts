/** Ids by what a network file calls things: organisations by slug, people (with their names) by e-mail in lower case. */
export type Ids = {
  readonly organisations: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
};

/** The id behind a name that was checked before. @throws RangeError when there is none */
export function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name.toLowerCase());
  if (id === undefined) throw new RangeError(`no id for "${name}"`);
  return id;
}

/** The name of the person with this e-mail, as the people's own rows have it. @throws RangeError when there is none */
export function nameOf({ names }: Ids, email: string): string {
  const name = names.get(email.toLowerCase());
  if (name === undefined) throw new RangeError("a signatory without a name");
  return name;
}
