import { aNetwork } from "@/db/testing";
import { proof } from "@/db/testing/proof";
import { expect } from "../fixtures";
import { callAction, outcomeOf } from "./action-call";
import { addressOf } from "./addresses";
import { idOf } from "./build";
import { extraFields, newlyPlanted, withFields, type ExtraField } from "./extra-fields";
import { inParallel } from "./in-parallel";
import { cellsOf, type ActionRow } from "./row";
import { changesBetween, rowsThatMention, type Change } from "./rows";
import { aWorld } from "./world";

/** The same again in the address, twice, as servers differ in which they believe. */
export const repeatedQuery =
  "role=manager&role=admin&roles=manager&isAdmin=true&organisationId=1&organisationId=2";

/**
 * Shows that an action changes what it is for and nothing else, whatever fields it is sent beside: those of every
 * column of every table, some at a time.
 */
export async function takesNothingElse(
  row: ActionRow,
  { atATime, floor }: { readonly atATime: number; readonly floor: number },
): Promise<void> {
  const count = proof(`T12 mass assignment, ${row.name}`, { floor });
  const planted = newlyPlanted((await aNetwork()).brand.id);
  const fields = await extraFields(planted);
  const lawful = await actWith(row, (args) => [args]);
  expect(lawful.outcomes, "without more it does what it is for").toEqual([row.done]);
  expect(lawful.changes.length > 0).toBe(row.writes.length > 0);
  count.allowed();

  const tried = await actWith(row, (args) => forged(args, fields, atATime));
  count.denied(tried.outcomes.length);
  const others = tried.outcomes.filter((outcome) => !["malformed", row.done].includes(outcome));
  expect([...new Set(others)], "nothing fails").toEqual([]);
  const intended = new Set(lawful.changes.map(kindOf));
  expect(tried.changes.map(kindOf).filter((kind) => !intended.has(kind))).toEqual([]);
  expect((await rowsThatMention([planted.text])).size, "nothing planted is found").toBe(0);
  expect(tried.changes.filter((change) => mentions(change, planted.id))).toEqual([]);
  count.conclude();
}

/** What comes of calling an action as somebody who may, in a world of its own, with arguments made of the lawful ones. */
async function actWith(
  row: ActionRow,
  change: (args: readonly unknown[]) => readonly (readonly unknown[])[],
) {
  const cell = cellsOf(row).find(({ allowed }) => allowed);
  if (cell === undefined) throw new Error(`nobody may call ${row.name}`);
  const world = await aWorld();
  const [told, headers] = [world.told(cell.thing), await world.cookieOf(cell.actor)];
  const path = `${addressOf({ at: row.from }, told)}?${repeatedQuery}`;
  const before = await rowsThatMention(world.ids);
  const outcomes = await inParallel(change(row.sends(told)), async (args) =>
    outcomeOf(await callAction({ id: idOf(row), path, args, headers })),
  );
  return { outcomes, changes: changesBetween(before, await rowsThatMention(world.ids)) };
}

/** Some fields at a time at the first place that takes fields, and all of them at each place; where nothing is sent, as an argument. */
function forged(
  args: readonly unknown[],
  fields: readonly ExtraField[],
  atATime: number,
): readonly (readonly unknown[])[] {
  const sent = withFields(args, []).length > 0 ? args : [...args, {}];
  const groups = Array.from({ length: Math.ceil(fields.length / atATime) }, (_none, index) =>
    fields.slice(index * atATime, (index + 1) * atATime),
  );
  const tries = [
    ...groups.flatMap((some) => withFields(sent, some).slice(0, 1)),
    ...withFields(sent, fields),
  ];
  // What is sent anyhow is no field beside.
  return tries.filter((one) => JSON.stringify(one) !== JSON.stringify(args));
}

/** A change by what it is, whichever row it is of. */
export function kindOf({ table, kind, columns }: Change): string {
  return `${table} ${kind}: ${columns.join(", ")}`;
}

/** Whether an id stands in the row that changed. */
export function mentions({ row }: Change, id: string): boolean {
  return JSON.stringify(row).includes(id);
}
