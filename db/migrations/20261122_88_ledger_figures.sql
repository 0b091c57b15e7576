-- What the ledger of promises counts of a month becomes the draft of the series that take it from there, by a job, with no press of
-- a button: counted anew when something is entered in a case, and when a promise falls due.

-- When a month was last counted, by the database's clock.
create table vault.ledger_counts (
  network_id uuid not null,
  period integer not null,
  counted_at timestamptz not null,
  primary key (network_id, period),
  foreign key (network_id, period) references network_periods (network_id, period)
);
alter table vault.ledger_counts enable row level security;
alter table vault.ledger_counts force row level security;
create policy owner_selects on vault.ledger_counts for select to throughline_owner using (true);
create policy owner_inserts on vault.ledger_counts for insert to throughline_owner with check (true);
create policy owner_updates on vault.ledger_counts for update to throughline_owner using (true) with check (true);

create index on case_entries (network_id, recorded_at);

-- A job counts; it reads neither what was said nor by whom.
grant select (network_id, reference, opened_by_id, closed_at) on cases to throughline_worker;
grant select (network_id, reference, opened_by_id, number, kind, organisation_id, recorded_at, promise, hand, due_at, to_id, handed)
  on case_entries to throughline_worker;
create policy jobs_read on cases for select to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy jobs_read on case_entries for select to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));

-- The first instant of a month in a time zone.
create function vault.month_begins(month integer, zone text) returns timestamptz
language sql stable set search_path = public, vault, pg_temp as $$
  select make_date(month / 12, month % 12 + 1, 1)::timestamp at time zone zone
$$;

-- Whether any definition of a network takes its figures from the ledger.
create function vault.is_fed(network uuid) returns boolean
language sql stable set search_path = public, vault, pg_temp as $$
  select exists (select from metric_versions v where v.network_id = network and v.source_system ~* '^promise ledger\y')
$$;

-- What is entered in a case changes no month before its own, but a case that is reopened counts no more in the month in which it was
-- closed.
create function enqueue_ledger() returns trigger language plpgsql security definer
  set search_path = public, vault, pg_temp as $$
begin
  perform vault.enqueue('feed-ledger', jsonb_build_object('networkId', p.network_id, 'period', p.period),
      concat_ws(' ', 'ledger', p.network_id, p.period))
    from (
      select l.network_id, min(least(l.recorded_at, (
          select max(e.recorded_at) from case_entries e
          where l.kind = 'reopened' and e.network_id = l.network_id and e.reference = l.reference
            and e.opened_by_id = l.opened_by_id and e.kind = 'close'
        ))) as since
      from landed l group by l.network_id
    ) changed
    join networks n on n.id = changed.network_id
    join network_periods p on p.network_id = changed.network_id and p.closed_on is null
    where vault.month_begins(p.period + 1, n.time_zone) > changed.since and vault.is_fed(changed.network_id);
  return null;
end
$$;
create trigger enqueue_ledger after insert on case_entries referencing new table as landed
  for each statement execute function enqueue_ledger();

-- Open months of which something was entered, fell due, or was agreed since they were counted.
create function waiting_ledgers() returns table (task text, payload jsonb, job_key text)
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select 'feed-ledger', jsonb_build_object('networkId', p.network_id, 'period', p.period),
    concat_ws(' ', 'ledger', p.network_id, p.period)
  from network_periods p
  join networks n on n.id = p.network_id
  left join vault.ledger_counts c on c.network_id = p.network_id and c.period = p.period
  where p.closed_on is null and vault.is_fed(p.network_id) and (
    c.counted_at is null
    or exists (
      select from case_entries e
      where e.network_id = p.network_id and e.kind = 'promise'
        and e.due_at > greatest(c.counted_at, vault.month_begins(p.period, n.time_zone))
        and e.due_at <= least(now(), vault.month_begins(p.period + 1, n.time_zone))
    )
    or exists (
      select from case_entries e
      where e.network_id = p.network_id and e.recorded_at > c.counted_at
        and (e.kind = 'reopened' or e.recorded_at < vault.month_begins(p.period + 1, n.time_zone))
    )
    or exists (select from agreements a where a.network_id = p.network_id and a.agreed_at > c.counted_at)
  )
