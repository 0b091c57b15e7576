import { cellsOf, type ActionRow, type RouteRow } from "./row";
import type { Surface } from "./surface";

const matrixFile = "e2e/access/matrix.ts";

/**
 * What stands between a build and the matrix: what the build answers to and no row speaks of, rows of what the build
 * doesn't make, rows that let everybody in or nobody. Sentences; none if every cell can be tried.
 */
export function findings(
  surface: Surface,
  { routes, actions }: { routes: readonly RouteRow[]; actions: readonly ActionRow[] },
): readonly string[] {
  const made = new Set(surface.routes.map(({ route }) => route));
  const makes = new Set(surface.actions.map(({ file, name }) => `${file} ${name}`));
  const named = new Set(routes.map(({ route }) => route));
  const spoken = new Set(actions.map(({ file, name }) => `${file} ${name}`));
  return [
    ...surface.routes
      .filter(({ route }) => !named.has(route))
      .map(({ route, from }) => `${route} (${from}) has no row in ${matrixFile}`),
    ...surface.actions
      .filter(({ file, name }) => !spoken.has(`${file} ${name}`))
      .map(({ file, name }) => `the action ${name} of ${file} has no row in ${matrixFile}`),
    ...[...named]
      .filter((route) => !made.has(route))
      .map((route) => `${route} has a row in ${matrixFile}, and the build makes no such route`),
    ...[...spoken]
      .filter((action) => !makes.has(action))
      .map((action) => `${action} has a row in ${matrixFile}, and the build makes no such action`),
    ...repeated(routes.map(({ route }) => route)).map((route) => `${route} has several rows`),
    ...repeated(actions.map(({ file, name }) => `${file} ${name}`)).map(
      (action) => `${action} has several rows`,
    ),
    ...[...routes, ...actions].flatMap(oneSided),
  ];
}

/** A row proves something only if somebody gets in and somebody doesn't. What is open to all is refused by method, or not at all. */
function oneSided(row: RouteRow | ActionRow): readonly string[] {
  const cells = cellsOf(row);
  const name = "route" in row ? row.route : `the action ${row.name} of ${row.file}`;
  const open = row.may === "whoever asks" || ("route" in row && row.may === "everyone");
  return [
    ...(cells.some(({ allowed }) => allowed) ? [] : [`${name} has a row that lets nobody in`]),
    ...(open || cells.some(({ allowed }) => !allowed)
      ? []
      : [`${name} has a row that keeps nobody out`]),
  ];
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
