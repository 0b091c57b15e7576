import { asOperator } from "../doors";
import { assignments } from "../schema/networks";
import { organisationPeople } from "../schema/people";
import type { ParcelNetwork, Person } from "../testing";

/** Makes somebody one of another network's brand too, where they act as a viewer. */
export async function belongsTo(
  { id: personId }: Person,
  { id: networkId, brand }: ParcelNetwork,
  { isAdmin = false }: { readonly isAdmin?: boolean } = {},
): Promise<void> {
  const organisationId = brand.id;
  await asOperator(async (tx) => {
    await tx.insert(organisationPeople).values({ organisationId, personId, isAdmin });
    await tx.insert(assignments).values({ networkId, organisationId, personId, roles: ["viewer"] });
  });
}
