import { isRestless, judge, type Goal } from "../judge";
import { chainHealth, figuresOfAYear, floorPage, readBy, scorecard } from "../pages";
import { ratioOf, spreadOf, type Spread } from "../ratios";
import type { Finding } from "../report";
import { inRounds, type Round, type Target } from "../rounds";
import type { Bench } from "./bench";

const page: Goal = { is: "at least", bound: 0.4, aim: 0.5 };
const data: Goal = { is: "at least", bound: 2 };
const work: Goal = { is: "at most", bound: 2 };

/** P1, P1b and P2: pages and data against the floor page, in requests a second and in what a request costs the server. */
export async function throughput(bench: Bench): Promise<readonly Finding[]> {
  const { product, readers } = bench;
  const asked = [
    { id: "P1", name: "scorecard, pair", of: scorecard, by: readers.pairs, goal: page },
    { id: "P1", name: "chain health, chain of 7", of: chainHealth, by: readers.chains, goal: page },
    {
      id: "P2",
      name: "figures of 13 months as data, pair",
      of: figuresOfAYear,
      by: readers.pairs,
      goal: data,
    },
  ];
  const [under = [], ...measured] = await againstFloor(
    bench,
    asked.map(({ name, of, by }) => ({ name, server: product, workload: readBy(of, by) })),
  );
  return asked.flatMap(({ id, name, goal }, index) => {
    const over = measured[index] ?? [];
    const rate = perSecond({ id, what: name, goal }, over, under);
    return id === "P1" ? [rate, perRequest(name, over, under)] : [rate];
  });
}

/**
 * The rounds of the floor page and of these targets.
 *
 * @throws Error if the floor page itself failed
 */
export async function againstFloor(
  { floor, rounds, seconds }: Bench,
  targets: readonly Target[],
): Promise<readonly (readonly Round[])[]> {
  const measured = await inRounds(
    [{ name: "floor", server: floor, workload: floorPage }, ...targets],
    { rounds, seconds },
  );
  const failure = failureIn(measured[0] ?? []);
  if (failure !== null) throw new Error(`the floor page failed: ${failure}`);
  return measured;
}

/** A target's requests a second over the floor's. */
export function perSecond(
  { id, what, goal }: Pick<Finding, "id" | "what" | "goal">,
  over: readonly Round[],
  under: readonly Round[],
): Finding {
  const rates = (rounds: readonly Round[]) => rounds.map((round) => round.perSecond);
  const spread = ratioOf(rates(over), rates(under));
  const floor = spreadOf(rates(under));
  const failure = failureIn(over);
  const p50 = spreadOf(over.map((round) => round.p50)).median;
  return {
    id,
    what,
    unit: "x floor page",
    value: spread.median,
    spread,
    goal,
    verdict: failure === null ? judge(spread.median, goal, !isRestless(floor)) : "not met",
    detail: [
      `${rounded(spreadOf(rates(over)))} requests/s, p50 ${p50.toFixed(1)} ms; floor ${rounded(floor)}`,
      ...(failure === null ? [] : [failure]),
    ],
  };
}

function failureIn(rounds: readonly Round[]): string | null {
  const failed = rounds.reduce((sum, round) => sum + round.failed, 0);
  const first = rounds.find((round) => round.failure !== null)?.failure ?? "";
  return failed === 0 ? null : `${failed} requests failed: ${first.slice(0, 160)}`;
}

/** In instructions where the machine counts them; processor time, which swings with what runs beside, is only shown. */
function perRequest(name: string, over: readonly Round[], under: readonly Round[]): Finding {
  const counted = [...over, ...under].every(({ instructions }) => instructions !== null);
  const cost = ({ instructions, cpu }: Round) => (counted ? (instructions ?? Number.NaN) : cpu);
  const spread = ratioOf(over.map(cost), under.map(cost));
  const goal = counted ? work : null;
  const time = (rounds: readonly Round[]) =>
    spreadOf(rounds.map(({ cpu }) => cpu)).median.toFixed(2);
  return {
    id: "P1b",
    what: `${name}, ${counted ? "instructions" : "processor time"} a request`,
    unit: "x floor page",
    value: spread.median,
    spread,
    goal,
    verdict: judge(spread.median, goal, true),
    detail: [`${time(over)} ms of processor time, floor ${time(under)} ms`],
  };
}

function rounded({ median, min, max }: Spread): string {
  return `${median.toFixed(0)} [${min.toFixed(0)} .. ${max.toFixed(0)}]`;
}
