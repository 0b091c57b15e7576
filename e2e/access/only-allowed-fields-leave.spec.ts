import path from "node:path";
import { z } from "zod";
import { proof } from "@/db/testing/proof";
import { dataOf } from "../crawl";
import { baseUrl } from "../environment";
import { expect, test } from "../fixtures";
import { harbour, personCalled } from "../people";
import { send, type Answer } from "../raw-request";
import { readerAs } from "../reader";
import { callAction, outcomeOf } from "./action-call";
import { addressOf } from "./addresses";
import { answers, problem, props, results } from "./allowed-fields";
import { idOf } from "./build";
import { clientFiles } from "./client-components";
import { actionResult } from "./flight";
import { handedIn } from "./handed-props";
import { inParallel } from "./in-parallel";
import { actions, routes } from "./matrix";
import { cellsOf } from "./row";
import type { Actor } from "./rules";
import { aWorld } from "./world";

const { origin } = new URL(baseUrl);
const files = clientFiles(path.resolve(import.meta.dirname, "..", ".."));
const asking = new Set<Actor>(["manager", "admin", "rival", "stranger", "signedOut"]);
const readers = ["manager", "viewer", "board", "rival", "admin", "signedOut"] as const;

test("every component in the browser, every action has its allowed fields, and there are no more", () => {
  const named = Object.keys(props).map((name) => name.split(" ")[0]);
  expect([...new Set(named)].toSorted()).toEqual([...new Set(files.values())].toSorted());
  expect(Object.keys(results).toSorted()).toEqual(
    actions.map(({ file, name }) => `${file} ${name}`).toSorted(),
  );
});

test("pages hand components in the browser the allowed fields and no others", async () => {
  const count = proof("T13 allowed fields, components", { floor: 20 });
  const world = await aWorld();
  const pages = routes.filter(({ kind }) => kind === "page");
  const read = async (at: string, headers: Readonly<Record<string, string>>) =>
    dataOf((asked, more) => send({ path: asked, headers: { ...headers, ...more } }), at);
  const own = await Promise.all(
    readers.map(async (actor) => {
      const cookie = await world.cookieOf(actor);
      const told = world.told("ours");
      const addresses = pages.map((row) => addressOf(row, told));
      const propose = addressOf({ at: "/networks/[network]/proposals/new" }, told);
      const queries = ["?new=1", "?definition=D1&bands=P1", `?counter=${told.number}`];
      const figures = [told.disputed, told.toRestate, told.ownFigure].map(
        ({ period, key }) => `/networks/${told.network}/periods/${period}/figures/${key}`,
      );
      const file = addressOf({ at: "/networks/[network]/report/import?file=[imported]" }, told);
      const closed = addressOf({ at: "/networks/[network]/promises/[closedCase]" }, told);
      const steps = [file, `${file}&step=columns`, closed];
      const all = [...addresses, ...queries.map((query) => propose + query), ...figures, ...steps];
      return all.map((at) => ({ at, cookie }));
    }),
  );
  const told = await inParallel(own.flat(), ({ at, cookie }) => read(at, cookie));
  const executive = await readerAs(await personCalled("executive@brightwave.example"));
  const shown = await Promise.all(
    ["", "/metrics", "/metrics/E1"].map((place) => dataOf(executive, harbour + place)),
  );
  const seen = new Set<string>();
  for (const { body } of [...told, ...shown]) {
    for (const { module, name, props: given } of handedIn(body)) {
      const file = files.get(module);
      if (file === undefined) continue;
      const component = `${file} ${name}`;
      const allowed = props[component] ?? z.never();
      expect(allowed.safeParse(given).error?.issues ?? [], component).toEqual([]);
      seen.add(component);
      count.allowed();
    }
  }
  const drawn = Object.keys(props).filter((component) => component !== "app/error.tsx default");
  expect([...seen].toSorted()).toEqual(drawn.toSorted());
  count.conclude();
});

for (const row of actions) {
  test(`${row.name} of ${row.file} answers the allowed fields and no others`, async () => {
    const count = proof(`T13 allowed fields, ${row.name}`, { floor: 10 });
    const allowed = results[`${row.file} ${row.name}`] ?? z.never();
    const world = await aWorld();
    const cells = cellsOf(row).filter(({ actor }) => asking.has(actor));
    const asLawful = await inParallel(cells, async (cell) => ({
      cell,
      args: row.sends(world.told(cell.thing)),
      headers: await world.cookieOf(cell.actor),
    }));
    const malformed = asLawful.slice(0, 2).map((one) => ({ ...one, args: [] }));
    const again = asLawful.filter(({ cell }) => cell.allowed);
    const outcomes = new Set<string>();
    // Twice, so that what was done stands in the way of what is asked.
    for (const asked of [asLawful, [...again, ...malformed]]) {
      await inParallel(asked, async ({ cell, args, headers }) => {
        const answer = await callAction({
          id: idOf(row),
          path: addressOf({ at: row.from }, world.told(cell.thing)),
          args,
          headers,
        });
        const result = resultOf(answer);
        if (cell.allowed) outcomes.add(outcomeOf(answer));
        expect(allowed.safeParse(result).error?.issues ?? [], JSON.stringify(result)).toEqual([]);
        count[cell.allowed ? "allowed" : "denied"]();
      });
    }
    expect([...outcomes], "whoever may, does it").toContain(row.done);
    count.conclude();
  });
}

test("what is answered as JSON has the allowed fields and no others", async () => {
  const count = proof("T13 allowed fields, JSON", { floor: 60 });
  const world = await aWorld();
  const places = [...new Set([...routes.map(({ at }) => at), ...Object.keys(answers)])];
  const told = new Set<string>();
  for (const actor of readers) {
    const cookie = await world.cookieOf(actor);
    const tries = places.flatMap((at) => {
      const path = addressOf({ at }, world.told("ours"));
      return [
        { at, path, headers: cookie },
        { at, path, method: "POST", headers: { ...cookie, origin: "https://evil.example" } },
        { at, path, method: "DELETE", headers: cookie },
        { at, path, method: "POST", headers: { ...cookie, origin } },
      ];
    });
    await inParallel(tries, async ({ at, ...asked }) => {
      const answer = await send(asked);
      if (!isJson(answer)) return;
      expect(unallowedIn(at, answer), `${at} ${answer.body}`).toEqual([]);
      if (answer.status === 200) told.add(at);
      count[answer.status === 200 ? "allowed" : "denied"]();
    });
  }
  expect([...told].toSorted()).toEqual(Object.keys(answers).toSorted());
  count.conclude();
});

/** What an action gives, or the document of a route. */
function resultOf({ headers, body }: Answer): unknown {
  return headers["content-type"]?.includes("json") === true ? JSON.parse(body) : actionResult(body);
}

function isJson({ headers, body }: Answer): boolean {
  return body !== "" && String(headers["content-type"]).includes("json");
}

function unallowedIn(at: string, { headers, body }: Answer): readonly unknown[] {
  const told = String(headers["content-type"]).startsWith("application/problem+json");
  const schema = told ? problem : answers[at];
  if (schema === undefined) return ["answers JSON and has no allowed fields"];
  return schema.safeParse(JSON.parse(body)).error?.issues ?? [];
}
