/** What is wrong in a table, and where: `row` counts as a spreadsheet does, the header being 1; `column` null means all of the row. */
export type TableProblem = {
  readonly row: number;
  readonly column: string | null;
  readonly says: string;
};
