import type { Actor } from "./actor";
import { places } from "./attempt";
import type { World } from "./world";

/** In whose name, for which organisation and where a row is added. */
type Name = { readonly organisation: string; readonly person: string; readonly says: string };

/** Each organisation in each network, with oneself, with one of its own people and with a stranger. */
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

/** Each organisation, with oneself, with one of its own people and with a stranger. */
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

/** Oneself, one of the organisation's, and a stranger. */
function people(world: World, { personId }: Actor, organisation: string): readonly string[] {
  const { two, left, someoneOf } = world;
  const stranger = organisation === two.brand.id ? left.brand : two.brand;
  const all = [personId, someoneOf(organisation), stranger.viewer.id];
  return [...new Set(all.filter((id) => id !== null))];
}

function told(world: World, actor: Actor, organisation: string, person: string): string {
  const another = person === world.someoneOf(organisation) ? "one of theirs" : "a stranger";
  const who = person === actor.personId ? "oneself" : another;
  return `for ${world.nameOf(organisation)} as ${who}`;
}
