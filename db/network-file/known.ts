import { eq, sql } from "drizzle-orm";
import type { Known } from "@/lib/network-file/read";
import type { Tx } from "../doors";
import { networks } from "../schema/networks";
import { organisationPeople, organisations, people } from "../schema/people";

/** What the database holds already, as far as a network file may refer to it. As the operator. */
export async function whatIsKnown(tx: Tx): Promise<Known> {
  const known = await tx
    .select({
      slug: organisations.slug,
      name: organisations.name,
      timeZone: organisations.timeZone,
      emails: sql<string[]>`array_remove(array_agg(${people.email}), null)`,
    })
    .from(organisations)
    .leftJoin(organisationPeople, eq(organisationPeople.organisationId, organisations.id))
    .leftJoin(people, eq(people.id, organisationPeople.personId))
    .groupBy(organisations.id);
  const taken = await tx.select({ slug: networks.slug }).from(networks);
  return { organisations: known, networks: taken.map(({ slug }) => slug) };
}
