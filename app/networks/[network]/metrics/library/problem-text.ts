import { words } from "@/app/words/words";
import type { FileProblem } from "@/lib/library/definitions-file";

const said = words.library;

/** What is wrong in a file, where, and how it is mended, in a sentence or two. */
export function problemText(problem: FileProblem): string {
  const { row, column, code } = problem;
  const says = texts[code](problem);
  if (row === null) return says;
  return [said.row(String(row)), ...(column === null ? [] : [column])].join(", ") + `: ${says}`;
}

const texts: Readonly<Record<FileProblem["code"], (problem: FileProblem) => string>> = {
  empty: () => said.whole.empty,
  "too-large": () => said.whole["too-large"],
  unreadable: () => said.whole.unreadable,
  "other-form": () => said.whole["other-form"],
  "too-many": ({ found }) => said.tooMany(found),
  "column-missing": ({ column }) => said.columnMissing(column ?? ""),
  "unknown-field": ({ column }) => said.unknownField(column ?? ""),
  twice: () => said.twice,
  missing: (problem) => said.missing(mendOf(problem)),
  "too-long": ({ found }) => said.tooLong(found),
  malformed: (problem) => said.malformed(problem.found, mendOf(problem)),
  bounds: ({ found }) =>
    isBounds(found) ? said.boundsWrong[found] : said.malformed(found, said.expects.number),
};

function mendOf({ expects, choices }: FileProblem): string {
  if (choices.length > 0) return said.oneOf(choices.join(", "));
  return expects === null ? said.value : said.expects[expects];
}

function isBounds(found: string): found is keyof typeof said.boundsWrong {
  return found in said.boundsWrong;
}
