import type { ProblemCode } from "@/lib/reporting/problem";

/** Why a row can't be taken. */
export type RowProblemCode =
  | ProblemCode
  | "ragged"
  | "metric-missing"
  | "metric-unknown"
  | "metric-ambiguous"
  | "subject-unknown"
  | "reporter-other"
  | "reporter-unknown"
  | "period-missing"
  | "period-unreadable"
  | "period-unknown"
  | "not-applicable-unreadable"
  | "reason-too-long"
  | "unreadable-text"
  | "twice";

/** One thing to mend in a row: in which column, counted from 0 (null: the row as a whole), what stands there, what its words quote. */
export type RowProblem = {
  readonly code: RowProblemCode;
  readonly column: number | null;
  readonly entered: string;
  readonly values: Readonly<Record<string, string>>;
};

/** Why a row changes nothing, though nothing is wrong with it. */
export type IgnoredCode = "empty" | "submitted" | "closed" | "not-agreed" | "same-twice";
