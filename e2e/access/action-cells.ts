import type { proof } from "@/db/testing/proof";
import { expect } from "../fixtures";
import { callAction, outcomeOf } from "./action-call";
import { addressOf } from "./addresses";
import { idOf } from "./build";
import { inParallel } from "./in-parallel";
import { foreignWords } from "./judge-answer";
import { cellsOf, type ActionRow, type Cell } from "./row";
import { changesBetween, rowsThatMention } from "./rows";
import { actors, type Actor } from "./rules";
import { aWorld, type Told } from "./world";

type Count = ReturnType<typeof proof>;

/** Shows that all who may not call an action are refused as they should be, on its own page and on `/`, and that no table changes. */
export async function nothingForThoseWhoMayNot(row: ActionRow, count: Count): Promise<void> {
  const world = await aWorld();
  const cookies = await world.cookies();
  const denied = cellsOf(row).filter(({ allowed }) => !allowed);
  const before = await rowsThatMention(world.ids);
  const tries = [row.from, "/"].flatMap((from) => denied.map((cell) => ({ cell, from })));
  const wrong = await inParallel(tries, async ({ cell, from }) => {
    const answer = await call(row, {
      from,
      told: world.told(cell.thing),
      headers: cookies[cell.actor],
    });
    const outcome = outcomeOf(answer);
    count.denied();
    return [
      ...foreignWords(answer, cell.actor, world.marks),
      ...(refusals(row, cell.actor).includes(outcome) ? [] : [outcome]),
    ].map((what) => `${cell.actor} at ${cell.thing} from ${from}: ${what}`);
  });
  expect(wrong.flat()).toEqual([]);
  expect(changesBetween(before, await rowsThatMention(world.ids)), "changed").toEqual([]);
}

/** Shows that somebody who may call an action does what it is for, in a world of their own, and writes its tables only. */
export async function doneByWhoMay(
  row: ActionRow,
  cell: Cell,
  { from, count }: { readonly from: string; readonly count: Count },
): Promise<void> {
  const world = await aWorld();
  const headers = await world.cookieOf(cell.actor);
  const before = await rowsThatMention(world.ids);
  const outcome = outcomeOf(await call(row, { from, told: world.told(cell.thing), headers }));
  expect(outcome, `${cell.actor} at ${cell.thing} from ${from}`).toBe(row.done);
  const done = changesBetween(before, await rowsThatMention(world.ids));
  const written = [...new Set(done.map(({ table }) => table))];
  // An action that writes nothing only reads what it is sent.
  if (row.writes.length > 0) {
    expect(written.length, `${cell.actor} changes something`).toBeGreaterThan(0);
  }
  expect(written.filter((table) => !row.writes.includes(table))).toEqual([]);
  count.allowed();
}

function call(
  row: ActionRow,
  { from, told, headers }: { from: string; told: Told; headers: Readonly<Record<string, string>> },
) {
  const path = addressOf({ at: from }, told);
  return callAction({ id: idOf(row), path, args: row.sends(told), headers });
}

function refusals(row: ActionRow, actor: Actor): readonly string[] {
  return [actors[actor].organisation === null ? "signed-out" : "gone", ...row.refused];
}
