import type { Tx } from "../../doors";
import { issueEntries, issues } from "../../schema/issues";
import { organisationPeople } from "../../schema/people";
import type { Organisation, ParcelNetwork, Person } from "../../testing";

const at = new Date("2025-11-05T09:00:00Z");

type Pair = {
  readonly author: readonly [Organisation, Person];
  readonly goTo: readonly [Organisation, Person];
  readonly isReleased: boolean;
};

/** Issues between two of three organisations and within one, in confidence and released, each with a suggestion that was accepted. */
export async function confided(tx: Tx, network: ParcelNetwork): Promise<void> {
  const { brand, carrier, desk } = network;
  const pairs: readonly Pair[] = [
    { author: [brand, brand.manager], goTo: [carrier, carrier.goto], isReleased: false },
    { author: [carrier, carrier.manager], goTo: [brand, brand.goto], isReleased: false },
    { author: [desk, desk.viewer], goTo: [carrier, carrier.goto], isReleased: true },
    { author: [carrier, carrier.deputy], goTo: [carrier, carrier.goto], isReleased: false },
    { author: [brand, brand.board], goTo: [brand, brand.goto], isReleased: true },
    // Whoever isn't a go-to person any more was confided in all the same.
    { author: [desk, desk.goto], goTo: [carrier, carrier.manager], isReleased: false },
  ];
  await written(tx, network, pairs);
}

/** Issues of somebody who wrote them, and was confided in, for an organisation that they are of no longer. */
export async function confidedBefore(
  tx: Tx,
  network: ParcelNetwork,
  person: Person,
): Promise<void> {
  const { brand, carrier } = network;
  await tx
    .insert(organisationPeople)
    .values({ organisationId: carrier.id, personId: person.id, leftAt: at });
  await written(tx, network, [
    { author: [carrier, person], goTo: [brand, brand.goto], isReleased: false },
    { author: [brand, brand.viewer], goTo: [carrier, person], isReleased: false },
  ]);
}

async function written(
  tx: Tx,
  { id: networkId }: ParcelNetwork,
  pairs: readonly Pair[],
): Promise<void> {
  for (const { author, goTo, isReleased } of pairs) {
    const id = crypto.randomUUID();
    const readers = {
      organisationId: author[0].id,
      personId: author[1].id,
      goToOrganisationId: goTo[0].id,
      goToPersonId: goTo[1].id,
      audience: isReleased ? [...new Set([author[0].id, goTo[0].id])] : [],
    };
    await tx.insert(issues).values({
      networkId,
      id,
      cause: "capacity",
      says: "Nobody has the time.",
      ...readers,
      personName: author[1].name,
      goToName: goTo[1].name,
      ownerIds: [author[0].id],
      raisedAt: at,
      releasedAt: isReleased ? at : null,
    });
    const entry = { networkId, issue: id, ...readers, writtenAt: at };
    await tx.insert(issueEntries).values([
      { ...entry, number: 1, kind: "suggestion", says: "Ask for one more.", byAuthor: false },
      { ...entry, number: 2, kind: "accepted", about: 1, byAuthor: true },
    ]);
  }
}
