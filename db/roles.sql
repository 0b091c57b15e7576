-- The login roles of Throughline. Run once for each server, as a superuser or a role with CREATEROLE, and again when this file has
-- changed: roles that are there stay, and get the settings below. It refuses roles that could see past row-level security. Then
-- set passwords (in psql: \password throughline_app), make the database and run db/database.sql in it:
--   create database throughline owner throughline_owner;

do $$
declare
  unsafe text;
begin
  -- Owns tables and runs migrations; row-level security is forced on it all the same.
  if not exists (select from pg_roles where rolname = 'throughline_owner') then
    create role throughline_owner login nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
  -- The server: owns nothing, sees what the policies show.
  if not exists (select from pg_roles where rolname = 'throughline_app') then
    create role throughline_app login nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
  end if;
  -- Background jobs: one network at a time, under the same policies.
  if not exists (select from pg_roles where rolname = 'throughline_worker') then
    create role throughline_worker login nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
  end if;

  select string_agg(rolname, ', ') into unsafe
  from pg_roles
  where rolname in ('throughline_owner', 'throughline_app', 'throughline_worker')
    and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication);
  if unsafe is not null then
    raise exception 'too powerful for Throughline: %', unsafe
      using hint = 'alter role ... nosuperuser nobypassrls nocreatedb nocreaterole noreplication';
  end if;

  select string_agg(member.rolname || ' in ' || granted.rolname, ', ') into unsafe
  from pg_auth_members
  join pg_roles member on member.oid = pg_auth_members.member
  join pg_roles granted on granted.oid = pg_auth_members.roleid
  where member.rolname in ('throughline_app', 'throughline_worker');
  if unsafe is not null then
    raise exception 'the roles of server and jobs may belong to no other role: %', unsafe;
  end if;

  -- The roles' own, since a pooler passes no start-up parameters on. Within the eight seconds after which the app tells its
  -- caller (db/doors.ts), so that a connection is free again by then. The owner has none: files to load may be long.
  alter role throughline_app set statement_timeout = '7s';
  alter role throughline_app set lock_timeout = '5s';
  alter role throughline_app set idle_in_transaction_session_timeout = '10s';
  alter role throughline_worker set statement_timeout = '7s';
  alter role throughline_worker set lock_timeout = '5s';
  alter role throughline_worker set idle_in_transaction_session_timeout = '10s';
end
$$;
