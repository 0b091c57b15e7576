import { and, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { utcText } from "@/lib/network-file/instant";
import type { NetworkFileInput } from "@/lib/network-file/network-file";
import { sortedBy } from "@/lib/network-file/sorted-by";
import type { Tx } from "../doors";
import { memberPeople, networkMembers } from "../schema/networks";
import { organisationPeople, organisations, people } from "../schema/people";
import { writtenInstant } from "./instants";
import type { Names } from "./names";

type Organisation = NonNullable<NetworkFileInput["organisations"]>[number];

/**
 * The organisations of a network's file: its members, former ones among them, with their people, and of those who left
 * an organisation whoever agreed or reported here; by name alone what a member is a unit of, and its own units.
 * Nobody's password is read.
 */
export async function readOrganisations(
  tx: Tx,
  networkId: string,
): Promise<{ readonly organisations: Organisation[]; readonly names: Names }> {
  const members = await tx
    .select({ id: organisations.id, parentId: organisations.parentId })
    .from(networkMembers)
    .innerJoin(organisations, eq(organisations.id, networkMembers.organisationId))
    .where(eq(networkMembers.networkId, networkId));
  const memberIds = members.map(({ id }) => id);
  const parentIds = members.flatMap(({ parentId }) => (parentId === null ? [] : [parentId]));
  const rows = await tx
    .select()
    .from(organisations)
    .where(
      or(
        inArray(organisations.id, [...memberIds, ...parentIds]),
        inArray(organisations.parentId, memberIds),
      ),
    );
  const staff = await tx
    .select({
      organisationId: organisationPeople.organisationId,
      admin: organisationPeople.isAdmin,
      id: people.id,
      email: people.email,
      name: people.name,
      joined: writtenInstant(organisationPeople.joinedAt),
      left: sql<string | null>`${writtenInstant(organisationPeople.leftAt)}`,
    })
    .from(organisationPeople)
    .innerJoin(people, eq(people.id, organisationPeople.personId))
    .leftJoin(
      memberPeople,
      and(
        eq(memberPeople.networkId, networkId),
        eq(memberPeople.organisationId, organisationPeople.organisationId),
        eq(memberPeople.personId, organisationPeople.personId),
      ),
    )
    .where(
      and(
        inArray(organisationPeople.organisationId, memberIds),
        or(isNull(organisationPeople.leftAt), isNotNull(memberPeople.personId)),
      ),
    );
  const slugs = new Map(rows.map(({ id, slug }) => [id, slug]));
  const listed = rows.map(({ id, slug, name, timeZone, parentId }) => {
    const own = staff.filter(({ organisationId }) => organisationId === id);
    return {
      slug,
      name,
      timeZone,
      // A unit's company isn't a unit itself, so it stands among the rows wherever it is wanted.
      parent: parentId === null ? null : (slugs.get(parentId) ?? null),
      people: sortedBy(own, ({ email }) => email).map((person) => ({
        email: person.email,
        name: person.name,
        admin: person.admin,
        joined: utcText(person.joined),
        left: person.left === null ? null : utcText(person.left),
      })),
    };
  });
  return {
    organisations: sortedBy(listed, ({ slug }) => slug),
    names: { organisations: slugs, people: new Map(staff.map(({ id, email }) => [id, email])) },
  };
}