$$;

-- Takes what was counted of an open month as the drafts of its series, [{"series", "version", "numerator", "denominator",
-- "audience"}], for the network that the job works in; how many were written. Nothing is written where nothing is counted, where it
-- stands there already, or over anything but the ledger's own draft. A revision names whoever of the reporter entered something in
-- the ledger last; its source says that nobody typed it.
create function feed_from_ledger(network uuid, month integer, as_of timestamptz, counted jsonb) returns integer
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  one record;
  stands figures;
  entered_by uuid;
  written integer := 0;
begin
  perform 1 from network_periods p
    where p.network_id = network and p.period = month and p.closed_on is null
      and network = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    for key share;
  if not found then return 0; end if;
  for one in
    select s.key, s.metric_code, s.reporter_id, v.version,
      case when (given ->> 'denominator')::bigint > 0 then (given ->> 'numerator')::bigint end as numerator,
      nullif((given ->> 'denominator')::bigint, 0) as denominator,
      case when jsonb_typeof(given -> 'audience') = 'array'
        then array(select jsonb_array_elements_text(given -> 'audience')::uuid) end as audience
    from jsonb_array_elements(counted) given
    join series s on s.network_id = network and s.key = (given ->> 'series')::integer
    join metric_versions v on v.network_id = network and v.metric_code = s.metric_code
      and v.version = (given ->> 'version')::integer and v.source_system ~* '^promise ledger\y'
    join network_members m on m.network_id = network and m.organisation_id = s.reporter_id and m.left_at is null
    order by s.key
  loop
    select * into stands from figures f
      where f.network_id = network and f.series_key = one.key and f.period = month and f.reporter_id = one.reporter_id
      for update;
    if stands.series_key is null then
      continue when one.denominator is null;
      insert into figures (network_id, series_key, period, numerator, denominator, status, revision, metric_code, metric_version,
          reporter_id, audience)
        values (network, one.key, month, one.numerator, one.denominator, 'draft', 1, one.metric_code, one.version,
          one.reporter_id, one.audience)
        on conflict do nothing;
      continue when not found;
    else
      continue when stands.status <> 'draft' or not exists (
        select from figure_revisions r
        where r.network_id = network and r.series_key = one.key and r.period = month and r.reporter_id = one.reporter_id
          and r.revision = stands.revision and r.source = 'ledger'
      );
      continue when (stands.numerator, stands.denominator, stands.metric_version, stands.audience)
        is not distinct from (one.numerator, one.denominator, one.version, one.audience);
      update figures f set numerator = one.numerator, denominator = one.denominator, not_applicable = false,
          metric_version = one.version, audience = one.audience, revision = stands.revision + 1
        where f.network_id = network and f.series_key = one.key and f.period = month and f.reporter_id = one.reporter_id;
    end if;
    select e.person_id into strict entered_by from case_entries e
      where e.network_id = network and e.organisation_id = one.reporter_id
      order by e.recorded_at desc, e.number desc limit 1;
    insert into figure_revisions (network_id, series_key, period, revision, numerator, denominator, status, metric_version,
        reporter_id, audience, person_id, source)
      values (network, one.key, month, coalesce(stands.revision, 0) + 1, one.numerator, one.denominator, 'draft', one.version,
        one.reporter_id, one.audience, entered_by, 'ledger');
    insert into audit_entries (network_id, seq, at, organisation_id, verb, object, payload, previous_hash, hash, managers_only)
      values (network, 0, now(), one.reporter_id, 'save-draft',
        'figure ' || one.metric_code || '/' || one.key || ' ' || vault.month_text(month),
        jsonb_build_object('revision', coalesce(stands.revision, 0) + 1, 'by', 'ledger')::text, '', '', true);
    written := written + 1;
  end loop;
  insert into vault.ledger_counts (network_id, period, counted_at) values (network, month, as_of)
    on conflict (network_id, period) do update set counted_at = greatest(ledger_counts.counted_at, excluded.counted_at);
  return written;
end
$$;

grant execute on function waiting_ledgers() to throughline_worker;
grant execute on function feed_from_ledger(uuid, integer, timestamptz, jsonb) to throughline_worker;
