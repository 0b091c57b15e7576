import postgres from "postgres";
import { z } from "zod";
import type { Sent, Transaction } from "./captured";

/** What the server itself says of one read: its time, the blocks it touched, and how many rows and kilobytes it gave. */
type Cost = {
  readonly text: string;
  readonly milliseconds: number;
  readonly blocks: number;
  readonly rows: number;
  readonly kilobytes: number;
};

/** One connection that runs transactions again. */
export type Replay = {
  readonly run: (transaction: Transaction) => Promise<readonly Cost[]>;
  readonly ask: (statement: string) => Promise<void>;
  readonly end: () => Promise<void>;
};

const plan = z.tuple([
  z.object({
    "Execution Time": z.number(),
    Serialization: z.object({ "Output Volume": z.number() }),
    Plan: z.object({
      "Actual Rows": z.number(),
      "Shared Hit Blocks": z.number(),
      "Shared Read Blocks": z.number(),
    }),
  }),
]);

/**
 * A connection as the superuser that takes a role for each transaction, and runs statements as prepared ones: the
 * time is the server's own, rows written out but not sent.
 */
export function replayAs(url: string, role: string): Replay {
  const sql = postgres(url, { max: 1, prepare: false, onnotice: () => undefined });
  const names = new Map<string, string>();
  const prepared = async (text: string): Promise<string> => {
    const known = names.get(text);
    if (known !== undefined) return known;
    const name = `bench_${names.size}`;
    await sql.unsafe(`prepare ${name} as ${text}`);
    names.set(text, name);
    return name;
  };
  const cost = async ({ text, parameters }: Sent): Promise<Cost> => {
    const given = parameters.length === 0 ? "" : `(${parameters.join(", ")})`;
    const [row] = await sql.unsafe(
      `explain (analyze, buffers, timing off, serialize text, format json) execute ${await prepared(text)}${given}`,
    );
    const [{ Plan, Serialization, "Execution Time": milliseconds }] = plan.parse(
      row?.["QUERY PLAN"],
    );
    const blocks = Plan["Shared Hit Blocks"] + Plan["Shared Read Blocks"];
    return {
      text,
      milliseconds,
      blocks,
      rows: Plan["Actual Rows"],
      kilobytes: Serialization["Output Volume"],
    };
  };
  return {
    run: async ({ settings, reads }) => {
      await sql.unsafe(`begin; set local role ${role}; ${settings}`);
      const costs: Cost[] = [];
      for (const read of reads) costs.push(await cost(read));
      await sql.unsafe("commit");
      return costs;
    },
    ask: async (statement) => void (await sql.unsafe(statement)),
    end: () => sql.end(),
  };
}

/** A connection, and what it runs by turns; `before` is asked each time before, and isn't timed. */
export type Side = {
  readonly replay: Replay;
  readonly transactions: readonly Transaction[];
  readonly before?: string;
};

/** A side's rounds: the milliseconds of each, and of each statement over all of them. */
export type Replayed = {
  readonly rounds: readonly number[];
  readonly statements: ReadonlyMap<string, number>;
};

/** Runs two sides transaction by transaction, so that what the machine does beside weighs on both alike. */
export async function replayed(
  [first, second]: readonly [Side, Side],
  { rounds, times }: { readonly rounds: number; readonly times: number },
): Promise<readonly [Replayed, Replayed]> {
  const [one, other] = [collector(first), collector(second)];
  // The first round is for warming up.
  for (let round = -1; round < rounds; round += 1) {
    for (let time = 0; time < times; time += 1) {
      await one.run(time);
      await other.run(time);
    }
    one.endRound(round >= 0);
    other.endRound(round >= 0);
  }
  return [one, other];
}

function collector({ replay, transactions, before }: Side) {
  const rounds: number[] = [];
  const statements = new Map<string, number>();
  let costs: Cost[] = [];
  return {
    rounds,
    statements,
    run: async (time: number) => {
      const transaction = transactions[time % transactions.length];
      if (transaction === undefined) throw new RangeError("nothing to run");
      if (before !== undefined) await replay.ask(before);
      costs.push(...(await replay.run(transaction)));
    },
    endRound: (counts: boolean) => {
      if (counts) {
        rounds.push(costs.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
        for (const { text, milliseconds } of costs) {
          statements.set(text, (statements.get(text) ?? 0) + milliseconds);
        }
      }
      costs = [];
    },
  };
}

/** Where each statement's time goes, the dearest first: both sides, a transaction. */
export function byStatement(
  [over, under]: readonly [Replayed, Replayed],
  runs: number,
): readonly string[] {
  return [...over.statements]
    .toSorted(([, a], [, b]) => b - a)
    .map(([text, sum]) => {
      const other = under.statements.get(text) ?? 0;
      const from = /\bfrom "?(\w+)/.exec(text)?.[1] ?? "";
      const ms = (one: number) => (one / runs).toFixed(3);
      return `${ms(sum)} ms over ${ms(other)} ms, ${from}: ${text.replaceAll(/\s+/g, " ").slice(0, 80)}`;
    });
}
