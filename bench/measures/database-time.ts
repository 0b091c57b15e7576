import { judge, type Goal } from "../judge";
import { chainHealth, figuresOfAYear, metric, report, scorecard, type Page } from "../pages";
import type { Reader } from "../readers";
import type { Finding } from "../report";
import { callsOf, floorTime, statementsOf, timeOf, type Statement } from "../statements";
import type { Bench } from "./bench";

const few: Goal = { is: "at most", bound: 3 };
const fast: Goal = { is: "at most", bound: 1.5 };

/** P3: how many statements a page sends beside begin, enter, SET LOCAL and commit, and how long the database works on them. */
export async function databaseTime(bench: Bench): Promise<readonly Finding[]> {
  const { sql, product: server, readers } = bench;
  const floor = await floorTime(sql, readers.pairs);
  const pages: readonly { name: string; page: Page; readers: readonly Reader[]; timed?: true }[] = [
    { name: "scorecard, pair", page: scorecard, readers: readers.pairs, timed: true },
    { name: "chain health, chain of 7", page: chainHealth, readers: readers.chains },
    { name: "one metric, pair", page: metric, readers: readers.pairs },
    { name: "my month, pair", page: report, readers: readers.managers },
    { name: "figures of 13 months as data, pair", page: figuresOfAYear, readers: readers.pairs },
  ];
  const findings: Finding[] = [];
  for (const { name, page, readers, timed } of pages) {
    const { own, door } = await statementsOf(sql, { server, page, readers });
    const calls = callsOf(own);
    const time = timeOf(own);
    const value = time / floor;
    findings.push(
      {
        id: "P3",
        what: `${name}, statements a page`,
        unit: "statements",
        value: calls,
        spread: null,
        goal: few,
        verdict: judge(calls, few, true),
        detail: own.map(lineOf),
      },
      {
        id: "P3",
        what: `${name}, the database's time`,
        unit: "x one statement",
        value,
        spread: null,
        goal: timed ? fast : null,
        verdict: judge(value, timed ? fast : null, true),
        detail: [
          `${time.toFixed(2)} ms, and ${timeOf(door).toFixed(2)} ms for the door; one statement ${floor.toFixed(2)} ms`,
        ],
      },
    );
  }
  return findings;
}

function lineOf({ text, calls, milliseconds, blocks }: Statement): string {
  const said = text.replaceAll(/\s+/g, " ").replaceAll('"', "");
  const from = / from (\w+)/.exec(said)?.[1] ?? "";
  return `${calls.toFixed(1)} x ${milliseconds.toFixed(2)} ms, ${blocks.toFixed(0)} blocks, ${from}: ${said.slice(0, 100)}`;
}
