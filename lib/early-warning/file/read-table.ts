import type { Chain } from "../chain-scan";
import type { Transform } from "../series";
import { chainsOf } from "./chains-of";
import { readHeader } from "./header";
import { readRows } from "./read-rows";
import type { TableProblem } from "./table-problem";

/** The chains of a table of figures and the columns that were not read, or all that is wrong with it. */
export type ReadTable =
  | { readonly chains: readonly Chain[]; readonly ignored: readonly string[] }
  | { readonly problems: readonly TableProblem[] };

/**
 * Reads a table of monthly figures, its first record being the header: period and series, a value or a numerator and a
 * denominator; chain, partner, stage, direction, count, version and covariates (`x_…`) if they are there.
 */
export function readTable(
  records: readonly (readonly string[])[],
  transform: Transform | "auto",
): ReadTable {
  const [names, ...below] = records;
  if (names === undefined)
    return { problems: [{ row: 1, column: null, says: "the file is empty" }] };
  const { header, problems: ofHeader } = readHeader(names);
  if (ofHeader.length > 0) return { problems: ofHeader };
  const { rows, problems: ofRows } = readRows(header, below);
  const { chains, problems: ofChains } = chainsOf(rows, transform);
  const problems = [...ofRows, ...ofChains].toSorted((a, b) => a.row - b.row);
  if (problems.length > 0) return { problems };
  if (chains.length === 0)
    return { problems: [{ row: 2, column: null, says: "there is no row below the header" }] };
  return { chains, ignored: header.ignored };
}
