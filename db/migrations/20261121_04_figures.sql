-- Figures: the report of a series for a period, and every revision of it. Nothing is overwritten but the copy of the last one.
-- Parts are whole numbers of the smallest unit that the definition agreed on, safe integers in JavaScript.
-- The reporter stands in the keys, though a series has only one: so a rival's attempt on a series meets the foreign key
-- whether a draft is there or not, and never learns which.

create table figures (
  network_id uuid not null,
  series_key integer not null,
  period integer not null,
  numerator bigint check (numerator between -9007199254740991 and 9007199254740991),
  denominator bigint check (denominator between 0 and 9007199254740991),
  not_applicable boolean not null default false,
  status text not null check (status in ('draft', 'submitted', 'accepted', 'disputed', 'final')),
  revision integer not null check (revision > 0),
  metric_code text not null,
  metric_version integer not null,
  reporter_id uuid not null,
  audience uuid[],
  primary key (network_id, series_key, period, reporter_id),
  foreign key (network_id, series_key, metric_code, reporter_id)
    references series (network_id, key, metric_code, reporter_id),
  foreign key (network_id, period) references network_periods (network_id, period),
  foreign key (network_id, metric_code, metric_version)
    references metric_versions (network_id, metric_code, version),
  check (not (not_applicable and (numerator is not null or denominator is not null)))
);
create index on figures (network_id, period);

create table figure_revisions (
  network_id uuid not null,
  series_key integer not null,
  period integer not null,
  revision integer not null check (revision > 0),
  numerator bigint,
  denominator bigint,
  not_applicable boolean not null default false,
  status text not null check (status in ('draft', 'submitted', 'accepted', 'disputed', 'final')),
  metric_version integer not null,
  reporter_id uuid not null,
  audience uuid[],
  person_id uuid not null,
  reported_at timestamptz not null default now(),
  primary key (network_id, series_key, period, reporter_id, revision),
  foreign key (network_id, series_key, period, reporter_id)
    references figures (network_id, series_key, period, reporter_id),
  foreign key (network_id, reporter_id, person_id)
    references member_people (network_id, organisation_id, person_id)
);

create function refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '% only takes new rows', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger append_only before update or delete or truncate on figure_revisions
  for each statement execute function refuse_change();

alter table figures enable row level security;
alter table figures force row level security;
alter table figure_revisions enable row level security;
alter table figure_revisions force row level security;

grant select, insert on figures, figure_revisions to throughline_app;
grant update (numerator, denominator, not_applicable, status, revision, metric_version, audience) on figures
  to throughline_app;

create policy audience_reads on figures for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and status <> 'draft'
    and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
  );

create policy managers_read_drafts on figures for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and reporter_id = nullif(current_setting('app.organisation_id', true), '')::uuid
  );

create policy managers_report on figures for insert to throughline_app
  with check (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and reporter_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and status in ('draft', 'submitted')
  );

create policy managers_change_drafts on figures for update to throughline_app
  using (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and reporter_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and status = 'draft'
  )
  with check (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and reporter_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and status in ('draft', 'submitted')
  );

create policy audience_reads on figure_revisions for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and status <> 'draft'
    and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
  );

create policy managers_read_drafts on figure_revisions for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and reporter_id = nullif(current_setting('app.organisation_id', true), '')::uuid
  );

create policy managers_report on figure_revisions for insert to throughline_app
  with check (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and reporter_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and person_id = nullif(current_setting('app.person_id', true), '')::uuid
    and status in ('draft', 'submitted')
    and reported_at = now()
  );

create policy owner_selects on figures for select to throughline_owner using (true);
create policy owner_inserts on figures for insert to throughline_owner with check (true);
create policy owner_selects on figure_revisions for select to throughline_owner using (true);
create policy owner_inserts on figure_revisions for insert to throughline_owner with check (true);
