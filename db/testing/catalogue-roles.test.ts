import { describe, expect, test } from "vitest";
import { findingsAfter } from "./findings-after";

describe("roles, grants, settings and keys: each rule finds what it is for", () => {
  test.each([
    { bad: "alter role throughline_app superuser", finds: "throughline_app has superuser" },
    { bad: "alter role throughline_worker bypassrls", finds: "throughline_worker has bypassrls" },
    { bad: "alter role throughline_owner bypassrls", finds: "throughline_owner has bypassrls" },
    { bad: "alter role throughline_app createrole", finds: "throughline_app has createrole" },
    { bad: "alter role throughline_app createdb", finds: "throughline_app has createdb" },
    {
      bad: "grant throughline_owner to throughline_app",
      finds: "throughline_app is a member of throughline_owner",
    },
    {
      bad: "grant create on schema public to throughline_app",
      finds: "throughline_app has create in public",
    },
    { bad: "grant usage on schema vault to public", finds: "throughline_app has usage of vault" },
    {
      bad: "do $$ begin execute format('grant temp on database %I to public', current_database()); end $$",
      finds: "throughline_worker has temp",
    },
    {
      bad: "create table bad (); alter table bad owner to throughline_app",
      finds: "throughline_app owns table bad",
    },
  ])("roles: $finds", async ({ bad, finds }) => {
    expect(await findingsAfter(bad)).toContain(finds);
  });

  test.each([
    {
      bad: "grant truncate on figures to throughline_app",
      finds: "throughline_app has truncate on public.figures",
    },
    {
      bad: "grant references on figures to throughline_app",
      finds: "throughline_app has references on public.figures",
    },
    {
      bad: "grant trigger on figures to throughline_worker",
      finds: "throughline_worker has trigger on public.figures",
    },
    {
      bad: "grant delete on figures to throughline_app",
      finds: "throughline_app has delete on public.figures",
    },
    {
      bad: "grant update on figures to throughline_app",
      finds: "throughline_app has update on the whole of public.figures",
    },
    {
      bad: "grant references (period) on figures to throughline_app",
      finds: "throughline_app has references on public.figures.period",
    },
    { bad: "grant select on figures to public", finds: "public has select on public.figures" },
    {
      bad: "create sequence bad; grant usage on sequence bad to throughline_app",
      finds: "throughline_app has usage on the sequence public.bad",
    },
    {
      bad: "grant insert on vault.credentials to throughline_worker",
      finds: "throughline_worker has insert on vault.credentials",
    },
    {
      bad: "grant select (email) on vault.tokens to throughline_app",
      finds: "throughline_app has select on vault.tokens.email",
    },
    {
      bad: "alter default privileges for role throughline_owner grant select on tables to throughline_app",
      finds: "throughline_app will have select on what is made later",
    },
  ])("grants: $finds", async ({ bad, finds }) => {
    expect(await findingsAfter(bad)).toContain(finds);
  });

  test.each([
    {
      bad: "alter role throughline_app set app.network_ids = '{}'",
      finds: "throughline_app begins with app.network_ids",
    },
    {
      bad: "do $$ begin execute format('alter database %I set row_security = off', current_database()); end $$",
      finds: "everybody begins with row_security",
    },
  ])("settings: $finds", async ({ bad, finds }) => {
    expect(await findingsAfter(bad)).toContain(finds);
  });

  test.each([
    {
      bad: "create unique index bad on figures (revision)",
      finds: "bad on public.figures doesn't begin with network_id",
    },
    {
      bad: "create unique index bad on series (subject, network_id)",
      finds: "bad on public.series doesn't begin with network_id",
    },
    {
      bad: "create unique index bad on mail (to_address)",
      finds: "bad on public.mail doesn't begin with organisation_id",
    },
    {
      bad: "create unique index bad on assignments (network_id, person_id)",
      finds: "bad on public.assignments doesn't begin with organisation_id",
    },
    {
      bad: "create unique index bad on sessions (device)",
      finds: "bad on public.sessions doesn't begin with person_id",
    },
    {
      bad: "create unique index bad on organisations (name)",
      finds: "bad on public.organisations doesn't begin with id",
    },
    {
      bad: "alter table series add unique (key); alter table chain_stages add constraint bad foreign key (series_key) references series (key)",
      finds: "bad on public.chain_stages doesn't carry network_id to public.series",
    },
    {
      bad: `alter table chains add other uuid; alter table chains add constraint bad
        foreign key (other, outcome_series_key) references series (network_id, key)`,
      finds: "bad on public.chains doesn't carry network_id to public.series",
    },
    {
      bad: "alter table mail add unique (id); alter table sessions add constraint bad foreign key (id) references mail (id)",
      finds: "bad on public.sessions doesn't carry organisation_id to public.mail",
    },
  ])("keys: $bad", async ({ bad, finds }) => {
    expect(await findingsAfter(bad)).toContain(finds);
  });
});
