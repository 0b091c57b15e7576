import postgres from "postgres";
import { scanChainOf } from "../../db/jobs/scan-chain";
import { judge, type Goal } from "../judge";
import { ratioOf, spreadOf } from "../ratios";
import type { Finding } from "../report";
import type { Urls } from "../run-input";
import type { Bench } from "./bench";

const goal: Goal = { is: "at most", bound: 1.2 };

/** Entries a round on each side, each in a network of its own. */
const times = 20;

/** P8c: the work after an entry, a job that scans the chain of one network, at this tier over the smallest. */
export async function afterEntry(bench: Bench): Promise<readonly Finding[]> {
  const { urls, smallest, tier, rounds } = bench;
  if (smallest === null) return [];
  const [large, small] = [await sideOf(urls), await sideOf(smallest)];
  const ids = small.ids.filter((id) => large.ids.includes(id)).slice(0, times);
  const [begun] = await large.sql<{ at: Date }[]>`select now() as at`;
  const took: readonly [number[], number[]] = [[], []];
  // The first round scans each chain for the first time, and counts nowhere.
  for (let round = -1; round < rounds; round += 1) {
    const [over, under] = await inTurns([large, small], ids);
    if (round < 0) continue;
    took[0].push(over);
    took[1].push(under);
  }
  const [kept] = await large.sql<{ says: string }[]>`
    select format('%s of %s chains scanned', count(*) filter (where scanned_at >= ${begun?.at ?? null}),
      (select count(*) from chains)) as says
    from chain_scans`;
  await Promise.all([large.sql.end(), small.sql.end()]);
  const spread = ratioOf(...took);
  return [
    {
      id: "P8c",
      what: `after an entry: scanning its network's chain of 30 over 60 months, ${tier} over S`,
      unit: "x",
      value: spread.median,
      spread,
      goal,
      verdict: judge(spread.median, goal, true),
      detail: [
        `${inMilliseconds(took[0])}, ${inMilliseconds(took[1])} at S; entries in ${ids.length} networks, ${kept?.says ?? ""}`,
      ],
    },
  ];
}

/** An entry in each network, side by side: the mean of its milliseconds on each. */
async function inTurns(
  [large, small]: readonly [Side, Side],
  ids: readonly string[],
): Promise<readonly [number, number]> {
  let [over, under] = [0, 0];
  for (const [turn, id] of ids.entries()) {
    if (turn % 2 === 0) over += await entered(large, id);
    under += await entered(small, id);
    if (turn % 2 === 1) over += await entered(large, id);
  }
  return [over / ids.length, under / ids.length];
}

type Side = {
  readonly sql: postgres.Sql;
  readonly worker: string;
  readonly ids: readonly string[];
};

/** Twins get a chain of 30 of their 32 series that all of them see; those where somebody has entered something are left out. */
async function sideOf({ bootstrap, worker }: Urls): Promise<Side> {
  const sql = postgres(bootstrap, { max: 1, onnotice: () => undefined });
  const measured = sql`
    select network_id, key, reporter_id, row_number() over (partition by network_id order by key) as position
    from bench.series where kind = 'twin' and audience is null`;
  const twins = await sql<{ id: string }[]>`
    select id from bench.networks n where kind = 'twin'
      and not exists (select from figures f where f.network_id = n.id and f.status = 'draft')
    order by slug`;
  await sql`
    insert into chains (network_id, number, name, customer, promise, outcome_series_key)
    select network_id, 1, 'From order to door', 'a household that ordered', 'It comes when we said it would.', key
    from (${measured}) m where position = 31`;
  await sql`
    insert into chain_stages (network_id, chain_number, position, name, organisation_id, series_key)
    select network_id, 1, position, 'Stage ' || position, reporter_id, key from (${measured}) m where position <= 30`;
  await sql`analyze chains, chain_stages`;
  return { sql, worker, ids: twins.map(({ id }) => id) };
}

/** Restates a figure, then does the job that this asks for: the milliseconds of the job. */
async function entered({ sql, worker }: Side, networkId: string): Promise<number> {
  await sql`
    update figures set numerator = numerator - 1, revision = revision + 1
    where network_id = ${networkId} and series_key = 2 and period = bench.last_month()`;
  process.env["DATABASE_WORKER_URL"] = worker;
  const before = performance.now();
  await scanChainOf({ networkId });
  return performance.now() - before;
}

function inMilliseconds(rounds: readonly number[]): string {
  return `${spreadOf(rounds).median.toFixed(1)} ms`;
}
