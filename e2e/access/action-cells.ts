import type { proof } from "@/db/testing/proof";
import { expect } from "../fixtures";
import { isThorough } from "../thorough";
import { callAction, outcomeOf } from "./action-call";
import { addressOf } from "./addresses";
import { idOf } from "./build";
import { inParallel } from "./in-parallel";
import { foreignWords } from "./judge-answer";
import { cellsOf, placesOf, type ActionRow, type Cell } from "./row";
import { changesBetween, rowsThatMention, type Change } from "./rows";
import { actors, type Actor } from "./rules";
import { aWorld, type Told, type World } from "./world";

type Count = ReturnType<typeof proof>;

/**
 * Shows that all who may not call these actions are refused as they should be, on their own page and on `/`, and that no table
 * changes; and that the same call by somebody who may is done in the same world.
 */
export async function nothingForThoseWhoMayNot(
  rows: readonly ActionRow[],
  count: Count,
): Promise<void> {
  const world = await aWorld();
  const cookies = await world.cookies();
  const before = await rowsThatMention(world.ids);
  const wrong = await inParallel(deniedTries(rows), async ({ row, cell, from }) => {
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
    ].map((what) => `${row.name}: ${cell.actor} at ${cell.thing} from ${from}: ${what}`);
  });
  expect(wrong.flat()).toEqual([]);
  const changed = changesBetween(before, await rowsThatMention(world.ids));
  expect(
    changed.filter((change) => !isSeenAgain(change)),
    "changed",
  ).toEqual([]);
  const [twin] = rows.flatMap((row) =>
    cellsOf(row).flatMap((cell) => (cell.allowed ? [{ row, cell }] : [])),
  );
  if (twin !== undefined) await done(twin.row, twin.cell, { world, from: twin.row.from, count });
}

/** Who may not call these actions, each on their own page or on `/` by turns; in the long proofs on both. */
export function deniedTries(rows: readonly ActionRow[]) {
  return rows.flatMap((row) =>
    cellsOf(row)
      .filter(({ allowed }) => !allowed)
      .flatMap((cell, turn) => {
        const places = placesOf(row);
        const chosen = places.filter(
          (_from, place) => isThorough || place === turn % places.length,
        );
        return chosen.map((from) => ({ row, cell, from }));
      }),
  );
}

/** Shows that somebody who may call an action does what it is for, in a world of their own, and writes its tables only. */
export async function doneByWhoMay(
  row: ActionRow,
  cell: Cell,
  { from, count }: { readonly from: string; readonly count: Count },
): Promise<void> {
  await done(row, cell, { world: await aWorld(), from, count });
}

async function done(
  row: ActionRow,
  cell: Cell,
  { world, from, count }: { readonly world: World; readonly from: string; readonly count: Count },
): Promise<void> {
  const headers = await world.cookieOf(cell.actor);
  const before = await rowsThatMention(world.ids);
  const outcome = outcomeOf(await call(row, { from, told: world.told(cell.thing), headers }));
  expect(outcome, `${cell.actor} at ${cell.thing} from ${from}`).toBe(row.done);
  const changed = changesBetween(before, await rowsThatMention(world.ids));
  const written = [...new Set(changed.map(({ table }) => table))];
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

/** Who asks for anything has been seen, which their session notes once a minute. */
function isSeenAgain({ table, kind, columns }: Change): boolean {
  return table === "sessions" && kind === "changed" && columns.join(" ") === "last_seen_at";
}

function refusals(row: ActionRow, actor: Actor): readonly string[] {
  return [actors[actor].organisation === null ? "signed-out" : "gone", ...row.refused];
}
