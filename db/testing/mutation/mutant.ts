/** One way of breaking isolation, with the statements that make it and take it back. */
export type Mutant = {
  readonly name: string;
  /** The table that it is about; null when it is about none in particular. */
  readonly table: string | null;
  /** Where it is to show, if not in that table: the matrix needn't be asked about others. */
  readonly shows?: readonly string[];
  readonly apply: string;
  readonly revert: string;
};
