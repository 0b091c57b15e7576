import { hasDenominator, type Measure } from "@/lib/metrics/kind";
import { readEntry, type EntryFields } from "@/lib/reporting/entry";
import type { Content } from "@/lib/reporting/own-echo";
import type { Problem } from "@/lib/reporting/problem";
import { withPoint, type DecimalMark } from "./decimal-mark";
import type { Row } from "./row";
import type { RowProblem } from "./row-problem";
import { textOf } from "./table";

/** What a row reports, and what it says about it. */
export type RowContent = Content & { readonly reason: string | null };

const notApplicable = new Set(["n/a", "na", "not applicable"]);
const yes = new Set([...notApplicable, "yes", "y", "true", "x", "1"]);
const no = new Set(["", "no", "n", "false", "0"]);

/** How long a reason may be, as in the table of revisions. */
const longestReason = 500;

/** Control characters, which no line of text has, and halves of characters, which no text has. */
const unreadable = /[\p{Cc}\p{Surrogate}]/u;

/** What a row reports by its measure; "empty" where its parts are blank, which is neither 0 nor "not applicable". */
export function contentOf(
  row: Row,
  measure: Measure,
  mark: DecimalMark,
): RowContent | "empty" | { readonly problems: readonly RowProblem[] } {
  const fields = fieldsOf(row, measure, mark);
  const reason = textOf(row.at("reason"));
  const problems = [...applicableProblems(row), ...reasonProblems(row, reason)];
  const entry = readEntry(measure, fields);
  if (entry.state === "refused") problems.push(...entry.problems.map((one) => told(row, one)));
  if (problems.length > 0) return { problems };
  if (entry.state !== "entered") return "empty";
  const { parts, notApplicable: isNot } = entry;
  return { parts, notApplicable: isNot, reason: reason === "" ? null : reason };
}

/** "n/a" may stand in a column of its own, or where the number would. */
function fieldsOf(row: Row, measure: Measure, mark: DecimalMark): EntryFields {
  const [first, second] = [row.at("numerator"), row.at("denominator")];
  const parts = [textOf(first), textOf(second)].filter((text) => text !== "");
  const said = parts.length > 0 && parts.every((text) => notApplicable.has(text.toLowerCase()));
  if (said) return { numerator: "", denominator: "", notApplicable: true };
  return {
    numerator: withPoint(first, mark),
    denominator: withPoint(second, hasDenominator(measure.kind) ? mark : "."),
    notApplicable: yes.has(textOf(row.at("notApplicable")).toLowerCase()),
  };
}

function applicableProblems(row: Row): readonly RowProblem[] {
  const text = textOf(row.at("notApplicable")).toLowerCase();
  return yes.has(text) || no.has(text)
    ? []
    : [row.problem("notApplicable", "not-applicable-unreadable")];
}

function reasonProblems(row: Row, reason: string): readonly RowProblem[] {
  if (unreadable.test(reason)) return [row.problem("reason", "unreadable-text")];
  if (reason.length <= longestReason) return [];
  return [row.problem("reason", "reason-too-long", { most: String(longestReason) })];
}

/** A problem of an entry, with what the file says, which may be written in another way than it was read. */
function told(row: Row, { field, code, values }: Problem): RowProblem {
  const known =
    field === "denominator" || field === "notApplicable" ? field : ("numerator" as const);
  const target = row.has(known) ? known : "numerator";
  return row.problem(target, code, { ...values, ...row.problem(target, code).values });
}
