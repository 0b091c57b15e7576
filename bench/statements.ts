import type postgres from "postgres";
import { askOnce } from "./http";
import { refuse, requestOf, type Page } from "./pages";
import type { Reader } from "./readers";
import type { Server } from "./servers";

/** One statement of a page, as often as it is sent for one page, with its time on the server and the blocks it touches. */
export type Statement = {
  readonly text: string;
  readonly calls: number;
  readonly milliseconds: number;
  readonly blocks: number;
};

/** The statements of one page in the mean of many: those of the door by themselves. */
export type PageStatements = {
  readonly own: readonly Statement[];
  readonly door: readonly Statement[];
};

/** So many pages are asked for, twice: the first time connections plan what they are sent, which isn't counted. */
const pages = 40;

const ofTheDoor = /^(?:begin|commit|rollback|set local|select \* from enter)/i;

/** What the database did for a page, asked for by readers in turn, after a first time that isn't counted. */
export async function statementsOf(
  sql: postgres.Sql,
  { server, page, readers }: { server: Server; page: Page; readers: readonly Reader[] },
): Promise<PageStatements> {
  const askAll = async () => {
    for (let turn = 0; turn < pages; turn += 1) {
      const reader = readers[turn % readers.length];
      if (reader === undefined) throw new RangeError("nobody reads");
      refuse(page.shows, await askOnce(server.port, requestOf(page, reader)));
    }
  };
  await askAll();
  await sql`select pg_stat_statements_reset()`;
  await askAll();
  const all = await counted(sql, pages);
  return {
    own: all.filter(({ text }) => !ofTheDoor.test(text)),
    door: all.filter(({ text }) => ofTheDoor.test(text)),
  };
}

/** What the app's role has sent since the last reset, a page. */
async function counted(sql: postgres.Sql, count: number): Promise<readonly Statement[]> {
  const rows = await sql<{ text: string; calls: number; milliseconds: number; blocks: number }[]>`
    select s.query as text, s.calls::float8, s.total_exec_time + s.total_plan_time as milliseconds,
      (s.shared_blks_hit + s.shared_blks_read)::float8 as blocks
    from pg_stat_statements s
    join pg_database d on d.oid = s.dbid and d.datname = current_database()
    join pg_roles r on r.oid = s.userid and r.rolname = 'throughline_app'
    order by milliseconds desc`;
  return rows.map(({ text, calls, milliseconds, blocks }) => ({
    text,
    calls: calls / count,
    milliseconds: milliseconds / count,
    blocks: blocks / count,
  }));
}

/** How many statements these are for one page. */
export function callsOf(statements: readonly Statement[]): number {
  return statements.reduce((sum, { calls }) => sum + calls, 0);
}

/** The database's time for these, for one page, in milliseconds. */
export function timeOf(statements: readonly Statement[]): number {
  return statements.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}

/**
 * The time of the one statement that a scorecard can't do without, in milliseconds: the series of a network over
 * thirteen months, without row-level security.
 */
export async function floorTime(sql: postgres.Sql, readers: readonly Reader[]): Promise<number> {
  const readAll = async () => {
    for (const { networkId } of readers) {
      await sql`
        select series_key, period, numerator, denominator from figures
        where network_id = ${networkId} and period between bench.last_month() - 12 and bench.last_month()`;
    }
  };
  await readAll();
  await sql`select pg_stat_statements_reset()`;
  await readAll();
  const [row] = await sql<{ mean: number }[]>`
    select (total_exec_time + total_plan_time) / calls as mean from pg_stat_statements
    where query ilike '%between bench.last_month()%'`;
  return row?.mean ?? Number.NaN;
}
