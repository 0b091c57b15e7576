import { proof } from "@/db/testing/proof";
import { dataOf } from "../crawl";
import { baseUrl } from "../environment";
import { expect, test } from "../fixtures";
import { send, type Answer } from "../raw-request";
import { isThorough } from "../thorough";
import { deniedTries, nothingForThoseWhoMayNot } from "./action-cells";
import { addressOf } from "./addresses";
import { surface } from "./build";
import { findings } from "./findings";
import { inParallel } from "./in-parallel";
import { foreignWords, wrongIn } from "./judge-answer";
import { actions, routes } from "./matrix";
import { cellsOf, type Cell, type RouteRow } from "./row";
import { aWorld, type World } from "./world";

const { origin } = new URL(baseUrl);

test("the matrix speaks of everything that the build answers to, and of nothing else", () => {
  expect(findings(surface, { routes, actions })).toEqual([]);
});

test("every page, handler and file answers each kind of person as the matrix says", async () => {
  test.setTimeout(300_000);
  const count = proof("T10 authorisation matrix, reading", { floor: 600 });
  const world = await aWorld();
  const cookies = await world.cookies();
  const tries = routes.flatMap((row) => triesOf(row, world).map((one) => ({ ...one, row })));
  const wrong = await inParallel(tries, async ({ row, cell, path }, index) => {
    const read = (asked: string, headers = {}) =>
      send({ path: asked, headers: { ...cookies[cell.actor], ...headers } });
    const page = unasked(await read(path), row, path);
    count[cell.allowed ? "allowed" : "denied"]();
    const { marks } = world;
    const said = [...wrongIn(row, cell, { answer: page, marks })];
    // The data of a page are made by the same code: here for every third try, in the long proofs for each.
    if (isThorough || index % 3 === 0) {
      const data = unasked(await dataOf(read, path), row, path);
      said.push(...foreignWords(data, cell.actor, marks));
      count[cell.allowed ? "allowed" : "denied"]();
    }
    return said.map((what) => `${cell.actor} at ${path}: ${what}`);
  });
  expect(wrong.flat()).toEqual([]);
  for (const row of routes) {
    const path = addressOf(row, world.told("ours"));
    for (const actor of ["manager", "signedOut"] as const) {
      const headers = { ...cookies[actor] };
      const page = await send({ path, headers });
      const { status, body } = await send({ path, method: "HEAD", headers });
      expect(body, `HEAD ${path} as ${actor}`).toBe("");
      expect([page.status, 400, 405], `HEAD ${path} as ${actor}`).toContain(status);
      count.denied();
    }
  }
  count.conclude();
});

test("a method that a row doesn't name is refused by status, whoever asks", async () => {
  const count = proof("T10 authorisation matrix, methods", { floor: 150 });
  const world = await aWorld();
  const cookies = await world.cookies();
  const methods = ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "POST"];
  const tries = routes.flatMap((row) =>
    methods
      .filter((method) => !(method === "POST" && row.posts) && !(method === "PUT" && row.puts))
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

const files = [...new Set(actions.map((row) => row.file))];
// Nothing that is refused changes a world, so the files of each half share one.
for (const [half, name] of ["first", "second"].entries()) {
  test(`the actions of the ${name} half of the files do nothing for those who may not, on any page`, async () => {
    test.setTimeout(180_000);
    const own = files.filter((_file, place) => place % 2 === half);
    const rows = actions.filter((row) => own.includes(row.file));
    const count = proof(`T10 authorisation matrix, who may not, ${rows.length} actions`, {
      floor: deniedTries(rows).length,
    });
    await nothingForThoseWhoMayNot(rows, count);
    count.conclude();
  });
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

/** An answer without the organisations that whoever asked named in the address: that isn't told to them. */
function unasked(answer: Answer, { at }: Pick<RouteRow, "at">, path: string): Answer {
  if (!at.includes("[pair]") && !at.includes("[organisation]")) return answer;
  const named = path.split("/").at(-1) ?? "";
  const location = answer.headers.location?.replaceAll(named, "");
  const headers = location === undefined ? answer.headers : { ...answer.headers, location };
  return { ...answer, headers, body: answer.body.replaceAll(named, "") };
}
