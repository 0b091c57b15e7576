import { asGuest, type Tx } from "../doors";
import { actAs, type Person } from "../testing";

/** What the same query gives to each of these people, by name, and to `nobody`, who has no session. */
export async function seenByEach<Name extends string, Result>(
  people: Readonly<Record<Name, Person>>,
  query: (tx: Tx) => Promise<Result>,
): Promise<Record<string, Result>> {
  const seen: Record<string, Result> = { nobody: await asGuest(query) };
  for (const [name, person] of Object.entries<Person>(people)) {
    seen[name] = await actAs(person, query);
  }
  return seen;
}
