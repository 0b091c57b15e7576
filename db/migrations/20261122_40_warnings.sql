-- Early warning: what the scan of a chain came to, what of it was published, and how people answered it.

-- What the last scan found, made anew by a job; `read_from` says which figures it saw, so that a page can tell whether it is stale.
create table chain_scans (
  network_id uuid not null,
  chain_number integer not null,
  engine integer not null,
  read_from text not null,
  scanned_at timestamptz not null default now(),
  result text not null,
  primary key (network_id, chain_number),
  foreign key (network_id, chain_number) references chains (network_id, number)
);

-- A month's evidence as it was first published. It stays, whatever is restated later.
create table published_evidence (
  network_id uuid not null,
  chain_number integer not null,
  period integer not null,
  log_evidence double precision not null,
  published_at timestamptz not null default now(),
  primary key (network_id, chain_number, period),
  foreign key (network_id, chain_number) references chains (network_id, number),
  foreign key (network_id, period) references network_periods (network_id, period)
);

-- Answers to the warning that began with this month's evidence.
create table warning_answers (
  network_id uuid not null,
  chain_number integer not null,
  opened_period integer not null,
  number integer not null check (number > 0),
  answer text not null check (answer in ('explained', 'investigating', 'disputed', 'closed')),
  note text not null check (length(note) between 1 and 2000),
  evidence text check (length(evidence) between 1 and 2000),
  organisation_id uuid not null,
  person_id uuid not null,
  answered_at timestamptz not null default now(),
  primary key (network_id, chain_number, opened_period, number),
  foreign key (network_id, chain_number, opened_period)
    references published_evidence (network_id, chain_number, period),
  foreign key (network_id, organisation_id, person_id)
    references member_people (network_id, organisation_id, person_id),
  check (answer <> 'closed' or evidence is not null)
);

create trigger append_only before update or delete or truncate on published_evidence
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on warning_answers
  for each statement execute function refuse_change();

alter table chain_scans enable row level security;
alter table chain_scans force row level security;
alter table published_evidence enable row level security;
alter table published_evidence force row level security;
alter table warning_answers enable row level security;
alter table warning_answers force row level security;

grant select on chain_scans, published_evidence to throughline_app, throughline_worker;
grant insert on chain_scans, published_evidence to throughline_worker;
grant update (engine, read_from, scanned_at, result) on chain_scans to throughline_worker;
grant select on warning_answers to throughline_app;
grant insert (network_id, chain_number, opened_period, number, answer, note, evidence, organisation_id, person_id)
  on warning_answers to throughline_app;

create policy network_reads on chain_scans for select to throughline_app, throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy jobs_scan on chain_scans for insert to throughline_worker
  with check (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy jobs_rescan on chain_scans for update to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]))
  with check (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));

create policy network_reads on published_evidence for select to throughline_app, throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy jobs_publish on published_evidence for insert to throughline_worker
  with check (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));

create policy network_reads on warning_answers for select to throughline_app
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy managers_answer on warning_answers for insert to throughline_app
  with check (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (
      network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
      or network_id = any (nullif(current_setting('app.board_network_ids', true), '')::uuid[])
    )
    and organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and person_id = nullif(current_setting('app.person_id', true), '')::uuid
  );

-- So does what they did stand in the audit trail.
drop policy managers_write on audit_entries;
create policy managers_write on audit_entries for insert to throughline_app
  with check (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (
      network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
      or network_id = any (nullif(current_setting('app.board_network_ids', true), '')::uuid[])
    )
    and organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and person_id = nullif(current_setting('app.person_id', true), '')::uuid
  );

create policy owner_selects on chain_scans for select to throughline_owner using (true);
create policy owner_inserts on chain_scans for insert to throughline_owner with check (true);
create policy owner_selects on published_evidence for select to throughline_owner using (true);
create policy owner_inserts on published_evidence for insert to throughline_owner with check (true);
create policy owner_selects on warning_answers for select to throughline_owner using (true);
create policy owner_inserts on warning_answers for insert to throughline_owner with check (true);

