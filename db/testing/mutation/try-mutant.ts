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
 * @throws Error when it isn't as it was afterwards
 */
export async function tryMutant(
  sql: postgres.ISql,
  matrix: Matrix,
  { name, table, shows, apply, revert }: Mutant,
): Promise<Death> {
  const before = await fingerprint(sql);
  await sql.unsafe(apply);
  try {
    const [lint = null] = catalogueFindings(await catalogueFacts(sql), expectedCatalogue);
    const only = shows ?? (table === null ? null : [table]);
    // Where nothing says where to look, the whole matrix is asked, but for what the lint saw already.
    if (only === null && lint !== null) return { lint, matrix: null };
    const [found = null] = (await runMatrix(matrix, { only, enough: 1 })).findings;
    return { lint, matrix: found };
  } finally {
    await sql.unsafe(revert);
    if ((await fingerprint(sql)) !== before) throw new Error(`${name} was not taken back`);
  }
}
