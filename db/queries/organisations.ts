import type { Tx } from "../doors";
import { organisations } from "../schema/people";

/** The names of the organisations that the viewer knows (their own, its units, co-members), by id. */
export async function organisationNames(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The names of the organisations that the viewer knows, by slug. */
export async function organisationNamesBySlug(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ slug: organisations.slug, name: organisations.name })
    .from(organisations);
  return new Map(rows.map(({ slug, name }) => [slug, name]));
}

/** The slugs of the organisations that the viewer knows, by id. */
export async function organisationSlugs(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ id: organisations.id, slug: organisations.slug })
    .from(organisations);
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}
