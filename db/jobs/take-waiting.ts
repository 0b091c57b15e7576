import { sql } from "drizzle-orm";
import { asJob } from "../doors";
import { engine } from "../queries/warnings";

/**
 * Takes up what nobody would do: jobs whose worker is gone, what was asked for while there were no tables of jobs, and the
 * reminders that are due. A job that waits for its next try is left to that.
 *
 * @param lostAfter for how long, in seconds, a job may be under way before its worker counts as gone
 * @returns how many were handed over anew
 */
export async function takeWaiting(lostAfter: number): Promise<number> {
  return asJob(null, async (tx) => {
    await tx.execute(sql`
      select graphile_worker.force_unlock_workers(array(
        select distinct locked_by from graphile_worker.jobs
        where locked_at <= now() - make_interval(secs => ${lostAfter})
      ))`);
    const taken = await tx.execute(sql`
      select graphile_worker.enqueue(w.task, w.payload, w.job_key)
      from (
        select * from waiting_jobs(${engine}) union all select * from due_reminders()
        union all select * from waiting_periods()
        union all select * from due_promise_reminders()
        union all select * from waiting_ledgers()
      ) w
      where not exists (
        select from graphile_worker.jobs j
        where j.key = w.job_key and (j.attempts < j.max_attempts or j.locked_at is not null)
      )`);
    return taken.length;
  });
}
