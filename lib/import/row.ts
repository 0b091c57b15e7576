import type { Target } from "./columns";
import type { RowProblem, RowProblemCode } from "./row-problem";
import { textOf, type Cell } from "./table";

/** A row with its cells by what they are, and problems at them. */
export type Row = {
  readonly at: (target: Target) => Cell | undefined;
  readonly has: (target: Target) => boolean;
  readonly problem: (
    target: Target,
    code: RowProblemCode,
    values?: RowProblem["values"],
  ) => RowProblem;
};

/** Reads a row's cells by which column each target stands in. */
export function rowOf(cells: readonly Cell[], places: ReadonlyMap<Target, number>): Row {
  const at = (target: Target) => cells[places.get(target) ?? -1];
  return {
    at,
    has: (target) => places.has(target),
    problem: (target, code, values = {}) => {
      const entered = textOf(at(target));
      const column = places.get(target) ?? null;
      return { code, column, entered, values: { entered, ...values } };
    },
  };
}
