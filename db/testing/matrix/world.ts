import { joins, leaves, aNetwork, type ParcelNetwork } from "../../testing";
import type { Actor } from "./actor";
import { actorsOf } from "./actors";
import { fill } from "./fill";
import { asOperator } from "../../doors";
import { organisations } from "../../schema/people";

/**
 * Three networks that share the database, and everybody who tries something in them:
 * - `one`, whose carrier is in `two` as well; its desk took an assignment away from its deputy, its carrier let its deputy go;
 * - `two`, for whose desk a board member of one's brand works as a manager too;
 * - `left`, which its carrier left with rows of its own there; the carrier has joined `two` since.
 */
export type World = {
  readonly one: ParcelNetwork;
  readonly two: ParcelNetwork;
  readonly left: ParcelNetwork;
  /** By id, as are organisations. */
  readonly networks: readonly string[];
  readonly organisations: readonly string[];
  readonly actors: readonly Actor[];
  /** What a network or an organisation is called here. */
  readonly nameOf: (id: string) => string;
  /** A text with names in place of ids. */
  readonly named: (text: string) => string;
  /** One of an organisation's people; somebody else's, where it has none. */
  readonly someoneOf: (organisation: string) => string;
};

/** Makes a world in the test's own database. */
export async function aWorld(): Promise<World> {
  const [one, two, left] = [await aNetwork(), await aNetwork(), await aNetwork()];
  const [unit] = await asOperator((tx) =>
    tx
      .insert(organisations)
      .values({
        slug: `${one.brand.slug}-unit`,
        name: "A unit",
        timeZone: "UTC",
        parentId: one.brand.id,
      })
      .returning({ id: organisations.id }),
  );
  await joins(one.carrier, two, { person: one.carrier.manager, roles: ["viewer"] });
  await fill({ one, two, left });
  await leaves(left.carrier, left);
  await joins(left.carrier, two, { person: left.carrier.manager, roles: ["manager"] });
  const names = new Map([
    ...Object.entries({ one, two, left }).flatMap(([word, network]) => [
      [network.id, `network ${word}`] as const,
      ...(["brand", "carrier", "desk"] as const).map(
        (role) => [network[role].id, `${role} of ${word}`] as const,
      ),
    ]),
    [unit?.id ?? "", "unit of brand"] as const,
  ]);
  const all = [one, two, left].flatMap(({ brand, carrier, desk }) => [brand, carrier, desk]);
  return {
    one,
    two,
    left,
    networks: [one.id, two.id, left.id],
    organisations: [...all.map(({ id }) => id), unit?.id ?? ""],
    actors: await actorsOf({ one, two, left, unit: unit?.id ?? "" }),
    nameOf: (id) => names.get(id) ?? id,
    named: (text) => [...names].reduce((told, [id, name]) => told.replaceAll(id, name), text),
    someoneOf: (organisation) =>
      (all.find(({ id }) => id === organisation) ?? one.brand).manager.id,
  };
}
