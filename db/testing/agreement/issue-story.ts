import type { Organisation, Person } from "../../testing";
import { withoutRules } from "./figure-acts";
import type { Scene } from "./scene";

const quoted = (text: string | null) => (text === null ? "null" : `'${text}'`);

/** What people do about issues in the scene's network. */
export function issuesOf({ network, calls }: Scene) {
  const { id, carrier } = network;
  return {
    raises: (
      person: Person,
      {
        to = carrier,
        goTo = to.goto,
        cause = "capacity",
        says = "Nobody has the time.",
        owner = "joint",
        at = id,
      }: {
        to?: Organisation;
        goTo?: Person;
        cause?: string | null;
        says?: string | null;
        owner?: string | null;
        at?: string;
      } = {},
    ) =>
      calls(
        person,
        `raise_issue('${at}', '${to.id}', '${goTo.id}', ${quoted(cause)}, ${quoted(says)}, ${quoted(owner)})`,
      ),
    adds: (
      person: Person,
      issue: string,
      what: string | null,
      {
        about = null,
        says = null,
        at = id,
      }: { about?: number | null; says?: string | null; at?: string } = {},
    ) =>
      calls(
        person,
        `add_to_issue('${at}', '${issue}', ${quoted(what)}, ${about}, ${quoted(says)})`,
      ),
    releases: (person: Person, issue: string, at: string = id) =>
      calls(person, `release_issue('${at}', '${issue}')`),
  };
}

/** The id of what was raised. */
export function idOf(came: unknown): string {
  return String(Reflect.get(Object(came), "id"));
}

/** What a suggestion says. */
export const more = { says: "Ask for one more." };
/** Why what was written is none. */
export const malformed = { refused: "malformed" };

/** Somebody else's manager who works for the carrier as well, and has a session for it. */
export async function worksForTheCarrierToo(
  { network, sql }: Scene,
  person: Person,
): Promise<Person> {
  const { carrier, id } = network;
  await sql`insert into organisation_people (organisation_id, person_id) values (${carrier.id}, ${person.id})`;
  await sql`insert into assignments (network_id, organisation_id, person_id, roles) values (${id}, ${carrier.id}, ${person.id}, ${["go-to"]})`;
  return person;
}

/** An issue of the same name elsewhere, by the same two, in which one suggestion was made and another was answered. */
export async function sameElsewhere(scene: Scene, issue: string): Promise<void> {
  const { network, elsewhere, sql } = scene;
  const copy = { network_id: elsewhere.id, settled_at: "2026-01-01T00:00:00Z" };
  await withoutRules(scene, async () => {
    await sql`insert into issues select (jsonb_populate_record(i, ${sql.json(copy)})).* from issues i where network_id = ${network.id} and id = ${issue}`;
    // Whoever asks for one of both gets the one that was written first.
    await sql`update issues set says = says where network_id = ${network.id} and id = ${issue}`;
    for (const [number, kind, about] of [
      [2, "suggestion", null],
      [3, "accepted", 1],
      [40, "suggestion", null],
    ] as const) {
      await sql`insert into issue_entries (network_id, issue, number, kind, about, says, by_author, written_at, organisation_id, person_id, go_to_organisation_id, go_to_person_id, audience)
        select network_id, id, ${number}, ${kind}, ${about}, 'Elsewhere.', false, now(), organisation_id, person_id, go_to_organisation_id, go_to_person_id, '{}'
        from issues where network_id = ${elsewhere.id} and id = ${issue}`;
    }
  });
}
