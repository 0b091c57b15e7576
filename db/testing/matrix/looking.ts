import { mayName, rowsOf, type Attempt, type Ground } from "./attempt";
import type { Columns } from "./rule";

/** Looks at all rows, at every column, and at the privileges that are held. */
export function looking(ground: Ground): readonly Attempt[] {
  return [
    theRows(ground),
    everyColumn(ground),
    ...(ground.actor.role === "owner" ? [] : [thePrivileges(ground), truncating(ground)]),
  ];
}

/** Exactly the rows that are theirs to see, by key. */
function theRows(ground: Ground): Attempt {
  const { relation, rights } = ground;
  const key =
    relation.key.length === 0
      ? "t::text"
      : `concat_ws('/', ${relation.key.map((column) => `t.${column}`).join(", ")})`;
  const statement = `select coalesce(string_agg(${key}, ' ' order by ${key} collate "C"), '') from ${relation.name} t`;
  const seen = rowsOf(ground)
    .filter((row) => rights.sees(row))
    .map((row) => relation.key.map((column) => String(row[column])).join("/"));
  return {
    says: "looks",
    statement,
    due: mayName(ground) ? { reads: seen.toSorted().join(" ") } : "no grant",
    proves: "select",
  };
}

function everyColumn({ relation, rights, stock }: Ground): Attempt {
  const seen = stock.rows(relation.name).filter((row) => rights.sees(row)).length;
  return {
    says: "looks at every column",
    statement: `select count(all_of_it)::text from ${relation.name} all_of_it`,
    due: rights.grants.select === "all" ? { reads: `${seen}` } : "no grant",
  };
}

/** By id, since who may not use a schema can't name its tables. */
function thePrivileges({ relation, rights: { grants } }: Ground): Attempt {
  const { oid, columns } = relation;
  const byColumn = (privilege: string) =>
    `case when has_table_privilege(${oid}, '${privilege}') then '${privilege}'
      else (select '${privilege} ' || string_agg(attname, ',' order by attname collate "C") from pg_attribute
        where attrelid = ${oid} and attnum > 0 and not attisdropped
          and has_column_privilege(${oid}, attnum, '${privilege}')) end`;
  const whole = (privilege: string) =>
    `case when has_table_privilege(${oid}, '${privilege}') then '${privilege}' end`;
  const all = [
    ...["select", "insert", "update", "references"].map(byColumn),
    ...["delete", "truncate", "trigger"].map(whole),
  ];
  const held = (privilege: string, granted: Columns | undefined) => {
    if (granted === undefined) return [];
    const named = columns.map(({ name }) => name).filter((name) => granted.includes(name));
    return [granted === "all" ? privilege : `${privilege} ${named.toSorted().join(",")}`];
  };
  const reads = [
    ...held("select", grants.select),
    ...held("insert", grants.insert),
    ...held("update", grants.update),
    ...(grants.delete === true ? ["delete"] : []),
  ];
  return {
    says: "asks for privileges",
    statement: `select concat_ws('; ', ${all.join(", ")})`,
    due: { reads: reads.join("; ") },
  };
}

function truncating({ relation }: Ground): Attempt {
  return {
    says: "truncates",
    statement: `truncate ${relation.name} cascade`,
    due: "no grant",
  };
}
