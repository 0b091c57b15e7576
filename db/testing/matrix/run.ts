import { asSuperuser } from "../superuser";
import type { Actor } from "./actor";
import type { Attempt } from "./attempt";
import { withoutRule, type Matrix } from "./matrix";
import { rules } from "./rules";
import { isDue, isPositive, runAttempts, type Outcome } from "./run-attempts";
import { relationsOf } from "./stock";

/** What a run found: a sentence for each leak or over-denial; how many attempts there were on each relation. */
export type Verdict = {
  readonly findings: readonly string[];
  readonly attempts: Readonly<Record<string, number>>;
  readonly denied: number;
  readonly allowed: number;
};

type Told = (relation: string, attempt: Attempt, outcome: Outcome) => void;

/**
 * Tries everything, actor by actor, each in a transaction that is undone.
 *
 * @param only relations to try; null for all
 * @param enough findings after which no further actor tries
 */
export async function runMatrix(
  matrix: Matrix,
  { only = null, enough = Infinity }: { only?: readonly string[] | null; enough?: number } = {},
): Promise<Verdict> {
  const findings = [...(await unknownRelations())];
  const attempts: Record<string, number> = {};
  const proven = new Set<string>();
  let allowed = 0;
  for (const [actor, all] of matrix) {
    if (findings.length >= enough) break;
    const tried = [...all].filter(([name]) => only?.includes(name) !== false);
    const refusal = await undone(actor, tried, (name, attempt, outcome) => {
      attempts[name] = (attempts[name] ?? 0) + 1;
      if (!isDue(attempt.due, outcome)) {
        findings.push(`${name}: ${actor.who} ${mismatch(attempt, outcome)}`);
      } else if (isPositive(outcome)) {
        allowed += 1;
        if (attempt.proves) proven.add(`${name}: ${actor.role} ${attempt.proves}`);
      }
    });
    if (refusal !== null) findings.push(`${actor.who} ${refusal}`);
  }
  if (only === null && findings.length < enough) findings.push(...unproven(proven));
  const tried = Object.values(attempts).reduce((sum, count) => sum + count, 0);
  return { findings, attempts, denied: tried - allowed, allowed };
}

async function unknownRelations(): Promise<readonly string[]> {
  const relations = await asSuperuser(relationsOf);
  return withoutRule(relations.map(({ name }) => name));
}

/** What kept the actor from trying; null when nothing did. */
async function undone(
  { enters }: Actor,
  tried: readonly (readonly [string, readonly Attempt[]])[],
  tell: Told,
): Promise<string | null> {
  const undo = new Error("undo");
  try {
    await enters(async (tx) => {
      for (const [name, attempts] of tried) {
        const outcomes = await runAttempts(tx, attempts);
        attempts.forEach((attempt, place) =>
          tell(name, attempt, outcomes[place] ?? { refused: "nothing came of it" }),
        );
      }
      throw undo;
    });
    return "was not let in";
  } catch (error) {
    return error === undo ? null : String(error);
  }
}

/** A right that nobody was seen to use may be denied to all. */
function unproven(proven: ReadonlySet<string>): readonly string[] {
  const updates = [...proven].filter((use) => use.includes(" update "));
  const changed = (start: string, column: string) =>
    updates.some(
      (use) => use.startsWith(start) && use.slice(start.length).split(", ").includes(column),
    );
  return Object.entries(rules).flatMap(([name, rule]) =>
    (["app", "worker"] as const)
      .filter((role) => rule.unused?.includes(role) !== true)
      .flatMap((role) => {
        const { select, insert, update = [], delete: removes } = rule[role] ?? {};
        const verbs = Object.entries({ select, insert, delete: removes })
          .filter(([, granted]) => granted !== undefined)
          .map(([verb]) => verb)
          .filter((verb) => !proven.has(`${name}: ${role} ${verb}`));
        const columns = (update === "all" ? [] : update)
          .filter((column) => !changed(`${name}: ${role} update `, column))
          .map((column) => `update ${column}`);
        return [...verbs, ...columns].map((use) => `${name}: nobody as ${role} was seen to ${use}`);
      }),
  );
}

function mismatch({ says, statement, due }: Attempt, outcome: Outcome): string {
  const wanted = typeof due === "object" ? `"${due.reads}"` : due;
  return `${says}: due ${wanted}, got ${came(outcome)}: ${statement.slice(0, 300)}`;
}

function came(outcome: Outcome): string {
  if (typeof outcome === "number") return `${outcome}`;
  return "read" in outcome ? `"${outcome.read}"` : outcome.refused;
}
