import { runOnce } from "graphile-worker";
import { graphileOptions, graphilePool } from "../jobs/graphile";
import { tasks } from "../jobs/tasks";
import { asSuperuser } from "./superuser";

/** A job as it stands in its table; `due_in` is in seconds. */
export type StoredJob = {
  readonly key: string | null;
  readonly task: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly due_in: number;
};

/** A mail as it stands in its table, which nobody but a superuser reads as a whole. */
export type StoredMail = {
  readonly id: string;
  readonly to_address: string;
  readonly subject: string;
  readonly body: string;
  readonly held_body: string | null;
  readonly admins_may_read: boolean;
  readonly status: string;
  readonly claimed_until: Date | null;
  readonly sent_at: Date | null;
  readonly problem: string | null;
};

/** Every job that there is, oldest first. */
export function storedJobs(): Promise<readonly StoredJob[]> {
  return asSuperuser(
    (sql) => sql<StoredJob[]>`
      select j.key, t.identifier as task, j.payload, j.attempts, j.last_error,
        extract(epoch from j.run_at - now())::float as due_in
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      order by j.id`,
  );
}

/** The mail of an organisation, oldest first. */
export function storedMail({ id }: { readonly id: string }): Promise<readonly StoredMail[]> {
  return asSuperuser(
    (sql) => sql<StoredMail[]>`select * from mail where organisation_id = ${id} order by queued_at`,
  );
}

/** Does every job that is due, in this process; with `now`, those that wait for their next try too. */
export async function doJobs({ now = false }: { readonly now?: boolean } = {}): Promise<void> {
  if (now) await asSuperuser((sql) => sql`update graphile_worker._private_jobs set run_at = now()`);
  const pool = graphilePool(process.env["DATABASE_WORKER_URL"] ?? "");
  await runOnce({ ...graphileOptions(pool), concurrency: 2, noHandleSignals: true }, tasks);
  await pool.end();
}
