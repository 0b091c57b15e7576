-- Who may enter the database, and who may make tables in it. Run once in each database of Throughline, as a superuser; running it
-- again changes nothing. db/roles.sql comes first.

do $$
begin
  -- Nobody else connects, and nobody makes temporary tables.
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to throughline_app, throughline_worker', current_database());
end
$$;

alter schema public owner to throughline_owner;
revoke all on schema public from public;
grant usage on schema public to throughline_app, throughline_worker;

-- The tables of jobs are the worker's own; only the owner's functions hand it any.
create schema if not exists graphile_worker authorization throughline_worker;
revoke all on schema graphile_worker from public;
grant usage on schema graphile_worker to throughline_owner;
