import { eq, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Known } from "@/lib/network-file/known";
import type { Tx } from "../doors";
import { networks } from "../schema/networks";
import { organisationPeople, organisations, people } from "../schema/people";

/** What the database holds already, as far as a network file may refer to it. As the operator. */
export async function whatIsKnown(tx: Tx): Promise<Known> {
  const parents = alias(organisations, "parents");
  const known = await tx
    .select({
      slug: organisations.slug,
      name: organisations.name,
      timeZone: organisations.timeZone,
      parent: parents.slug,
      emails: addresses(isNull(organisationPeople.leftAt)),
      formerEmails: addresses(isNotNull(organisationPeople.leftAt)),
    })
    .from(organisations)
    .leftJoin(parents, eq(parents.id, organisations.parentId))
    .leftJoin(organisationPeople, eq(organisationPeople.organisationId, organisations.id))
    .leftJoin(people, eq(people.id, organisationPeople.personId))
    .groupBy(organisations.id, parents.id);
  const taken = await tx.select({ slug: networks.slug }).from(networks);
  return { organisations: known, networks: taken.map(({ slug }) => slug) };
}

function addresses(which: SQL) {
  const found = sql`array_agg(${people.email}) filter (where ${people.email} is not null and ${which})`;
  return sql<string[]>`coalesce(${found}, '{}')`;
}

/** The slugs of the networks whose figures aren't made up, in alphabetical order. As the operator. */
export async function realNetworks(tx: Tx): Promise<readonly string[]> {
  const real = await tx
    .select({ slug: networks.slug })
    .from(networks)
    .where(eq(networks.synthetic, false))
    .orderBy(networks.slug);
  return real.map(({ slug }) => slug);
}
