-- Organisations, the people in them, and their sessions.
-- What no role but the owner may read (passwords, attempts to sign in, heads of audit chains) stands in the schema "vault".

create schema vault;

alter default privileges revoke execute on functions from public;

create table vault.schema_migrations (
  name text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
);

create table organisations (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique,
  name text not null,
  time_zone text not null,
  parent_id uuid references organisations (id),
  check (parent_id <> id)
);

create table people (
  id uuid primary key default gen_random_uuid(),
  email text not null unique check (email = lower(email)),
  name text not null
);

create table organisation_people (
  organisation_id uuid not null references organisations (id),
  person_id uuid not null references people (id),
  is_admin boolean not null default false,
  primary key (organisation_id, person_id)
);

create table sessions (
  person_id uuid not null references people (id),
  id uuid not null default gen_random_uuid(),
  token_hash bytea not null unique,
  organisation_id uuid not null references organisations (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (person_id, id)
);

create table vault.credentials (
  person_id uuid primary key references people (id),
  password_hash text not null
);

create table vault.sign_in_attempts (
  id uuid primary key default gen_random_uuid(),
  account_hash bytea not null,
  address_hash bytea not null,
  at timestamptz not null default now()
);
create index on vault.sign_in_attempts (account_hash, at);
create index on vault.sign_in_attempts (address_hash, at);

alter table vault.schema_migrations enable row level security;
alter table vault.schema_migrations force row level security;
alter table organisations enable row level security;
alter table organisations force row level security;
alter table people enable row level security;
alter table people force row level security;
alter table organisation_people enable row level security;
alter table organisation_people force row level security;
alter table sessions enable row level security;
alter table sessions force row level security;
alter table vault.credentials enable row level security;
alter table vault.credentials force row level security;
alter table vault.sign_in_attempts enable row level security;
alter table vault.sign_in_attempts force row level security;

grant select on organisations, people, organisation_people, sessions to throughline_app;
grant select on organisations to throughline_worker;

create policy known_organisations on organisations for select to throughline_app, throughline_worker
  using (id = any (nullif(current_setting('app.known_organisation_ids', true), '')::uuid[]));

create policy oneself on people for select to throughline_app
  using (id = nullif(current_setting('app.person_id', true), '')::uuid);

create policy own_staff on organisation_people for select to throughline_app
  using (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid);

create policy own_sessions on sessions for select to throughline_app
  using (person_id = nullif(current_setting('app.person_id', true), '')::uuid);

create policy owner_selects on vault.schema_migrations for select to throughline_owner using (true);
create policy owner_inserts on vault.schema_migrations for insert to throughline_owner with check (true);
create policy owner_selects on organisations for select to throughline_owner using (true);
create policy owner_inserts on organisations for insert to throughline_owner with check (true);
create policy owner_selects on people for select to throughline_owner using (true);
create policy owner_inserts on people for insert to throughline_owner with check (true);
create policy owner_selects on organisation_people for select to throughline_owner using (true);
create policy owner_inserts on organisation_people for insert to throughline_owner with check (true);
create policy owner_selects on sessions for select to throughline_owner using (true);
create policy owner_inserts on sessions for insert to throughline_owner with check (true);
create policy owner_updates on sessions for update to throughline_owner using (true) with check (true);
create policy owner_selects on vault.credentials for select to throughline_owner using (true);
create policy owner_inserts on vault.credentials for insert to throughline_owner with check (true);
create policy owner_selects on vault.sign_in_attempts for select to throughline_owner using (true);
create policy owner_inserts on vault.sign_in_attempts for insert to throughline_owner with check (true);
create policy owner_deletes on vault.sign_in_attempts for delete to throughline_owner using (true);
