import type { Actor } from "./actor";
import { places } from "./attempt";
import type { World } from "./world";

/** In whose name, for which organisation and where a row is added. */
type Name = { readonly organisation: string; readonly person: string; readonly says: string };

/** Each organisation in each network, with oneself and with one of its own people. */
export function staffOf(
  world: World,
  actor: Actor,
): readonly (Name & { readonly network: string })[] {
  return places(world).flatMap(({ network, organisation }) =>
    people(world, actor, organisation).map((person) => ({
      network,
      organisation,
      person,
      says: `in ${world.nameOf(network)} ${told(world, actor, organisation, person)}`,
    })),
  );
}

/** Each organisation, with oneself and with one of its own people. */
export function others(world: World, actor: Actor): readonly Name[] {
  return world.organisations.flatMap((organisation) =>
    people(world, actor, organisation).map((person) => ({
      organisation,
      person,
      says: told(world, actor, organisation, person),
    })),
  );
}

/** Each organisation, with no person at all. */
export function asNobody({ organisations, nameOf }: World) {
  return organisations.map((organisation) => ({
    organisation,
    person: null,
    says: `for ${nameOf(organisation)} as nobody`,
  }));
}

function people(world: World, { personId }: Actor, organisation: string): readonly string[] {
  const one = world.someoneOf(organisation);
  return personId === null || personId === one ? [one] : [personId, one];
}

function told(world: World, actor: Actor, organisation: string, person: string): string {
  const who = person === actor.personId ? "oneself" : "another";
  return `for ${world.nameOf(organisation)} as ${who}`;
}
