import type { Actor, Row } from "./actor";
import { covers, type Columns, type Rights, type Rule } from "./rule";
import type { Relation, Stock } from "./stock";
import type { World } from "./world";

/**
 * What is due to happen: this many rows are touched, or the statement is refused for want of a grant, by a policy or by
 * a constraint ("key"). "through": let through, whatever constraints say then.
 */
export type Due = number | "no grant" | "policy" | "key" | "through";

/** One statement that somebody tries. `reads`: it gives this text; `proves`: the right that it shows where it succeeds. */
export type Attempt = {
  readonly says: string;
  readonly statement: string;
  readonly due: Due | { readonly reads: string };
  readonly proves?: string;
};

/**
 * Where attempts are made: one actor at one table. `thorough` for the first actor of each role: what there is no grant
 * for is refused whatever the values, so the others try it with few.
 */
export type Ground = {
  readonly thorough: boolean;
  readonly relation: Relation;
  readonly rule: Rule;
  readonly rights: Rights;
  readonly actor: Actor;
  readonly stock: Stock;
  readonly world: World;
};

const fewMoves = 2;

/** The rows that are there. */
export function rowsOf({ stock, relation }: Ground): readonly Row[] {
  return stock.rows(relation.name);
}

/** The type of a column. */
export function typeOf({ columns }: Relation, column: string): string {
  return columns.find(({ name }) => name === column)?.type ?? "text";
}

/** Whether the key's columns may be read: without that no row can be named. */
export function mayName({ rights, relation }: Ground): boolean {
  return relation.key.every((column) => covers(rights.grants.select, column));
}

/** Where a row's tenant can be moved: each organisation in each network, as far as the relation has columns for them. */
export function movesOf(
  { relation, world, thorough }: Ground,
  granted: Columns | undefined,
): readonly Row[] {
  const moves = places(world).map((place) => movedTo(relation, place));
  const isGranted = Object.keys(moves[0] ?? {}).every((column) => covers(granted, column));
  return [...new Map(moves.map((move) => [JSON.stringify(move), move])).values()]
    .filter((move) => Object.keys(move).length > 0)
    .slice(0, thorough || isGranted ? Infinity : fewMoves);
}

function movedTo(
  relation: Relation,
  { network, organisation }: { readonly network: string; readonly organisation: string },
): Row {
  const columns = relation.columns.filter(({ type }) => type === "uuid").map(({ name }) => name);
  const moved = columns.flatMap((column): readonly (readonly [string, string])[] => {
    if (column === "network_id") return [[column, network]];
    if (/^(?:.+_)?(?:organisation|reporter)_id$/.test(column)) return [[column, organisation]];
    return [];
  });
  if (moved.length > 0) return Object.fromEntries(moved);
  if (!columns.includes("id")) return {};
  return { id: relation.name === "public.networks" ? network : organisation };
}

/** Each organisation in each network, whether it is a member or not. */
export function places({ networks, organisations }: World) {
  return networks.flatMap((network) =>
    organisations.map((organisation) => ({ network, organisation })),
  );
}

/** The columns of a row that a grant covers. */
export function coveredBy(columns: Columns | undefined, row: Row): readonly string[] {
  return Object.keys(row).filter((column) => covers(columns, column));
}
