import postgres from "postgres";
import { capture, type Transaction } from "../captured";
import { askOnce } from "../http";
import { judge, type Goal } from "../judge";
import { refuse, requestOf, scorecard } from "../pages";
import { ratioOf } from "../ratios";
import { byStatement, replayAs, replayed, type Replay, type Replayed } from "../replay";
import type { Finding } from "../report";
import type { Bench } from "./bench";

const hot: Goal = { is: "at most", bound: 1.1 };
const random: Goal = { is: "at most", bound: 1.5 };

/** Pages a round on each side. */
const times = 40;

/** Reads of other networks between two pages, as others would read beside; they aren't timed. */
const others = `
  select sum(numerator) from figures
  where network_id = any (array(select id from bench.networks order by random() limit 10))
    and period > bench.last_month() - 13`;

/**
 * P4: the same page of networks alike, in a small database and in the tier's: the time of its statements, of one
 * network again and again and of many by turns, and the blocks that they touch. Twins have the same ids in both.
 */
export async function growth(bench: Bench): Promise<readonly Finding[]> {
  const { sql, logFile, product, readers, smaller, url, rounds } = bench;
  if (smaller === null) return [];
  const twins = await capture(sql, logFile, async () => {
    for (const reader of readers.twins) {
      refuse(scorecard.shows, await askOnce(product.port, requestOf(scorecard, reader)));
    }
  });
  const large = replayAs(url, "throughline_app");
  const small = replayAs(smaller.url, "throughline_app");
  await enterThereToo(sql, smaller.url);
  const compare = (transactions: readonly Transaction[], before?: string) => {
    const side = { transactions, ...(before === undefined ? {} : { before }) };
    const sides = [
      { ...side, replay: large },
      { ...side, replay: small },
    ] as const;
    return replayed(sides, { rounds, times });
  };
  try {
    const again = await compare(twins.slice(0, 1));
    const turns = await compare(twins, others);
    const door = await compare(
      twins.map(({ door: reads, settings }) => ({ door: [], settings, reads })),
    );
    const [many, few] = [await blocksOf(large, twins), await blocksOf(small, twins)];
    const than = `${bench.tier} over ${smaller.tier}`;
    return [
      finding(`scorecard of the same shape, ${than}, one network`, again, hot),
      finding(
        `scorecard of the same shape, ${than}, networks by turns among others`,
        turns,
        random,
      ),
      finding(`who enters, ${than}`, door, hot),
      {
        id: "P4",
        what: `blocks of figures for it, ${than}`,
        unit: "x",
        value: many / few,
        spread: null,
        goal: hot,
        verdict: judge(many / few, hot, true),
        detail: [`${many.toFixed(1)} blocks, ${few.toFixed(1)} in the smaller`],
      },
    ];
  } finally {
    await Promise.all([large.end(), small.end()]);
  }
}

/** The twins' people, who are the same everywhere, get their sessions in the smaller database too. */
async function enterThereToo(sql: postgres.Sql, url: string): Promise<void> {
  const sessions = await sql`
    select sessions.* from sessions join bench.members using (organisation_id) where kind = 'twin'`;
  const there = postgres(url, { max: 1, onnotice: () => undefined });
  await there`insert into sessions ${there(sessions)}`;
  await there.end();
}

/** The blocks of reads that touch figures, in the mean of all transactions. */
async function blocksOf(replay: Replay, transactions: readonly Transaction[]): Promise<number> {
  let sum = 0;
  for (const transaction of transactions) {
    for (const { text, blocks } of await replay.run(transaction)) {
      if (/\bfigures\b/.test(text)) sum += blocks;
    }
  }
  return sum / transactions.length;
}

function finding(what: string, sides: readonly [Replayed, Replayed], goal: Goal): Finding {
  const [over, under] = sides;
  const spread = ratioOf(over.rounds, under.rounds);
  const { median: value } = spread;
  const detail = byStatement(sides, over.rounds.length * times);
  return {
    id: "P4",
    what,
    unit: "x",
    value,
    spread,
    goal,
    verdict: judge(value, goal, true),
    detail,
  };
}
