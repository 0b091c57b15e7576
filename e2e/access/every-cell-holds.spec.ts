import { proof } from "@/db/testing/proof";
import { dataOf } from "../crawl";
import { baseUrl } from "../environment";
import { expect, test } from "../fixtures";
import { send } from "../raw-request";
import { callAction, outcomeOf } from "./action-call";
import { addressOf } from "./addresses";
import { idOf, surface } from "./build";
import { findings } from "./findings";
import { inParallel } from "./in-parallel";
import { foreignWords, wrongIn } from "./judge-answer";
import { actions, routes } from "./matrix";
import { cellsOf, type ActionRow, type Cell, type RouteRow } from "./row";
import { changesBetween, rowsThatMention } from "./rows";
import { actors, type Actor } from "./rules";
import { aWorld, type World } from "./world";

const { origin } = new URL(baseUrl);

test("the matrix speaks of everything that the build answers to, and of nothing else", () => {
  expect(findings(surface, { routes, actions })).toEqual([]);
});

test("every page, handler and file answers each kind of person as the matrix says", async () => {
  test.setTimeout(300_000);
  const count = proof("T10 authorisation matrix, reading", { floor: 600 });
  const world = await aWorld();
  const cookies = await cookiesOf(world);
  const tries = routes.flatMap((row) => triesOf(row, world).map((one) => ({ ...one, row })));
  const wrong = await inParallel(tries, async ({ row, cell, path }) => {
    const read = (asked: string, headers = {}) =>
      send({ path: asked, headers: { ...cookies[cell.actor], ...headers } });
    const page = await read(path);
    const head = await send({ path, method: "HEAD", headers: { ...cookies[cell.actor] } });
    const data = await dataOf(read, path);
    count[cell.allowed ? "allowed" : "denied"](3);
    const { marks } = world;
    const said = [
      ...wrongIn(row, cell, { answer: page, marks }),
      ...[head, data].flatMap((answer) => foreignWords(answer, cell.actor, marks)),
    ];
    const more = head.body !== "" || (head.status !== page.status && head.status < 400);
    return [...said, ...(more ? ["HEAD tells more than GET"] : [])].map(
      (what) => `${cell.actor} at ${path}: ${what}`,
    );
  });
  expect(wrong.flat()).toEqual([]);
  count.conclude();
});

test("a method that a row doesn't name is refused by status, whoever asks", async () => {
  const count = proof("T10 authorisation matrix, methods", { floor: 150 });
  const world = await aWorld();
  const cookies = await cookiesOf(world);
  const methods = ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "POST"];
  const tries = routes.flatMap((row) =>
    methods
      .filter((method) => method !== "POST" || !row.posts)
      .flatMap((method) =>
        (["manager", "signedOut"] as const).map((actor) => ({ row, method, actor })),
      ),
  );
  const wrong = await inParallel(tries, async ({ row, method, actor }) => {
    const path = addressOf(row, world.told("ours"));
    const { status } = await send({ path, method, headers: { origin, ...cookies[actor] } });
    count.denied();
    return status === 405 || status === 404 ? [] : [`${method} ${path} as ${actor}: ${status}`];
  });
  const read = await send({ path: "/networks", headers: { ...cookies.manager } });
  if (read.status === 200) count.allowed();
  expect(wrong.flat()).toEqual([]);
  count.conclude();
});

for (const row of actions) {
  test(`the action ${row.name} of ${row.file} does what the matrix says, on any page`, async () => {
    const count = proof(`T10 authorisation matrix, ${row.name}`, { floor: 12 });
    for (const from of [row.from, "/"]) await tryAction(row, from, count);
    count.conclude();
  });
}

/** First all who may not, which changes nothing in any table; then each who may, in a world of their own. */
async function tryAction(
  row: ActionRow,
  from: string,
  count: ReturnType<typeof proof>,
): Promise<void> {
  const cells = cellsOf(row);
  const world = await aWorld();
  const cookies = await cookiesOf(world);
  const call = (cell: Cell, told = world.told(cell.thing), cookie = cookies[cell.actor]) =>
    callAction({
      id: idOf(row),
      path: addressOf({ at: from }, told),
      args: row.sends(told),
      headers: cookie,
    });
  const before = await rowsThatMention(world.ids);
  const wrong = await inParallel(
    cells.filter(({ allowed }) => !allowed),
    async (cell) => {
      const answer = await call(cell);
      const outcome = outcomeOf(answer);
      const told = foreignWords(answer, cell.actor, world.marks);
      count.denied();
      return [...told, ...(refusals(row, cell.actor).includes(outcome) ? [] : [outcome])].map(
        (what) => `${cell.actor} at ${cell.thing} from ${from}: ${what}`,
      );
    },
  );
  expect(wrong.flat()).toEqual([]);
  const changes = changesBetween(before, await rowsThatMention(world.ids));
  expect(changes, `those who may not, from ${from}`).toEqual([]);
  const allowed = cells.filter((cell) => cell.allowed);
  // That it answers there is shown by one; who may is asked on its own page.
  for (const cell of from === row.from ? allowed : allowed.slice(0, 1)) {
    const own = await aWorld();
    const cookie = await own.cookieOf(cell.actor);
    const untouched = await rowsThatMention(own.ids);
    const outcome = outcomeOf(await call(cell, own.told(cell.thing), cookie));
    expect(outcome, `${cell.actor} at ${cell.thing} from ${from}`).toBe(row.done);
    const done = changesBetween(untouched, await rowsThatMention(own.ids));
    const written = [...new Set(done.map(({ table }) => table))];
    expect(written.length, `${cell.actor} changes something`).toBeGreaterThan(0);
    expect(written.filter((table) => !row.writes.includes(table))).toEqual([]);
    count.allowed();
  }
}

function refusals(row: ActionRow, actor: Actor): readonly string[] {
  return [actors[actor].organisation === null ? "signed-out" : "gone", ...row.refused];
}

/** Each cell with its address; two things at one address are one try. */
function triesOf(
  row: RouteRow,
  world: World,
): readonly { readonly cell: Cell; readonly path: string }[] {
  const tries = new Map(
    cellsOf(row).map((cell) => {
      const path = addressOf(row, world.told(cell.thing));
      return [`${cell.actor} ${path}`, { cell, path }];
    }),
  );
  return [...tries.values()];
}

async function cookiesOf(world: World): Promise<Record<Actor, Readonly<Record<string, string>>>> {
  const of = (actor: Actor) => world.cookieOf(actor);
  return {
    manager: await of("manager"),
    board: await of("board"),
    viewer: await of("viewer"),
    goTo: await of("goTo"),
    admin: await of("admin"),
    rival: await of("rival"),
    stranger: await of("stranger"),
    formerMember: await of("formerMember"),
    formerColleague: await of("formerColleague"),
    signedOut: await of("signedOut"),
    sessionEnded: await of("sessionEnded"),
  };
}
