import { eq } from "drizzle-orm";
import { asOperator } from "@/db/doors";
import { organisationPeople, people } from "@/db/schema/people";
import type { Person } from "@/db/testing";

/** The person with this e-mail address. */
export async function personCalled(email: string): Promise<Person> {
  const [person] = await asOperator((tx) =>
    tx
      .select({
        id: people.id,
        email: people.email,
        name: people.name,
        organisationId: organisationPeople.organisationId,
      })
      .from(people)
      .innerJoin(organisationPeople, eq(organisationPeople.personId, people.id))
      .where(eq(people.email, email)),
  );
  if (person === undefined) throw new Error(`nobody is called ${email}`);
  return person;
}

/** The network of the demo that tells the story. */
export const harbour = "/networks/harbour-broadband";

/** The password of all demo accounts. */
export const demoPassword = "throughline-demo";