-- Whoever answers a warning signs with their name, as whoever reports does: boards too.
drop policy managers_sign on member_people;
create policy managers_sign on member_people for insert to throughline_app
  with check (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (
      network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
      or network_id = any (nullif(current_setting('app.board_network_ids', true), '')::uuid[])
    )
    and organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and person_id = nullif(current_setting('app.person_id', true), '')::uuid
  );

-- What a scan reads: the series that measure the chain, as far as all of its network sees them, so that what it finds is for all
-- of them. Only for the network that the job works in.
create function scan_input(network uuid) returns text
language sql stable security definer set search_path = public, vault, pg_temp as $$
  with here as (
    select id from networks where id = network
      and id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
  ),
  measured as (
    select s.key, s.metric_code, s.key = c.outcome_series_key as is_outcome,
      (select min(g.position) from chain_stages g
        where g.network_id = c.network_id and g.chain_number = c.number and g.series_key = s.key) as position
    from here
    join chains c on c.network_id = here.id and c.number = 1
    join series s on s.network_id = c.network_id and s.audience is null and (
      s.key = c.outcome_series_key
      or s.key in (select g.series_key from chain_stages g where g.network_id = c.network_id and g.chain_number = c.number)
    )
  ),
  seen as (
    select f.* from measured m join figures f on f.network_id = network and f.series_key = m.key
    where f.status <> 'draft' and f.audience is null
  )
  select json_build_object(
    'readFrom', (select count(*) || ' ' || coalesce(sum(revision), 0) from seen),
    'series', (select coalesce(json_agg(json_build_object(
        'key', m.key, 'metric', m.metric_code, 'isOutcome', m.is_outcome, 'position', m.position,
        'stage', g.name, 'partner', o.name
      ) order by m.position), '[]')
      from measured m
      left join chain_stages g on g.network_id = network and g.chain_number = 1 and g.position = m.position
      left join organisations o on o.id = g.organisation_id),
    'versions', (select coalesce(json_agg(json_build_object(
        'metric', v.metric_code, 'version', v.version, 'comparable', v.comparable, 'kind', v.kind,
        'direction', v.direction, 'decimals', v.decimals
      ) order by v.metric_code, v.version), '[]')
      from metric_versions v
      where v.network_id = network and v.metric_code in (select metric_code from measured) and v.party_ids <@ array(
        select a.organisation_id from agreements a
        where a.network_id = network and a.subject = 'metric-version' and a.metric_code = v.metric_code
          and a.number = v.version and a.text_hash = v.text_hash
      )),
    'periods', (select coalesce(json_agg(json_build_object('period', p.period, 'isClosed', p.closed_on is not null)
        order by p.period), '[]')
      from network_periods p where p.network_id = network),
    'figures', (select coalesce(json_agg(json_build_array(series_key, period, numerator, denominator, metric_version)
        order by period, series_key), '[]')
      from seen)
  )::text
  from here
$$;
grant execute on function scan_input(uuid) to throughline_worker;

-- The figures of a chain changed, each with the version that it is measured by: the chain is scanned anew. Drafts count for nobody.
create function enqueue_scan() returns trigger language plpgsql security definer
  set search_path = public, vault, pg_temp as $$
begin
  perform vault.enqueue('scan-chain', jsonb_build_object('networkId', network_id), 'scan ' || network_id)
    from (select distinct network_id from landed where status <> 'draft') changed;
  return null;
end
$$;

create trigger enqueue_scan after insert on figure_revisions referencing new table as landed
  for each statement execute function enqueue_scan();

-- A scan by another engine than the worker's own is made anew.
drop function waiting_jobs();
create function waiting_jobs(scan_engine integer) returns table (task text, payload jsonb, job_key text)
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select 'send-mail', jsonb_build_object('organisationId', organisation_id, 'mailId', id), 'mail ' || id
  from mail where status = 'queued'
  union all
  select 'mail-reset', jsonb_build_object('requestId', id), 'reset ' || id
  from vault.reset_requests where done_at is null and at > now() - interval '1 hour'
  union all
  select 'scan-chain', jsonb_build_object('networkId', c.network_id), 'scan ' || c.network_id
  from chains c where c.number = 1
    and not exists (
      select from chain_scans s
      where s.network_id = c.network_id and s.chain_number = c.number and s.engine = scan_engine
    )
$$;
grant execute on function waiting_jobs(integer) to throughline_worker;
