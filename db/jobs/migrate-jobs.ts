import { runMigrations } from "graphile-worker";
import postgres from "postgres";
import { graphileOptions, graphilePool } from "./graphile";

/**
 * Brings the tables of jobs up to date, which are graphile-worker's and belong to the worker's role, and the one function
 * through which the owner's functions hand jobs over. A second run changes nothing; two at once take turns.
 *
 * @param workerUrl connection URL of throughline_worker
 */
export async function migrateJobs(workerUrl: string): Promise<void> {
  const sql = postgres(workerUrl, { max: 1, prepare: false, onnotice: () => undefined });
  const pool = graphilePool(workerUrl);
  try {
    await inTurn(sql, prepareSchema);
    await runMigrations(graphileOptions(pool));
    await inTurn(sql, makeEnqueue);
  } finally {
    await Promise.all([sql.end(), pool.end()]);
  }
}

function inTurn(sql: postgres.Sql, work: (tx: postgres.TransactionSql) => Promise<unknown>) {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('throughline jobs'))`;
    await work(tx);
  });
}

/**
 * graphile-worker makes its schema first, which the worker's role may not, even where it is there. With this table, the
 * first thing that it looks for, it takes the schema for made.
 */
function prepareSchema(tx: postgres.TransactionSql) {
  return tx`
    create table if not exists graphile_worker.migrations (
      id int primary key,
      ts timestamptz default now() not null,
      breaking boolean not null default false
    )`;
}

/** The tasks that may be handed over stand in this function; db/jobs/tasks.ts does them. */
function makeEnqueue(tx: postgres.TransactionSql) {
  return tx`
    create or replace function graphile_worker.enqueue(task text, payload jsonb, job_key text) returns void
    language plpgsql security definer set search_path = graphile_worker, pg_temp as $$
    begin
      if task is null or task not in ('send-mail', 'mail-reset', 'scan-chain', 'remind', 'settle-periods', 'remind-promise',
        'feed-ledger') then
        raise exception 'no task %', task;
      end if;
      perform graphile_worker.add_job(task, payload::json, job_key => enqueue.job_key);
    end
    $$;
    revoke execute on all functions in schema graphile_worker from public;
    grant execute on function graphile_worker.enqueue(text, jsonb, text) to throughline_owner`.simple();
}
