-- Files of figures on their way in: what was read of one waits here until it is confirmed, for a day at most. Nothing of it is a
-- figure before that. And what columns are that are called like this, as an organisation said it the last time.

create table imports (
  network_id uuid not null,
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  person_id uuid not null references people (id),
  created_at timestamptz not null default now(),
  file_name text not null check (length(file_name) between 1 and 255),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  row_count integer not null check (row_count >= 0),
  header text not null,
  samples text not null,
  content text not null,
  reading text,
  difference text,
  plan text,
  rejected text,
  primary key (network_id, id),
  foreign key (network_id, organisation_id) references network_members (network_id, organisation_id),
  check ((difference is null) = (plan is null) and (difference is null) = (rejected is null))
);

create table import_columns (
  network_id uuid not null,
  organisation_id uuid not null,
  header text not null check (header ~ '^[0-9a-f]{64}$'),
  columns text not null check (length(columns) <= 10000),
  primary key (network_id, organisation_id, header),
  foreign key (network_id, organisation_id) references network_members (network_id, organisation_id)
);

alter table imports enable row level security;
alter table imports force row level security;
alter table import_columns enable row level security;
alter table import_columns force row level security;

grant select, insert, delete on imports to throughline_app;
grant update (reading, difference, plan, rejected) on imports to throughline_app;
grant select, insert on import_columns to throughline_app;
grant update (columns) on import_columns to throughline_app;

create policy managers_read on imports for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
  );
create policy managers_add on imports for insert to throughline_app
  with check (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and person_id = nullif(current_setting('app.person_id', true), '')::uuid
    and created_at = now()
  );
create policy managers_compare on imports for update to throughline_app
  using (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
  )
  with check (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
  );
create policy managers_end on imports for delete to throughline_app
  using (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
  );

create policy managers_read on import_columns for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
  );
create policy managers_add on import_columns for insert to throughline_app
  with check (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
  );
create policy managers_change on import_columns for update to throughline_app
  using (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
  )
  with check (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
  );

create policy owner_selects on imports for select to throughline_owner using (true);
create policy owner_inserts on imports for insert to throughline_owner with check (true);
create policy owner_deletes on imports for delete to throughline_owner using (true);
create policy owner_selects on import_columns for select to throughline_owner using (true);
create policy owner_inserts on import_columns for insert to throughline_owner with check (true);

-- What nobody confirmed for a day goes, whoever's it is.
create function forget_imports() returns integer language plpgsql security definer
  set search_path = public, vault, pg_temp as $$
declare
  forgotten integer;
begin
  delete from imports where created_at < now() - interval '1 day';
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;

revoke all on function forget_imports() from public;
grant execute on function forget_imports() to throughline_worker;
