import { expect, test } from "vitest";
import { findings } from "./findings";
import { actions, routes } from "./matrix";
import { row } from "./row";
import type { Surface } from "./surface";

const matrix = { routes, actions };

/** A build that makes just what the matrix speaks of. */
const build: Surface = {
  routes: routes.map(({ route }) => ({ route, from: `app${route}` })),
  actions: actions.map(({ file, name }, index) => ({ id: `${index}`, file, name })),
};

test("a build that the matrix speaks of in full has no findings", () => {
  expect(findings(build, matrix)).toEqual([]);
});

test.each<{ what: string; surface: Surface; rows: typeof matrix; says: string }>([
  {
    what: "a route without a row",
    surface: { ...build, routes: [...build.routes, { route: "/zz", from: "app/zz/route" }] },
    rows: matrix,
    says: "/zz (app/zz/route) has no row in e2e/access/matrix.ts",
  },
  {
    what: "an action without a row",
    surface: {
      ...build,
      actions: [...build.actions, { id: "7f", file: "app/zz/actions.ts", name: "takeAll" }],
    },
    rows: matrix,
    says: "the action takeAll of app/zz/actions.ts has no row in e2e/access/matrix.ts",
  },
  {
    what: "an action called as another one of another file",
    surface: {
      ...build,
      actions: [...build.actions, { id: "7f", file: "app/zz/actions.ts", name: "submitMonth" }],
    },
    rows: matrix,
    says: "the action submitMonth of app/zz/actions.ts has no row in e2e/access/matrix.ts",
  },
  {
    what: "a row without a route",
    surface: build,
    rows: { ...matrix, routes: [...routes, row.page("/gone", "signed in")] },
    says: "/gone has a row in e2e/access/matrix.ts, and the build makes no such route",
  },
  {
    what: "a row without an action",
    surface: { ...build, actions: build.actions.slice(1) },
    rows: matrix,
    says: `${actions[0]?.file} ${actions[0]?.name} has a row in e2e/access/matrix.ts, and the build makes no such action`,
  },
  {
    what: "two rows of one route",
    surface: build,
    rows: { ...matrix, routes: [...routes, row.page("/networks", "everyone")] },
    says: "/networks has several rows",
  },
  {
    what: "an action that is open to all",
    surface: build,
    rows: {
      ...matrix,
      actions: actions.map((one) =>
        one.name === "submitMonth" ? { ...one, may: "everyone" } : one,
      ),
    },
    says: "the action submitMonth of app/networks/[network]/report/actions.ts has a row that keeps nobody out",
  },
])("$what is named", ({ surface, rows, says }) => {
  expect(findings(surface, rows)).toEqual([says]);
});
