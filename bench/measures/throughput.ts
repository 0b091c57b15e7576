import { isRestless, judge, type Goal } from "../judge";
import { chainHealth, floorPage, readBy, scorecard } from "../pages";
import { ratioOf, spreadOf } from "../ratios";
import type { Finding } from "../report";
import { inRounds, type Round } from "../rounds";
import type { Bench } from "./bench";

const throughput: Goal = { is: "at least", bound: 0.4, aim: 0.5 };
const work: Goal = { is: "at most", bound: 2 };

/** P1 and P1b: pages against the floor page, in requests a second and in what a request costs the server. */
export async function pageThroughput(bench: Bench): Promise<readonly Finding[]> {
  const { product, floor, readers } = bench;
  const pages = [
    { name: "scorecard, pair", workload: readBy(scorecard, readers.pairs), goal: throughput },
    {
      name: "chain health, chain of 7",
      workload: readBy(chainHealth, readers.chains),
      goal: throughput,
    },
    { name: "scorecard, chain of 7", workload: readBy(scorecard, readers.chains), goal: null },
  ];
  const [under = [], ...over] = await inRounds(
    [
      { name: "floor", server: floor, workload: floorPage },
      ...pages.map(({ name, workload }) => ({ name, workload, server: product })),
    ],
    bench,
  );
  return pages.flatMap(({ name, goal }, index) => [
    perSecond(name, goal, over[index] ?? [], under),
    perRequest(name, goal === null ? null : work, over[index] ?? [], under),
  ]);
}

/** A target's requests a second over the floor's. */
export function perSecond(
  what: string,
  goal: Goal | null,
  over: readonly Round[],
  under: readonly Round[],
  id = "P1",
): Finding {
  const rates = (rounds: readonly Round[]) => rounds.map((round) => round.perSecond);
  const spread = ratioOf(rates(over), rates(under));
  const floor = spreadOf(rates(under));
  const own = spreadOf(rates(over));
  return {
    id,
    what,
    unit: "x floor page",
    value: spread.median,
    spread,
    goal,
    verdict: judge(spread.median, goal, !isRestless(floor)),
    detail: [
      `${rounded(own)} requests/s, p50 ${spreadOf(over.map(({ p50 }) => p50)).median.toFixed(1)} ms; floor ${rounded(floor)}`,
    ],
  };
}

function perRequest(
  what: string,
  goal: Goal | null,
  over: readonly Round[],
  under: readonly Round[],
): Finding {
  const counted = [...over, ...under].every(({ instructions }) => instructions !== null);
  const cost = ({ instructions, cpu }: Round) => (counted ? (instructions ?? Number.NaN) : cpu);
  const spread = ratioOf(over.map(cost), under.map(cost));
  return {
    id: "P1b",
    what: `${what}, ${counted ? "instructions" : "processor time"} a request`,
    unit: "x floor page",
    value: spread.median,
    spread,
    // The goal is in instructions: processor time swings with what runs beside.
    goal: counted ? goal : null,
    verdict: judge(spread.median, counted ? goal : null, true),
    detail: counted
      ? []
      : [
          `${spreadOf(over.map(({ cpu }) => cpu)).median.toFixed(2)} ms, floor ${spreadOf(under.map(({ cpu }) => cpu)).median.toFixed(2)} ms; this machine doesn't count instructions`,
        ],
  };
}

function rounded({ median, min, max }: { median: number; min: number; max: number }): string {
  return `${median.toFixed(0)} [${min.toFixed(0)} .. ${max.toFixed(0)}]`;
}
