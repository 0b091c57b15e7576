import { words } from "@/app/words/words";
import type { RowProblem } from "@/lib/import/row-problem";

const own = words.importing.problems;

/** A problem of a row in words, without where it stands. */
export function problemText({ code, values }: Pick<RowProblem, "code" | "values">): string {
  if (isOwn(code)) return own[code](values);
  return words.problems[code](values);
}

function isOwn(code: RowProblem["code"]): code is keyof typeof own {
  return code in own;
}
