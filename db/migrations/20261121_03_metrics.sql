-- What was agreed: metrics with their versions and band sets, who agreed to which text, the series, the chain.
-- "audience" is who may see a row: null is the whole network, otherwise the organisations listed.

create table metrics (
  network_id uuid not null references networks (id),
  code text not null,
  audience uuid[],
  primary key (network_id, code)
);

create table metric_versions (
  network_id uuid not null,
  metric_code text not null,
  version integer not null check (version > 0),
  effective_from integer not null,
  comparable boolean not null,
  name text not null,
  purpose text not null,
  kind text not null check (kind in ('proportion', 'mean', 'rate', 'count', 'amount', 'index')),
  unit text not null,
  decimals integer not null check (decimals between 0 and 6),
  direction text not null check (direction in ('higher', 'lower', 'in-range')),
  measured_at text not null check (measured_at in ('customer', 'stage')),
  for_whom text[] not null,
  numerator_says text not null,
  denominator_says text,
  rounding text not null,
  source_system text not null,
  evidence text,
  accepting_id uuid references organisations (id),
  retained_owner_id uuid references organisations (id),
  owner_ids uuid[] not null,
  party_ids uuid[] not null check (cardinality(party_ids) > 0),
  visibility text not null check (visibility in ('network', 'parties', 'reporter')),
  text_hash text not null,
  audience uuid[],
  primary key (network_id, metric_code, version),
  foreign key (network_id, metric_code) references metrics (network_id, code)
);

create table band_sets (
  network_id uuid not null,
  metric_code text not null,
  effective_from integer not null,
  direction text not null check (direction in ('higher', 'lower', 'in-range')),
  target numeric,
  floor numeric,
  stretch numeric,
  inner_from numeric,
  inner_to numeric,
  outer_from numeric,
  outer_to numeric,
  text_hash text not null,
  audience uuid[],
  primary key (network_id, metric_code, effective_from),
  foreign key (network_id, metric_code) references metrics (network_id, code),
  check (case direction
    when 'higher' then target is not null and floor <= target and coalesce(stretch >= target, true)
    when 'lower' then target is not null and floor >= target and coalesce(stretch <= target, true)
    else outer_from <= inner_from and inner_from <= inner_to and inner_to <= outer_to
  end)
);

-- One party's agreement to one text: number is the version, or the month from which a band set takes effect.
create table agreements (
  network_id uuid not null,
  subject text not null check (subject in ('metric-version', 'band-set')),
  metric_code text not null,
  number integer not null,
  organisation_id uuid not null,
  person_id uuid not null,
  agreed_at timestamptz not null,
  text_hash text not null,
  audience uuid[],
  primary key (network_id, subject, metric_code, number, organisation_id),
  foreign key (network_id, metric_code) references metrics (network_id, code),
  foreign key (network_id, organisation_id, person_id)
    references member_people (network_id, organisation_id, person_id)
);

create table series (
  network_id uuid not null,
  key integer not null,
  metric_code text not null,
  subject text not null,
  reporter_id uuid not null,
  audience uuid[],
  primary key (network_id, key),
  unique (network_id, metric_code, reporter_id, subject),
  unique (network_id, key, metric_code, reporter_id),
  foreign key (network_id, metric_code) references metrics (network_id, code),
  foreign key (network_id, reporter_id) references network_members (network_id, organisation_id)
);

create table chains (
  network_id uuid not null references networks (id),
  number integer not null,
  name text not null,
  customer text not null,
  promise text not null,
  outcome_series_key integer not null,
  composed_metric_code text,
  primary key (network_id, number),
  foreign key (network_id, outcome_series_key) references series (network_id, key),
  foreign key (network_id, composed_metric_code) references metrics (network_id, code)
);

create table chain_stages (
  network_id uuid not null,
  chain_number integer not null,
  position integer not null,
  name text not null,
  organisation_id uuid not null,
  series_key integer not null,
  primary key (network_id, chain_number, position),
  foreign key (network_id, chain_number) references chains (network_id, number),
  foreign key (network_id, organisation_id) references network_members (network_id, organisation_id),
  foreign key (network_id, series_key) references series (network_id, key)
);

alter table metrics enable row level security;
alter table metrics force row level security;
alter table metric_versions enable row level security;
alter table metric_versions force row level security;
alter table band_sets enable row level security;
alter table band_sets force row level security;
alter table agreements enable row level security;
alter table agreements force row level security;
alter table series enable row level security;
alter table series force row level security;
alter table chains enable row level security;
alter table chains force row level security;
alter table chain_stages enable row level security;
alter table chain_stages force row level security;

grant select on metrics, metric_versions, band_sets, agreements, series, chains, chain_stages to throughline_app;

create policy audience_reads on metrics for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
  );

create policy audience_reads on metric_versions for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
  );

create policy audience_reads on band_sets for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
  );

create policy audience_reads on agreements for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
  );

create policy audience_reads on series for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
  );

create policy network_reads on chains for select to throughline_app
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));

create policy network_reads on chain_stages for select to throughline_app
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));

create policy owner_selects on metrics for select to throughline_owner using (true);
create policy owner_inserts on metrics for insert to throughline_owner with check (true);
create policy owner_selects on metric_versions for select to throughline_owner using (true);
create policy owner_inserts on metric_versions for insert to throughline_owner with check (true);
create policy owner_selects on band_sets for select to throughline_owner using (true);
create policy owner_inserts on band_sets for insert to throughline_owner with check (true);
create policy owner_selects on agreements for select to throughline_owner using (true);
create policy owner_inserts on agreements for insert to throughline_owner with check (true);
create policy owner_selects on series for select to throughline_owner using (true);
create policy owner_inserts on series for insert to throughline_owner with check (true);
create policy owner_selects on chains for select to throughline_owner using (true);
create policy owner_inserts on chains for insert to throughline_owner with check (true);
create policy owner_selects on chain_stages for select to throughline_owner using (true);
create policy owner_inserts on chain_stages for insert to throughline_owner with check (true);
