import type { Row } from "./actor";
import {
  coveredBy,
  mayName,
  movesOf,
  rowsOf,
  typeOf,
  type Attempt,
  type Due,
  type Ground,
} from "./attempt";
import { covers, type Candidate } from "./rule";
import { literal } from "./stock";

/** Adds a row for each organisation in each network, in one's own name and in others', in each way that SQL has. */
export function adding(ground: Ground): readonly Attempt[] {
  const { rule, rights, world, actor, stock } = ground;
  const own =
    rights.grants.insert === undefined ? [] : (rule.candidates?.(world, actor, stock) ?? []);
  if (actor.role === "owner") {
    return (own.length > 0 ? own : copies(ground)).map((candidate) => plain(ground, candidate));
  }
  if (own.length === 0) {
    const [first, ...others] = copies(ground);
    if (first === undefined) return [];
    return [...eachWay(ground, first), ...others.map((candidate) => plain(ground, candidate))];
  }
  return [
    ...own.flatMap((one, place) =>
      rights.adds(one.row) || isOver(one) || place === 0
        ? eachWay(ground, one)
        : plain(ground, one),
    ),
    ...beyondGrant(ground, own),
  ];
}

/** A row that is there, moved to each place: what there is no grant for needs no better one. */
function copies(ground: Ground): readonly Candidate[] {
  const [row] = rowsOf(ground);
  if (row === undefined) return [];
  return movesOf(ground, ground.rights.grants.insert).map((moved) => ({
    says: `a copy with ${JSON.stringify(moved)}`,
    row: { ...row, ...moved },
  }));
}

function eachWay(ground: Ground, candidate: Candidate): readonly Attempt[] {
  return [
    plain(ground, candidate),
    returning(ground, candidate),
    orNothing(ground, candidate),
    orUpdate(ground, candidate),
    merging(ground, candidate),
  ];
}

function plain(ground: Ground, candidate: Candidate): Attempt {
  return {
    says: `adds ${candidate.says}`,
    statement: insertOf(ground, candidate.row),
    due: dueOf(ground, candidate),
    proves: "insert",
  };
}

function returning(ground: Ground, candidate: Candidate): Attempt {
  const { relation, rights } = ground;
  const due = dueOf(ground, candidate);
  const shown = mayName(ground) ? rights.sees(candidate.row) : "no grant";
  return {
    says: `adds ${candidate.says} and reads it`,
    statement: `${insertOf(ground, candidate.row)} returning ${relation.key.join(", ")}`,
    due: due === "no grant" || shown === "no grant" ? "no grant" : shown ? due : "policy",
  };
}

function orNothing(ground: Ground, candidate: Candidate): Attempt {
  const due = dueOf(ground, candidate);
  const { over = null } = candidate;
  return {
    says: `adds ${candidate.says} unless it is there`,
    statement: `${insertOf(ground, candidate.row)} on conflict do nothing`,
    due: due === "key" && over !== null ? 0 : due,
  };
}

function orUpdate(ground: Ground, candidate: Candidate): Attempt {
  const { relation, rights } = ground;
  const columns = relation.columns.map(({ name }) => name);
  const column = columns.find((name) => covers(rights.grants.update, name)) ?? columns.at(-1) ?? "";
  return {
    says: `adds ${candidate.says} or changes ${column}`,
    statement: `${insertOf(ground, candidate.row)}
      on conflict (${relation.key.join(", ")}) do update set ${column} = excluded.${column}`,
    due: dueOfEither(ground, candidate, column),
  };
}

function dueOfEither(ground: Ground, candidate: Candidate, column: string): Due {
  const { update, select } = ground.rights.grants;
  const plainly = dueOf(ground, candidate);
  const granted = mayName(ground) && covers(update, column) && covers(select, column);
  if (plainly === "no grant" || !granted) return "no grant";
  if (plainly === "policy" || !ground.rights.sees(candidate.row)) return "policy";
  const { over = null } = candidate;
  return over === null
    ? plainly
    : dueOfChange(ground, over, { ...over, [column]: candidate.row[column] });
}

function dueOfChange({ rights, rule, stock }: Ground, before: Row, after: Row): Due {
  if (!rights.sees(before) || !rights.from(before) || !rights.to(after)) return "policy";
  return rule.changes?.stopped?.(before, after, stock) === true ? "key" : 1;
}

function merging(ground: Ground, candidate: Candidate): Attempt {
  const { columns, values } = partsOf(ground, candidate.row);
  return {
    says: `merges ${candidate.says}`,
    statement: `merge into ${ground.relation.name} using (select 1) one on (false)
      when not matched then insert (${columns}) values (${values})`,
    due: dueOf(ground, candidate),
  };
}

/** Each column that isn't granted, added to a row that would go through. */
function beyondGrant(ground: Ground, candidates: readonly Candidate[]): readonly Attempt[] {
  const { relation, rights } = ground;
  const [candidate] = candidates;
  if (candidate === undefined || rights.grants.insert === "all") return [];
  return relation.columns
    .filter(({ name }) => !covers(rights.grants.insert, name))
    .map(({ name, type }) => ({
      says: `adds ${candidate.says} with ${name}`,
      statement: insertOf(ground, candidate.row, `, ${name}`, `, ${literal(null, type)}`),
      due: "no grant",
    }));
}

/** What isn't a row made for it, but a copy of another, may meet any constraint. */
function dueOf({ rights, rule, actor }: Ground, candidate: Candidate): Due {
  if (rights.grants.insert === undefined) return "no grant";
  if (actor.role === "owner" && rule.candidates === undefined) return "through";
  if (!rights.adds(candidate.row)) return "policy";
  return candidate.stopped === true || isOver(candidate) ? "key" : 1;
}

function isOver({ over = null }: Candidate): boolean {
  return over !== null;
}

function insertOf(ground: Ground, row: Row, moreColumns = "", moreValues = ""): string {
  const { columns, values } = partsOf(ground, row);
  return `insert into ${ground.relation.name} (${columns}${moreColumns}) values (${values}${moreValues})`;
}

/** Of a table whose columns aren't all granted, those that are: the others have their defaults, which the row tells too. */
function partsOf({ relation, rights: { grants } }: Ground, row: Row) {
  const columns = grants.insert === undefined ? Object.keys(row) : coveredBy(grants.insert, row);
  return {
    columns: columns.join(", "),
    values: columns.map((name) => literal(row[name], typeOf(relation, name))).join(", "),
  };
}
