import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Viewer } from "@/lib/access/viewer";
import type { Tx } from "../doors";
import { memberPeople, networkMembers } from "../schema/networks";
import { organisations } from "../schema/people";

/** An organisation in a network, with the names of its people that the network knows. `leftAt` is null while it is a member. */
export type Member = {
  readonly id: string;
  readonly name: string;
  readonly joinedAt: Date;
  readonly leftAt: Date | null;
  readonly people: readonly string[];
};

/** All organisations that are or were members of a network, by name. */
export async function listMembers(tx: Tx, networkId: string): Promise<readonly Member[]> {
  const rows = await tx
    .select({
      id: organisations.id,
      name: organisations.name,
      joinedAt: networkMembers.joinedAt,
      leftAt: networkMembers.leftAt,
      person: memberPeople.name,
    })
    .from(networkMembers)
    .innerJoin(organisations, eq(organisations.id, networkMembers.organisationId))
    .leftJoin(
      memberPeople,
      and(
        eq(memberPeople.networkId, networkMembers.networkId),
        eq(memberPeople.organisationId, networkMembers.organisationId),
      ),
    )
    .where(eq(networkMembers.networkId, networkId))
    .orderBy(asc(organisations.name), asc(organisations.id), asc(memberPeople.name));
  const members = new Map(rows.map(({ person: _person, ...member }) => [member.id, member]));
  return [...members.values()].map((member) => ({
    ...member,
    people: rows.flatMap(({ id, person }) => (id === member.id && person !== null ? [person] : [])),
  }));
}

/** Makes the viewer's name known to a network: whoever reports, agrees or invites in it is shown by name. */
export async function sign(tx: Tx, viewer: Viewer, networkId: string): Promise<void> {
  const { organisationId, personId, personName: name } = viewer;
  await tx
    .insert(memberPeople)
    .values({ networkId, organisationId, personId, name })
    .onConflictDoNothing();
}

/**
 * The acting organisation leaves a network, by its admin: from the next request on its people see nothing of it; what it
 * reported stays. False, with nothing done, where it isn't a member or the viewer no admin.
 */
export async function leaveNetwork(tx: Tx, networkId: string): Promise<boolean> {
  const [row] = await tx.execute<{ left: boolean }>(
    sql`select leave_network(${networkId}) as "left"`,
  );
  return row?.left === true;
}

/** An organisation that is a member of a network now, by what it is called in addresses, texts and on screen. */
export type MemberName = { readonly id: string; readonly slug: string; readonly name: string };

/** The organisations that are members of a network now, by name. */
export async function listMemberNames(tx: Tx, networkId: string): Promise<readonly MemberName[]> {
  return tx
    .select({ id: organisations.id, slug: organisations.slug, name: organisations.name })
    .from(networkMembers)
    .innerJoin(organisations, eq(organisations.id, networkMembers.organisationId))
    .where(and(eq(networkMembers.networkId, networkId), isNull(networkMembers.leftAt)))
    .orderBy(asc(organisations.name));
}
