import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "../../doors";
import type { Attempt } from "./attempt";

const results = z.array(z.string());

/** What came of one attempt: rows touched, text read, or how it was refused. */
export type Outcome = number | { readonly read: string } | { readonly refused: string };

/**
 * What comes of each attempt, in order; every one is undone before the next. They run within the database, as whoever
 * the transaction is for, since there are tens of thousands.
 */
export async function runAttempts(
  tx: Tx,
  attempts: readonly Attempt[],
): Promise<readonly Outcome[]> {
  const asked = attempts.map(({ statement, due }) => ({
    statement,
    reads: typeof due === "object" || /^select\b/.test(statement),
  }));
  await tx.execute(sql`select set_config('matrix.attempts', ${JSON.stringify(asked)}, true)`);
  await tx.execute(loop);
  const [answer] = await tx.execute<{ found: unknown }>(
    sql`select current_setting('matrix.outcomes')::jsonb as found`,
  );
  return results.parse(answer?.found).map(outcomeOf);
}

/** Whether an outcome is what was due. What was let through may still be held back by a constraint. */
export function isDue(due: Attempt["due"], outcome: Outcome): boolean {
  if (typeof outcome === "number") return due === outcome || due === "through";
  if ("read" in outcome) return typeof due === "object" && due.reads === outcome.read;
  const letThrough = due === "through" || (typeof due === "number" && due > 0);
  return outcome.refused === due || (outcome.refused === "key" && letThrough);
}

/** Whether an outcome is somebody's right at work, and no refusal. */
export function isPositive(outcome: Outcome): boolean {
  if (typeof outcome === "number") return outcome > 0;
  return "read" in outcome && outcome.read !== "";
}

/** An error raised with this code undoes what the attempt did; what it touched or read is noted before. */
const loop = sql.raw(`do $attempts$
declare
  attempt jsonb;
  touched bigint;
  seen text;
  noted text;
  outcomes text[] := '{}';
begin
  for attempt in select jsonb_array_elements(current_setting('matrix.attempts')::jsonb) loop
    begin
      if (attempt ->> 'reads')::boolean then
        execute attempt ->> 'statement' into seen;
        noted := 'read ' || coalesce(seen, '');
      else
        execute attempt ->> 'statement';
        get diagnostics touched = row_count;
        noted := 'rows ' || touched;
      end if;
      raise exception using errcode = 'UNDO0';
    exception
      when sqlstate 'UNDO0' then outcomes := outcomes || noted;
      when others then outcomes := outcomes || (sqlstate || ' ' || sqlerrm);
    end;
  end loop;
  perform set_config('matrix.outcomes', to_jsonb(outcomes)::text, true);
end
$attempts$`);

function outcomeOf(noted: string): Outcome {
  const [code = ""] = noted.split(" ", 1);
  const rest = noted.slice(code.length + 1);
  if (code === "rows") return Number(rest);
  if (code === "read") return { read: rest };
  return { refused: refusal(code, rest) };
}

function refusal(code: string, says: string): string {
  if (code === "42501") return /row-level security/.test(says) ? "policy" : "no grant";
  return code.startsWith("23") ? "key" : `${code} ${says}`;
}
