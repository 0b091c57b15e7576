import { capture, type Transaction } from "../captured";
import { askOnce } from "../http";
import { judge, type Goal } from "../judge";
import { chainHealth, figuresOfFiveYears, refuse, requestOf, scorecard, type Page } from "../pages";
import { ratioOf } from "../ratios";
import type { Reader } from "../readers";
import { byStatement, replayAs, replayed, type Replay } from "../replay";
import type { Finding } from "../report";
import type { Bench } from "./bench";

const page: Goal = { is: "at most", bound: 1.25 };
const long: Goal = { is: "at most", bound: 1.6 };

/** Pages a round on each side. */
const times = 20;

/** Every metric of a network over five years: what a wall of trends reads. */
const trend = `
  select metric_code, period, sum(numerator), sum(denominator) from figures
  where network_id = $1 and period > bench.last_month() - 60
  group by metric_code, period`;

/** P5: the same statements in the context of the same people, as the app's role and as one that row-level security doesn't bind. */
export async function securityCost(bench: Bench): Promise<readonly Finding[]> {
  const { sql, url, readers } = bench;
  await sql.unsafe(`
    create role bench_unbound bypassrls;
    grant usage on schema public, bench to bench_unbound, throughline_app;
    grant select on all tables in schema public to bench_unbound;
    grant execute on all functions in schema public to bench_unbound`);
  const [bound, unbound] = [replayAs(url, "throughline_app"), replayAs(url, "bench_unbound")];
  const over = async (what: string, transactions: readonly Transaction[], goal: Goal | null) =>
    compared(what, goal, { bench, bound, unbound, transactions });
  try {
    const chains = await transactionsOf(bench, chainHealth, readers.chains.slice(0, 20));
    const pairs = await transactionsOf(bench, scorecard, readers.pairs.slice(0, 20));
    const figures = await transactionsOf(bench, figuresOfFiveYears, readers.chains.slice(0, 20));
    const trends = chains.map(({ settings }, index) => ({
      door: [],
      settings,
      reads: [{ text: trend, parameters: [`'${readers.chains[index]?.networkId}'`] }],
    }));
    return [
      await over("chain health, chain of 7", chains, page),
      await over("scorecard, pair", pairs, null),
      await over("five years of figures as the product reads them, chain of 7", figures, long),
      await over("trends of five years in one statement, chain of 7", trends, long),
    ];
  } finally {
    await Promise.all([bound.end(), unbound.end()]);
  }
}

async function compared(
  what: string,
  goal: Goal | null,
  {
    bench,
    bound,
    unbound,
    transactions,
  }: { bench: Bench; bound: Replay; unbound: Replay; transactions: readonly Transaction[] },
): Promise<Finding> {
  const same = await alike(transactions, bound, unbound);
  const sides = [
    { replay: bound, transactions: same },
    { replay: unbound, transactions: same },
  ] as const;
  const both = await replayed(sides, { rounds: bench.rounds, times });
  const [on, off] = both;
  const spread = ratioOf(on.rounds, off.rounds);
  return {
    id: "P5",
    what: `${what}, row-level security on over off`,
    unit: "x",
    value: spread.median,
    spread,
    goal,
    verdict: judge(spread.median, goal, true),
    detail: byStatement(both, on.rounds.length * times),
  };
}

/**
 * The transactions without the statements that row-level security alone keeps to the viewer's own: without it they
 * would read everybody's, and nothing could be compared.
 */
async function alike(
  transactions: readonly Transaction[],
  bound: Replay,
  unbound: Replay,
): Promise<readonly Transaction[]> {
  const kept: Transaction[] = [];
  for (const transaction of transactions) {
    const [on, off] = [await bound.run(transaction), await unbound.run(transaction)];
    const reads = transaction.reads.filter((_, index) => {
      const [bound, free] = [on[index], off[index]];
      // Many rows may come as one of JSON: then its size tells.
      return bound?.rows === free?.rows && bound?.kilobytes === free?.kilobytes;
    });
    kept.push({ ...transaction, reads });
  }
  const read = kept.flatMap(({ reads }) => reads).some(({ text }) => /\bfigures\b/.test(text));
  if (!read) throw new Error("row-level security hides figures of the page's own reader");
  return kept;
}

/** The transactions behind a page, one a reader, in the order of the readers. */
async function transactionsOf(
  { sql, logFile, product }: Bench,
  page: Page,
  readers: readonly Reader[],
): Promise<readonly Transaction[]> {
  return capture(sql, logFile, async () => {
    for (const reader of readers) {
      refuse(page.shows, await askOnce(product.port, requestOf(page, reader)));
    }
  });
}
