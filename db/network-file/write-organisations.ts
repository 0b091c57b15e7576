import type { NetworkFile } from "@/lib/network-file/network-file";
import type { Tx } from "../doors";
import { hashPassword } from "../passwords";
import { credentials, organisationPeople, organisations, people } from "../schema/people";
import { insertAll } from "./batches";
import { idOf, type Ids } from "./ids";
import { storedInstant } from "./instants";

type Person = NetworkFile["organisations"][number]["people"][number];

/**
 * Writes the organisations and people of a checked file that aren't there yet; what is there stays as it is.
 *
 * @returns the ids of all organisations and people and the people's names, those that were there included
 */
export async function writeOrganisations(tx: Tx, file: NetworkFile): Promise<Ids> {
  const organisationIds = await writeMissingOrganisations(tx, file);
  const { personIds, names } = await writeMissingPeople(
    tx,
    file.organisations.flatMap(({ people: listed }) => listed),
  );
  const ids: Ids = { organisations: organisationIds, people: personIds, names };
  const staff = file.organisations.flatMap(({ slug, people: listed }) =>
    listed.map(({ email, admin, joined, left }) => ({
      organisationId: idOf(organisationIds, slug),
      personId: idOf(personIds, email),
      isAdmin: admin,
      ...(joined !== undefined && { joinedAt: storedInstant(joined) }),
      leftAt: left === null ? null : storedInstant(left),
    })),
  );
  if (staff.length > 0) await tx.insert(organisationPeople).values(staff).onConflictDoNothing();
  return ids;
}

async function writeMissingOrganisations(tx: Tx, file: NetworkFile): Promise<Map<string, string>> {
  const there = await tx
    .select({ slug: organisations.slug, id: organisations.id })
    .from(organisations);
  const ids = new Map(there.map(({ slug, id }) => [slug, id]));
  const parentsFirst = file.organisations.toSorted(
    (a, b) => Number(a.parent !== null) - Number(b.parent !== null),
  );
  for (const { slug, name, timeZone, parent } of parentsFirst) {
    if (ids.has(slug)) continue;
    const id = crypto.randomUUID();
    const parentId = parent === null ? null : idOf(ids, parent);
    await tx.insert(organisations).values({ id, slug, name, timeZone, parentId });
    ids.set(slug, id);
  }
  return ids;
}

async function writeMissingPeople(tx: Tx, listed: readonly Person[]) {
  const there = await tx
    .select({ email: people.email, id: people.id, name: people.name })
    .from(people);
  const ids = new Map(there.map(({ email, id }) => [email, id]));
  const missing = listed
    .filter(({ email }, index) => {
      const first = listed.findIndex((one) => one.email.toLowerCase() === email.toLowerCase());
      return first === index && !ids.has(email.toLowerCase());
    })
    .map((person) => ({ ...person, id: crypto.randomUUID(), email: person.email.toLowerCase() }));
  for (const { email, id } of missing) ids.set(email, id);
  await insertAll(
    tx,
    people,
    missing.map(({ id, email, name }) => ({ id, email, name })),
  );
  const hashed = await Promise.all(
    missing.flatMap(({ id, password }) =>
      password === null
        ? []
        : [hashPassword(password).then((passwordHash) => ({ personId: id, passwordHash }))],
    ),
  );
  await insertAll(tx, credentials, hashed);
  const names = new Map([...there, ...missing].map(({ email, name }) => [email, name]));
  return { personIds: ids, names };
}
