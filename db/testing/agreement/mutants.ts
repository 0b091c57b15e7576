import type postgres from "postgres";
import { z } from "zod";
import type { Mutant } from "../mutation/mutant";

const definitions = z.array(z.object({ name: z.string(), text: z.string() }));

/** Each question that one of these functions asks forgotten, each step left out, each comparison turned. */
export async function mutantsOfAgreement(
  sql: postgres.ISql,
  functions: readonly string[],
): Promise<readonly Mutant[]> {
  const found = definitions.parse(
    await sql`
      select n.nspname || '.' || p.proname as name, pg_get_functiondef(p.oid) as text
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname || '.' || p.proname = any (${functions}) order by 1`,
  );
  const missing = functions.filter((name) => !found.some((one) => one.name === name));
  if (missing.length > 0) throw new Error(`no function ${missing.join(", ")}`);
  return found.flatMap(({ name, text: whole }) => {
    // What a comment says is no condition.
    const text = whole.replaceAll(/ *--.*$/gm, "");
    const wrongs = [
      ...guards(text),
      ...branches(text),
      ...conjuncts(text),
      ...steps(text),
      ...comparisons(text),
    ].filter(({ wrong }) => wrong !== text);
    const different = [...new Map(wrongs.map((one) => [one.wrong, one])).values()];
    return different.map(({ says, wrong }, index) => ({
      name: `${name}() ${says}${times(different.slice(0, index), says)}`,
      table: null,
      apply: wrong,
      revert: whole,
    }));
  });
}

/** What tells a slip from those before it that say the same. */
function times(before: readonly Wrong[], says: string): string {
  const already = before.filter((one) => one.says === says).length;
  return already === 0 ? "" : ` (${already + 1})`;
}

type Wrong = { readonly says: string; readonly wrong: string };

/** What is asked before something is refused is never so. */
function guards(text: string): readonly Wrong[] {
  return [...text.matchAll(/\bif\s((?:(?!\bthen\b)[\s\S])*?)\sthen\b/g)].map((match) => ({
    says: `never: if ${plain(match[1] ?? "")}`,
    wrong: replaced(text, match.index + 3, (match[1] ?? "").length, "false"),
  }));
}

/** A branch is never taken. */
function branches(text: string): readonly Wrong[] {
  return [...text.matchAll(/\bwhen\s(?!')((?:(?!\bthen\b)[\s\S])*?)\sthen\b/g)].map((match) => ({
    says: `never when ${plain(match[1] ?? "")}`,
    wrong: replaced(text, match.index + 5, (match[1] ?? "").length, "false"),
  }));
}

/** One of several conditions is left out. */
function conjuncts(text: string): readonly Wrong[] {
  const after = [...text.matchAll(/\b(?:and|or)\s/g)].flatMap(({ index, 0: word }) => {
    const begin = index + word.length;
    const end = endOf(text, begin);
    const said = text.slice(begin, end);
    return isBetween(text, index) ? [] : [{ index, length: end - index, said }];
  });
  const first = [...text.matchAll(/\b(?:where|on|if|elsif|when|having)\s/g)].flatMap(
    ({ index, 0: word }) => {
      const begin = index + word.length;
      const end = endOf(text, begin);
      const [joined] = /^\s*(?:and|or)\b/.exec(text.slice(end)) ?? [];
      // What stands alone is a guard or a branch, unless rows are chosen by it.
      if (joined === undefined && !/^(?:where|on)\s/.test(word)) return [];
      const by = joined?.trim() === "or" ? "false" : "true";
      return [{ index: begin, length: end - begin, said: text.slice(begin, end), by }];
    },
  );
  return [
    ...after.map(({ index, length, said }) => ({
      says: `without ${plain(said)}`,
      wrong: replaced(text, index, length, ""),
    })),
    ...first.map(({ index, length, said, by }) => ({
      says: `without ${plain(said)}`,
      wrong: replaced(text, index, length, by),
    })),
  ];
}

/** A statement that does something is left out. */
function steps(text: string): readonly Wrong[] {
  return [...text.matchAll(/^ +(?:perform|insert into|update) [\s\S]*?;$/gm)].map((match) => ({
    says: `doesn't ${plain(match[0])}`,
    wrong: replaced(text, match.index, match[0].length, "perform 1;"),
  }));
}

const turns: readonly (readonly [from: RegExp, to: string])[] = [
  [/ >= /g, " > "],
  [/ <= /g, " < "],
  [/ > /g, " >= "],
  [/ < /g, " <= "],
  [/ <> /g, " = "],
  [/ is distinct from /g, " is not distinct from "],
  [/\bnot exists\b/g, "exists"],
  [/\bis not null\b/g, "is null"],
  [/\bis null\b/g, "is not null"],
  [/\bdesc\b/g, "asc"],
  [/\bmax\(/g, "min("],
  [/ \+ 1\b/g, " + 2"],
  [/\bunion all\n[^u]*/g, "\n"],
];

function comparisons(text: string): readonly Wrong[] {
  const body = text.indexOf("AS $function$");
  return turns.flatMap(([from, to]) =>
    [...text.matchAll(from)]
      .filter(({ index }) => index > body)
      .map(({ index, 0: there }) => ({
        says: `with ${plain(to)} for ${plain(there)} at ${plain(text.slice(Math.max(body, index - 30), index + 30))}`,
        wrong: replaced(text, index, there.length, to),
      })),
  );
}

/** Where a condition ends: at the next word that joins or ends it, outside its own brackets. */
function endOf(text: string, begin: number): number {
  const words =
    /\b(?:and|or|then|order by|limit|returning|for update|for key share|having|join|cross join|left join|from|union|else|loop|on conflict|group by|end)\b|\$function\$|[();]/g;
  words.lastIndex = begin;
  for (let depth = 0, match = words.exec(text); match !== null; match = words.exec(text)) {
    const [word] = match;
    if (word === "(") depth += 1;
    else if (depth > 0) depth -= word === ")" ? 1 : 0;
    else return trimmedTo(text, match.index);
  }
  return text.length;
}

function trimmedTo(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length;
}

/** "between one and other" joins no conditions. */
function isBetween(text: string, index: number): boolean {
  return /\bbetween\s+\S+\s+$/.test(text.slice(0, index));
}

function replaced(text: string, index: number, length: number, by: string): string {
  return text.slice(0, index) + by + text.slice(index + length);
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim().slice(0, 110);
}

/** What `work` finds while a function is broken so; "no SQL" where the broken one isn't any. */
export async function whileBroken<Finding>(
  sql: postgres.Sql,
  { apply, revert }: { readonly apply: string; readonly revert: string },
  work: () => Promise<Finding>,
): Promise<Finding | "no SQL"> {
  const isSql = await sql.unsafe(apply).then(
    () => true,
    () => false,
  );
  if (!isSql) return "no SQL";
  const found = await work();
  await sql.unsafe(revert);
  return found;
}
