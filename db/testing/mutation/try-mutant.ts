import type postgres from "postgres";
import { catalogueFacts } from "../catalogue-facts";
import { catalogueFindings } from "../catalogue-lint";
import { expectedCatalogue } from "../expected-catalogue";
import type { Matrix } from "../matrix/matrix";
import { runMatrix } from "../matrix/run";
import { fingerprint } from "./fingerprint";
import type { Mutant } from "./mutant";

/** What each of the two proofs first said against a mutant; null where it saw nothing. */
export type Death = { readonly lint: string | null; readonly matrix: string | null };

/**
 * Breaks the database, asks both proofs, and mends it again.
 *
 * @param sound the fingerprint of the database when nothing is broken
 * @throws Error when it isn't as it was afterwards
 */
export async function tryMutant(
  sql: postgres.ISql,
  sound: string,
  matrix: Matrix,
  { name, table, shows, apply, revert }: Mutant,
): Promise<Death> {
  await sql.unsafe(apply);
  const death = await deathOf(sql, matrix, shows ?? (table === null ? null : [table])).finally(() =>
    sql.unsafe(revert),
  );
  if ((await fingerprint(sql)) !== sound) throw new Error(`${name} was not taken back`);
  return death;
}

async function deathOf(
  sql: postgres.ISql,
  matrix: Matrix,
  only: readonly string[] | null,
): Promise<Death> {
  const [lint = null] = catalogueFindings(await catalogueFacts(sql), expectedCatalogue);
  // Where nothing says where to look, the whole matrix is asked, but for what the lint saw already.
  if (only === null && lint !== null) return { lint, matrix: null };
  const [seen = null] = (await runMatrix(matrix, { only, enough: 1 })).findings;
  return { lint, matrix: seen };
}
