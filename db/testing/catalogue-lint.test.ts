import { describe, expect, test } from "vitest";
import { findingsAfter } from "./findings-after";
import { conjuncts } from "./policy-condition";

const mine = "network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])";
const own = "reporter_id = nullif(current_setting('app.organisation_id', true), '')::uuid";
const table = `create table bad (network_id uuid, id uuid, status text, primary key (network_id, id));
  alter table bad owner to throughline_owner;
  alter table bad enable row level security; alter table bad force row level security;`;

describe("each rule finds what it is for", () => {
  test.each([
    { bad: `create table bad (id uuid primary key)`, finds: "public.bad has no scope" },
    {
      bad: `create table bad (id uuid primary key)`,
      finds: "public.bad has no row-level security",
    },
    { bad: `create table bad (id uuid primary key)`, finds: "public.bad has no policy" },
    {
      bad: `create table bad (id uuid primary key)`,
      finds: "public.bad belongs to throughline_bootstrap",
    },
    { bad: table, finds: "public.bad has no policy" },
    {
      bad: `alter table figures disable row level security`,
      finds: "public.figures has no row-level security",
    },
    {
      bad: `alter table figures no force row level security`,
      finds: "public.figures doesn't force row-level security on its owner",
    },
    {
      bad: `create view bad as select * from figures`,
      finds: "public.bad is a view without security_invoker",
    },
    {
      bad: `create materialized view bad as select * from figures`,
      finds: "public.bad (m) is no table or view",
    },
    {
      bad: `create foreign data wrapper bad; create server bad foreign data wrapper bad;
        create foreign table bad (id uuid) server bad`,
      finds: "public.bad (f) is no table or view",
    },
    {
      bad: `create table whole (network_id uuid) partition by list (network_id);
        create table bad partition of whole default`,
      finds: "public.bad has no row-level security",
    },
    {
      bad: `alter table audit_entries drop constraint audit_entries_pkey;
        alter table audit_entries alter network_id drop not null`,
      finds: "public.audit_entries.network_id may be null",
    },
    {
      bad: `alter table staff_invitations drop constraint staff_invitations_pkey;
        alter table staff_invitations alter organisation_id drop not null`,
      finds: "public.staff_invitations.organisation_id may be null",
    },
    {
      bad: `create rule bad as on insert to figures do also nothing`,
      finds: "public.figures is rewritten by the rule bad",
    },
  ])("relations: $finds", async ({ bad, finds }) => {
    expect(await findingsAfter(bad)).toContain(finds);
  });

  test("a view that asks as its reader is no finding", async () => {
    const good = "create view good with (security_invoker = true) as select * from figures";
    expect(await findingsAfter(good)).toEqual([]);
  });

  const onFigures = "policy bad on public.figures";
  test.each([
    { bad: `using (true)`, finds: "doesn't hold its USING condition to the network" },
    {
      bad: `using (${mine} or status = 'final')`,
      finds: "doesn't hold its USING condition to the network",
    },
    {
      bad: `using (network_id = any (nullif(current_setting('app.organisation_ids', true), '')::uuid[]))`,
      finds: "doesn't hold its USING condition to the network",
    },
    {
      bad: `using (network_id <> all (nullif(current_setting('app.network_ids', true), '')::uuid[]))`,
      finds: "doesn't hold its USING condition to the network",
    },
    { bad: `using (not (${mine}))`, finds: "doesn't hold its USING condition to the network" },
    {
      bad: `using (reporter_id = nullif(current_setting('app.organisation_id', true), '')::uuid)`,
      finds: "doesn't hold its USING condition to the network",
    },
    { bad: `for update using (${mine})`, finds: "has no CHECK condition" },
    {
      bad: `for update using (${mine}) with check (status = 'draft')`,
      finds: "doesn't hold its CHECK condition to the network",
    },
    {
      bad: `for update using (${mine} and ${own}) with check (${mine})`,
      finds:
        "asks (reporter_id = (NULLIF(current_setting('app.organisation_id'::text, true), ''::text))::uuid) before a change and not after it",
    },
    {
      bad: `for insert with check (status = 'draft')`,
      finds: "doesn't hold its CHECK condition to the network",
    },
    {
      bad: `for select using (${mine} and exists (select from network_members m where m.network_id = figures.network_id))`,
      finds: "has a sub-select in its USING condition",
    },
    {
      bad: `for select using (${mine} and exists (select from network_members m where m.network_id = figures.network_id))`,
      finds: "uses table network_members",
    },
    {
      bad: `for select using (${mine} and metric_code = any (applied_migrations()))`,
      finds: "uses function applied_migrations()",
    },
    {
      bad: `for select using (${mine} and query_to_xml('select 1', true, true, '') is not null)`,
      finds: "calls query_to_xml() in its USING condition",
    },
    {
      bad: `for select to throughline_bootstrap using (${mine})`,
      finds: "is for throughline_bootstrap",
    },
    { bad: `as restrictive for select using (${mine})`, finds: "is restrictive" },
    {
      bad: `for delete to throughline_owner using (true)`,
      finds: "is for the owner and isn't listed",
    },
  ])("policies: $finds ($bad)", async ({ bad, finds }) => {
    expect(await findingsAfter(`create policy bad on figures ${bad}`)).toContain(
      `${onFigures} ${finds}`,
    );
  });

  test.each([
    { on: "organisations", finds: "to the known organisations" },
    { on: "people", finds: "to the person" },
    { on: "sessions", finds: "to the person" },
    { on: "assignments", finds: "to the organisation" },
  ])("policies: each scope has a condition of its own, so has $on", async ({ on, finds }) => {
    const bad = `create policy bad on ${on} for select using (current_setting('app.is_admin', true) = 'true')`;
    expect(await findingsAfter(bad)).toContain(
      `policy bad on public.${on} doesn't hold its USING condition ${finds}`,
    );
  });

  test("policies: nobody but the owner reads the vault; what the owner needs is there", async () => {
    const bad = "create policy bad on vault.credentials for select using (true)";
    expect(await findingsAfter(bad)).toContain(
      "policy bad on vault.credentials is for others than the owner",
    );
    expect(await findingsAfter("drop policy owner_inserts on figures")).toContain(
      "no policy of the owner's for public.figures insert",
    );
  });

  const definer = "create function bad() returns int language sql security definer";
  test.each([
    { bad: `${definer} as 'select 1'`, finds: "public.bad() runs as its owner and isn't listed" },
    {
      bad: `${definer} as 'select 1'`,
      finds: "public.bad() runs as its owner without a search_path of our own that ends in pg_temp",
    },
    {
      bad: `${definer} set search_path = pg_temp, public as 'select 1'`,
      finds: "public.bad() runs as its owner without a search_path of our own that ends in pg_temp",
    },
    {
      bad: `${definer} set search_path = "$user", public, pg_temp as 'select 1'`,
      finds: "public.bad() runs as its owner without a search_path of our own that ends in pg_temp",
    },
    {
      bad: `alter function enter(text, text, boolean) reset search_path`,
      finds:
        "public.enter() runs as its owner without a search_path of our own that ends in pg_temp",
    },
    {
      bad: `grant execute on function enter(text, text, boolean) to public`,
      finds: "public.enter() is for everybody",
    },
    {
      bad: `grant execute on function enter(text, text, boolean) to throughline_worker`,
      finds: "public.enter() is for throughline_worker too",
    },
    {
      bad: `create function bad() returns int language sql as 'select 1'`,
      finds: "public.bad() is for everybody",
    },
    { bad: `drop function end_session(text)`, finds: "no definer function public.end_session" },
  ])("functions: $finds ($bad)", async ({ bad, finds }) => {
    expect(await findingsAfter(bad)).toContain(finds);
  });
});

test("conjuncts are split at the outermost AND alone", () => {
  expect(conjuncts("((a = 1) AND ((b = 2) OR ((c = 3) AND (d = 4))) AND e)")).toEqual([
    "(a = 1)",
    "((b = 2) OR ((c = 3) AND (d = 4)))",
    "e",
  ]);
  expect(conjuncts("((a = 1) OR (b = 2))")).toEqual(["((a = 1) OR (b = 2))"]);
  expect(conjuncts("(a = 1)")).toEqual(["(a = 1)"]);
});
