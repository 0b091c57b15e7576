import { expect, test } from "vitest";
import { addMonths, period } from "@/lib/periods/period";
import { levelReached, openLevel, warningsOf, type Answered, type Warning } from "./warning";

const first = period("2024-01");
const month = (count: number) => addMonths(first, count);

/** Months of evidence: - is none, l look, a act. */
function published(text: string) {
  const logs = { "-": 0, l: Math.log(60), a: Math.log(370) } as const;
  return text.split("").map((letter, index) => ({
    period: month(index),
    logEvidence: letter === "l" || letter === "a" ? logs[letter] : logs["-"],
  }));
}

function inBrief({ openedPeriod, level, actSince, state }: Warning): string {
  return [openedPeriod, level, actSince ?? "", state].join(" ").replaceAll("  ", " ");
}

const rows: readonly {
  readonly evidence: string;
  readonly answers?: readonly Answered[];
  readonly is: readonly string[];
  readonly why: string;
}[] = [
  { evidence: "", is: [], why: "nothing was published" },
  { evidence: "---", is: [], why: "below both levels" },
  { evidence: "-ll", is: ["2024-02 look open"], why: "one warning goes on" },
  { evidence: "-lal", is: ["2024-02 act 2024-03 open"], why: "asks for more: the same warning" },
  { evidence: "a--a", is: ["2024-01 act 2024-01 open", "2024-04 act 2024-04 open"], why: "twice" },
  {
    evidence: "-l",
    answers: [{ openedPeriod: month(1), answer: "investigating" }],
    is: ["2024-02 look investigating"],
    why: "the last answer is how it stands",
  },
  {
    evidence: "-ll",
    answers: [{ openedPeriod: month(1), answer: "closed" }],
    is: ["2024-02 look closed"],
    why: "closed and no worse: nothing new",
  },
  {
    evidence: "-la",
    answers: [{ openedPeriod: month(1), answer: "closed" }],
    is: ["2024-02 look closed", "2024-03 act 2024-03 open"],
    why: "closed, and then it asks for more",
  },
  {
    evidence: "-l",
    answers: [
      { openedPeriod: month(1), answer: "disputed" },
      { openedPeriod: month(0), answer: "closed" },
    ],
    is: ["2024-02 look disputed"],
    why: "answers to others are others'",
  },
];

test.each(rows)("$evidence gives $is: $why", ({ evidence, answers = [], is }) => {
  const found = warningsOf(published(evidence), answers).map(inBrief);
  expect(found).toEqual(is);
});

test("a level is reached at its number of months, not before", () => {
  expect(levelReached(Math.log(60) - 1e-9)).toBeNull();
  expect(levelReached(Math.log(60))).toBe("look");
  expect(levelReached(Math.log(370) - 1e-9)).toBe("look");
  expect(levelReached(Math.log(370))).toBe("act");
});

test.each([
  { evidence: "-l", answer: null, is: "look" },
  { evidence: "-la", answer: null, is: "act" },
  { evidence: "-l", answer: "disputed" as const, is: "look" },
  { evidence: "-l", answer: "closed" as const, is: null },
  { evidence: "-l-", answer: null, is: null },
  { evidence: "", answer: null, is: null },
])("of $evidence answered $answer, $is is open", ({ evidence, answer, is }) => {
  const answers = answer === null ? [] : [{ openedPeriod: month(1), answer }];
  expect(openLevel(published(evidence), answers)).toBe(is);
});

test.each([
  { closed: "after both months", at: 9, is: ["2024-02 act 2024-03 closed"] },
  { closed: "between them", at: 2.5, is: ["2024-02 look closed", "2024-03 act 2024-03 open"] },
])("a warning that rose and was closed $closed", ({ at, is }) => {
  const day = (count: number) => new Date(Date.UTC(2024, 0, 1 + 10 * count));
  const months = published("-la").map((one, index) => ({ ...one, publishedAt: day(index + 1) }));
  const answers = [{ openedPeriod: month(1), answer: "closed", answeredAt: day(at) }] as const;
  expect(warningsOf(months, answers).map(inBrief)).toEqual(is);
});
