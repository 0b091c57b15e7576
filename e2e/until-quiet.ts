import { asSuperuser } from "@/db/testing/superuser";
import { expect } from "./fixtures";

/** Waits until the worker has nothing more to do for these organisations and networks: what it does meanwhile would be taken for what is tried. */
export async function untilQuiet(ids: readonly string[]): Promise<void> {
  const all = [...ids];
  await expect(async () => {
    const [waiting] = await asSuperuser(
      (sql) => sql`
        select (select count(*)::int from mail where organisation_id = any (${all}) and status = 'queued')
          + (select count(*)::int from graphile_worker._private_jobs
              where payload ->> 'organisationId' = any (${all}) or payload ->> 'networkId' = any (${all})) as jobs`,
    );
    expect(waiting?.["jobs"]).toBe(0);
  }).toPass({ intervals: [50], timeout: 60_000 });
}
