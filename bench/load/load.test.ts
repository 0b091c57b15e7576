import { expect, test } from "vitest";
import { asSuperuser } from "@/db/testing/superuser";
import { figuresOf, type Shape } from "../tiers";
import { load } from "./load";

const shapes: readonly Shape[] = [
  { kind: "pair", networks: 2, organisations: 2, metrics: 3, months: 14 },
  { kind: "chain", networks: 1, organisations: 7, metrics: 1, months: 14 },
];

test("a migrated database is filled with networks, and every key that was taken off stands again", async () => {
  const keys = () =>
    asSuperuser(
      (sql) => sql`
        select conrelid::regclass::text as "table", conname, pg_get_constraintdef(oid) as says, convalidated
        from pg_constraint where contype in ('p', 'u', 'f') and connamespace = 'public'::regnamespace
        order by 1, 2`,
    );
  const before = await keys();
  await load(process.env["DATABASE_SUPERUSER_URL"] ?? "", shapes);
  const [counted] = await asSuperuser(
    (sql) => sql<{ figures: number; networks: number }[]>`
      select (select count(*)::int from figures) as figures, (select count(*)::int from networks) as networks`,
  );
  expect(counted).toEqual({ figures: figuresOf(shapes), networks: 3 });
  expect(await keys()).toEqual(before);
});
