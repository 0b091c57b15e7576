import type { Actor } from "./actor";
import { adding } from "./adding";
import type { Attempt, Ground } from "./attempt";
import { calling, functionsWithoutRule } from "./functions";
import { changing, removing } from "./changing";
import { looking } from "./looking";
import { rightsOf } from "./rule";
import { rules } from "./rules";
import { readStock, type Stock } from "./stock";
import type { World } from "./world";

/** All attempts on a world, by actor and then by relation, or by function as "public.staff()". They hold as long as nothing changes in it. */
export type Matrix = ReadonlyMap<Actor, ReadonlyMap<string, readonly Attempt[]>>;

/** The matrix of a world, with every row that is there now. */
export function matrixOf(world: World, stock: Stock): Matrix {
  return new Map(
    world.actors.map((actor, place) => [
      actor,
      new Map([
        ...calling(actor, stock),
        ...stock.relations.flatMap((relation): readonly [string, readonly Attempt[]][] => {
          const rule = rules[relation.name];
          if (rule === undefined) return [];
          const rights = rightsOf(rule, actor);
          const thorough = world.actors.findIndex(({ role }) => role === actor.role) === place;
          const ground = { relation, rule, rights, actor, stock, world, thorough };
          return [[relation.name, attemptsOn(ground)]];
        }),
      ]),
    ]),
  );
}

/** The stock of everything that has a rule. */
export function stockOfRules(): Promise<Stock> {
  return readStock(Object.keys(rules));
}

/** What keeps a matrix from proving something: relations without a rule, rules without a relation or without the rows they need. */
export function gapsOf(stock: Stock, world: World): readonly string[] {
  const found = stock.relations.map(({ name }) => name);
  return [
    ...withoutRule(found),
    ...functionsWithoutRule(stock.functions),
    ...Object.keys(rules)
      .filter((name) => !found.includes(name))
      .map((name) => `${name} has a rule and isn't there`),
    ...Object.entries(rules).flatMap(([name, { kinds }]) =>
      Object.entries(kinds)
        .filter(([, isOne]) => !stock.rows(name).some((row) => isOne(row, world)))
        .map(([kind]) => `${name} has no row ${kind}`),
    ),
  ];
}

/** Those of the relations that nobody has said anything about. */
export function withoutRule(relations: readonly string[]): readonly string[] {
  return relations
    .filter((name) => rules[name] === undefined)
    .map((name) => `${name} has no rule in db/testing/matrix/rules`);
}

function attemptsOn(ground: Ground): readonly Attempt[] {
  const kinds = ground.actor.onlyLooks ? [looking] : [looking, adding, changing, removing];
  return kinds.flatMap((kind) => kind(ground));
}
