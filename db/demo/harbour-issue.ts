import { and, eq } from "drizzle-orm";
import { asOperator } from "../doors";
import { issueEntries, issues } from "../schema/issues";
import { networks } from "../schema/networks";
import { organisationPeople, organisations, people } from "../schema/people";
import { address } from "./organisations";

const raisedAt = new Date("2025-08-19T15:40:00Z");

/** The issue of August 2025, which no network file holds: raised in confidence by a board member of FieldWorks to Brightwave's go-to person, who suggested something. */
export function confideDemoIssue(): Promise<void> {
  return asOperator(async (tx) => {
    const personOf = async (account: "board" | "goto", slug: string) => {
      const [found] = await tx
        .select({ organisationId: organisations.id, personId: people.id, name: people.name })
        .from(organisationPeople)
        .innerJoin(organisations, eq(organisations.id, organisationPeople.organisationId))
        .innerJoin(people, eq(people.id, organisationPeople.personId))
        .where(and(eq(organisations.slug, slug), eq(people.email, address(account, slug))));
      if (found === undefined) throw new Error(`no ${account} of ${slug}`);
      return found;
    };
    const [network] = await tx
      .select({ id: networks.id })
      .from(networks)
      .where(eq(networks.slug, "harbour-broadband"));
    const author = await personOf("board", "fieldworks");
    const goTo = await personOf("goto", "brightwave");
    const readers = {
      networkId: network?.id ?? "",
      organisationId: author.organisationId,
      personId: author.personId,
      goToOrganisationId: goTo.organisationId,
      goToPersonId: goTo.personId,
      audience: [],
    };
    const id = crypto.randomUUID();
    await tx.insert(issues).values({
      ...readers,
      id,
      cause: "pressure-on-figures",
      says: "Engineers are pressed to close jobs on the day, done or not: a job that is reopened counts as a new one.",
      personName: author.name,
      goToName: goTo.name,
      ownerIds: [author.organisationId, goTo.organisationId],
      raisedAt,
    });
    await tx.insert(issueEntries).values({
      ...readers,
      issue: id,
      number: 1,
      kind: "suggestion",
      says: "Count jobs that were reopened within 30 days beside those closed in time, for one month, before anybody is asked.",
      byAuthor: false,
      writtenAt: new Date("2025-08-21T09:05:00Z"),
    });
  });
}
