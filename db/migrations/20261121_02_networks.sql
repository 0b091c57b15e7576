-- Networks, their members, who acts in them, and the pairs of organisations with their declared level.

create table networks (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique,
  name text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  time_zone text not null,
  fiscal_year_start integer not null check (fiscal_year_start between 1 and 12),
  synthetic boolean not null default false,
  reference_first integer,
  reference_last integer,
  check ((reference_first is null) = (reference_last is null)),
  check (reference_first <= reference_last)
);

create table network_members (
  network_id uuid not null references networks (id),
  organisation_id uuid not null references organisations (id),
  joined_at timestamptz not null default now(),
  left_at timestamptz,
  primary key (network_id, organisation_id)
);

-- The names that a network may see: its contacts, and whoever reported or agreed in it.
create table member_people (
  network_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  name text not null,
  primary key (network_id, organisation_id, person_id),
  foreign key (network_id, organisation_id) references network_members (network_id, organisation_id),
  foreign key (organisation_id, person_id) references organisation_people (organisation_id, person_id)
);

create table assignments (
  network_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  roles text[] not null check (
    cardinality(roles) > 0 and roles <@ array['manager', 'board', 'viewer', 'go-to']
  ),
  primary key (network_id, organisation_id, person_id),
  foreign key (network_id, organisation_id) references network_members (network_id, organisation_id),
  foreign key (organisation_id, person_id) references organisation_people (organisation_id, person_id)
);
create index on assignments (person_id);

create table relationships (
  network_id uuid not null,
  first_organisation_id uuid not null,
  second_organisation_id uuid not null,
  level text not null check (level in (
    'commodity', 'preferred-provider', 'value-added', 'alliance', 'cooperation', 'strategic-partnership'
  )),
  primary key (network_id, first_organisation_id, second_organisation_id),
  foreign key (network_id, first_organisation_id) references network_members (network_id, organisation_id),
  foreign key (network_id, second_organisation_id) references network_members (network_id, organisation_id),
  check (first_organisation_id < second_organisation_id)
);

-- A month is an integer here: year * 12 + month - 1. Only an open period (not closed) takes figures.
create table network_periods (
  network_id uuid not null references networks (id),
  period integer not null,
  due_on date not null,
  closed_on date,
  primary key (network_id, period)
);

alter table networks enable row level security;
alter table networks force row level security;
alter table network_members enable row level security;
alter table network_members force row level security;
alter table member_people enable row level security;
alter table member_people force row level security;
alter table assignments enable row level security;
alter table assignments force row level security;
alter table relationships enable row level security;
alter table relationships force row level security;
alter table network_periods enable row level security;
alter table network_periods force row level security;

grant select on networks, network_members, member_people, assignments, relationships, network_periods to throughline_app;
grant insert on member_people to throughline_app;
grant select on networks, network_members, network_periods to throughline_worker;

create policy network_reads on networks for select to throughline_app, throughline_worker
  using (id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));

create policy network_reads on network_members for select to throughline_app, throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));

create policy network_reads on member_people for select to throughline_app
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));

create policy managers_sign on member_people for insert to throughline_app
  with check (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and person_id = nullif(current_setting('app.person_id', true), '')::uuid
  );

create policy admins_read on assignments for select to throughline_app
  using (
    organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and nullif(current_setting('app.is_admin', true), '')::boolean
  );

create policy oneself on assignments for select to throughline_app
  using (
    organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and person_id = nullif(current_setting('app.person_id', true), '')::uuid
  );

create policy the_pair_reads on relationships for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and nullif(current_setting('app.organisation_id', true), '')::uuid in (first_organisation_id, second_organisation_id)
  );

create policy network_reads on network_periods for select to throughline_app, throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));

create policy owner_selects on networks for select to throughline_owner using (true);
create policy owner_inserts on networks for insert to throughline_owner with check (true);
create policy owner_selects on network_members for select to throughline_owner using (true);
create policy owner_inserts on network_members for insert to throughline_owner with check (true);
create policy owner_selects on member_people for select to throughline_owner using (true);
create policy owner_inserts on member_people for insert to throughline_owner with check (true);
create policy owner_selects on assignments for select to throughline_owner using (true);
create policy owner_inserts on assignments for insert to throughline_owner with check (true);
create policy owner_selects on relationships for select to throughline_owner using (true);
create policy owner_inserts on relationships for insert to throughline_owner with check (true);
create policy owner_selects on network_periods for select to throughline_owner using (true);
create policy owner_inserts on network_periods for insert to throughline_owner with check (true);
create policy owner_updates on assignments for update to throughline_owner using (true) with check (true);
create policy owner_deletes on assignments for delete to throughline_owner using (true);
create policy owner_updates on network_members for update to throughline_owner using (true) with check (true);
