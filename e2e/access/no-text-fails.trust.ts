import { naughtyStrings, unstorable } from "@/db/testing/naughty-strings";
import { proof } from "@/db/testing/proof";
import { expect, test } from "../fixtures";
import { send } from "../raw-request";
import { callAction, outcomeOf } from "./action-call";
import { addressOf } from "./addresses";
import { idOf } from "./build";
import { inParallel } from "./in-parallel";
import { actions, routes } from "./matrix";
import { cellsOf, type ActionRow } from "./row";
import { aWorld } from "./world";

/** The arguments with this text in place of each text in them, one at a time, however deep it stands. */
function planted(value: unknown, text: string): readonly unknown[] {
  if (typeof value === "string") return [text];
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((one, at) => planted(one, text).map((other) => items.with(at, other)));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    planted(one, text).map((other) => ({ ...value, [name]: other })),
  );
}

async function outcomes(row: ActionRow, texts: readonly string[]) {
  const cell = cellsOf(row).find(({ allowed }) => allowed);
  if (cell === undefined) throw new Error(`nobody may call ${row.name}`);
  const world = await aWorld();
  const [told, headers] = [world.told(cell.thing), await world.cookieOf(cell.actor)];
  const path = addressOf({ at: row.from }, told);
  const args = row.sends(told);
  const tries = texts.flatMap((text) => planted(args, text).map((one) => ({ text, args: one })));
  return inParallel(tries, async ({ text, args: sent }) => {
    const list: readonly unknown[] = Array.isArray(sent) ? sent : [];
    const outcome = outcomeOf(await callAction({ id: idOf(row), path, args: list, headers }));
    return { text, outcome };
  });
}

/** They are sent nothing that could be another text. */
const withoutTexts = ["endOtherSessions", "signOut"];

for (const row of actions.filter(({ name }) => !withoutTexts.includes(name))) {
  test(`no naughty string makes ${row.name} of ${row.file} fail, and what can't be kept is refused`, async () => {
    test.setTimeout(1_800_000);
    const count = proof(`T41 naughty strings, ${row.name}, ${naughtyStrings.length} strings`, {
      floor: unstorable.length,
    });
    const tried = await outcomes(row, naughtyStrings);
    expect(tried.filter(({ outcome }) => outcome.startsWith("5"))).toEqual([]);
    count.allowed(tried.length);
    const lost = await outcomes(row, unstorable);
    expect(lost.filter(({ outcome }) => !["malformed", "400"].includes(outcome))).toEqual([]);
    count.denied(lost.length);
    count.conclude();
  });
}

test("no naughty string in an address or a query makes a page or a handler fail", async () => {
  test.setTimeout(1_800_000);
  const count = proof(`T41 naughty strings in addresses, ${naughtyStrings.length} strings`, {
    floor: 1000,
  });
  const world = await aWorld();
  const headers = { ...(await world.cookieOf("manager")) };
  const texts = [...naughtyStrings.filter(({ length }) => length <= 2000), "\0"];
  const asked = routes
    .filter(({ kind, at }) => kind === "page" || at.startsWith("/api/v1"))
    .flatMap(({ at }) => {
      const path = addressOf({ at }, world.told("ours"));
      const mark = path.includes("?") ? "&" : "?";
      return texts.flatMap((text) => {
        const word = encodeURIComponent(text);
        return [`${path}${mark}period=${word}&as=${word}&file=${word}`];
      });
    });
  const wrong = await inParallel(asked, async (path) => {
    const { status } = await send({ path, headers });
    count.denied();
    return status >= 500 ? [`${path}: ${status}`] : [];
  });
  count.allowed();
  expect(wrong.flat()).toEqual([]);
  count.conclude();
});
