import type { Row } from "./actor";
import { mayName, movesOf, rowsOf, typeOf, type Attempt, type Due, type Ground } from "./attempt";
import { covers } from "./rule";
import { literal, whereIs } from "./stock";

/** Values of a column that are tried, out of those that stand there. */
const valuesTried = 3;

/** Changes each column with and without saying which rows, moves rows to others, and does both at once. */
export function changing(ground: Ground): readonly Attempt[] {
  const { relation, rule, rights, world, actor } = ground;
  const moves = movesOf(ground, rights.grants.update);
  const [first] = rowsOf(ground);
  const state = relation.columns.find(({ name }) => ["status", "answer"].includes(name))?.name;
  const withState =
    state === undefined ? [] : moves.map((sets) => ({ ...sets, [state]: first?.[state] ?? null }));
  const more = rule.changes?.moves?.(world, actor) ?? [];
  return [
    ...relation.columns.flatMap(({ name }) => ofColumn(ground, name)),
    ...[...moves, ...withState].map((sets) => blind(ground, sets)),
    ...more.flatMap((sets) => [blind(ground, sets), ...ofOpenRows(ground, sets)]),
  ];
}

/** Removes each row, and all rows without saying which. */
export function removing(ground: Ground): readonly Attempt[] {
  const { relation, rule, rights, actor } = ground;
  const rows = rowsOf(ground);
  const due = (removed: number): Due => {
    if (rights.grants.delete !== true) return "no grant";
    if (rule.appendOnly) return "key";
    return removed > 0 && actor.role === "owner" ? "through" : removed;
  };
  const all = rows.filter((row) => rights.removes(row)).length;
  const each = rights.grants.delete === true ? rows : rows.slice(0, 1);
  return [
    { says: "removes all", statement: `delete from ${relation.name}`, due: due(all) },
    ...each.flatMap((row) => {
      const theirs = rights.sees(row) && rights.removes(row) ? 1 : 0;
      const named = mayName(ground) ? due(theirs) : "no grant";
      const where = whereIs(relation, row);
      return [
        {
          says: `removes ${where}`,
          statement: `delete from ${relation.name} where ${where}`,
          due: named,
          proves: "delete",
        },
        {
          says: `merges ${where} away`,
          statement: `merge into ${relation.name} using (select 1) one on (${where}) when matched then delete`,
          due: rights.sees(row) && theirs === 0 && named === 0 ? ("policy" as const) : named,
        },
      ];
    }),
  ];
}

function ofColumn(ground: Ground, column: string): readonly Attempt[] {
  const rows = rowsOf(ground);
  const [first] = rows;
  if (first === undefined) return [];
  const granted = covers(ground.rights.grants.update, column);
  if (!granted || ground.actor.role === "owner") {
    const same = { [column]: first[column] };
    return [blind(ground, same), named(ground, first, same), merging(ground, first, same)];
  }
  // Which rows are closed to them doesn't depend on the column.
  const isFirst =
    column ===
    ground.relation.columns.find(({ name }) => covers(ground.rights.grants.update, name))?.name;
  const values = [
    ...new Map(rows.map((row) => [JSON.stringify(row[column]), row[column]])).values(),
  ]
    .slice(0, valuesTried)
    .map((value) => ({ [column]: value }));
  return [
    ...rows
      .filter((row) => isFirst || ground.rights.from(row))
      .flatMap((row) => {
        const same = { [column]: row[column] };
        return [named(ground, row, same), merging(ground, row, same)];
      }),
    ...values.flatMap((sets) => [blind(ground, sets), ...ofOpenRows(ground, sets)]),
  ];
}

/** The same change to each row that is open to them. */
function ofOpenRows(ground: Ground, sets: Row): readonly Attempt[] {
  if (ground.actor.role === "owner") return [];
  const { sees, from } = ground.rights;
  return rowsOf(ground)
    .filter((row) => sees(row) && from(row))
    .map((row) => named(ground, row, sets));
}

/** Without WHERE or RETURNING, Postgres asks no SELECT policy. */
function blind(ground: Ground, sets: Row): Attempt {
  const open = rowsOf(ground).filter((row) => ground.rights.from(row));
  return {
    says: `sets ${assigned(ground, sets)} of all`,
    statement: `update ${ground.relation.name} set ${assigned(ground, sets)}`,
    due: dueOf(ground, open, sets, () => true),
  };
}

function named(ground: Ground, row: Row, sets: Row): Attempt {
  const { relation, rights } = ground;
  const open = rights.sees(row) && rights.from(row) ? [row] : [];
  const where = whereIs(relation, row);
  return {
    says: `sets ${assigned(ground, sets)} of ${where}`,
    statement: `update ${relation.name} set ${assigned(ground, sets)} where ${where}`,
    due: mayName(ground) ? dueOf(ground, open, sets, rights.sees) : "no grant",
    proves: `update ${Object.keys(sets).join(", ")}`,
  };
}

/** A row that is seen but not open is an error here, not passed over. */
function merging(ground: Ground, row: Row, sets: Row): Attempt {
  const { relation, rights } = ground;
  const open = rights.sees(row) ? [row] : [];
  const where = whereIs(relation, row);
  const plainly = dueOf(ground, rights.from(row) ? open : [], sets, rights.sees);
  const passedOver = open.length > 0 && plainly === 0;
  return {
    says: `merges ${assigned(ground, sets)} into ${where}`,
    statement: `merge into ${relation.name} using (select 1) one on (${where})
      when matched then update set ${assigned(ground, sets)}`,
    due: mayName(ground) ? (passedOver ? "policy" : plainly) : "no grant",
  };
}

function dueOf(
  { rule, rights, actor, stock }: Ground,
  open: readonly Row[],
  sets: Row,
  sees: (row: Row) => boolean,
): Due {
  if (!Object.keys(sets).every((column) => covers(rights.grants.update, column))) return "no grant";
  if (rule.appendOnly) return "key";
  if (open.length === 0) return 0;
  const changed = open.map((before) => ({ before, after: { ...before, ...sets } }));
  const { stopped, stoppedForAll } = rule.changes ?? {};
  if (changed.some(({ before, after }) => stoppedForAll?.(before, after) === true)) return "key";
  if (actor.role === "owner") return "through";
  if (changed.some(({ before, after }) => stopped?.(before, after, stock) === true)) return "key";
  return changed.every(({ after }) => rights.to(after) && sees(after)) ? open.length : "policy";
}

function assigned({ relation }: Ground, sets: Row): string {
  return Object.entries(sets)
    .map(([name, value]) => `${name} = ${literal(value, typeOf(relation, name))}`)
    .join(", ");
}
