-- Early warning watches every chain as it stood in the last closed month: the one that was loaded, as loaded or as its parties agreed
-- since, and those that were only agreed here. What it finds of these, publishes of them and is answered is their parties' alone.

-- A chain is watched from its agreement on: its series may have years of figures by then.
create function enqueue_agreed_scan() returns trigger language plpgsql security definer
  set search_path = public, vault, pg_temp as $$
begin
  perform vault.enqueue('scan-chain', jsonb_build_object('networkId', new.network_id), 'scan ' || new.network_id);
  return null;
end
$$;

create trigger enqueue_agreed_scan after insert on chain_versions
  for each row when (new.chain_number > 1 and new.terms is not null) execute function enqueue_agreed_scan();

-- A month that closes may put another version of a chain into force, whoever reported anything in it.
create trigger enqueue_agreed_scan after update of closed_on on network_periods
  for each row when (old.closed_on is null and new.closed_on is not null) execute function enqueue_agreed_scan();

-- A chain that was only agreed has no row among those that were loaded.
alter table chain_scans drop constraint chain_scans_network_id_chain_number_fkey,
  add foreign key (network_id) references networks (id);
alter table published_evidence drop constraint published_evidence_network_id_chain_number_fkey;

-- Null: everybody's, as is all that is published of the chain that was loaded.
alter table published_evidence add column audience uuid[];
alter table warning_answers add column audience uuid[];

drop policy network_reads on published_evidence;
create policy jobs_read on published_evidence for select to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy audience_reads on published_evidence for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
  );

-- An answer is read by those who read the warning; whoever doesn't can't tell whether there is one.
create function note_answer_audience() returns trigger language plpgsql security definer
  set search_path = public, vault, pg_temp as $$
declare
  answered published_evidence;
begin
  select * into answered from published_evidence e
    where e.network_id = new.network_id and e.chain_number = new.chain_number and e.period = new.opened_period;
  new.audience := case when answered.network_id is null and new.chain_number > 1 then '{}' else answered.audience end;
  return new;
end
$$;

create trigger note_answer_audience before insert on warning_answers
  for each row execute function note_answer_audience();

drop policy network_reads on warning_answers;
create policy audience_reads on warning_answers for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
  );
drop policy managers_answer on warning_answers;
create policy managers_answer on warning_answers for insert to throughline_app
  with check (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (
      network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
      or network_id = any (nullif(current_setting('app.board_network_ids', true), '')::uuid[])
    )
    and organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and person_id = nullif(current_setting('app.person_id', true), '')::uuid
    and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
  );

-- What a scan of an agreed version found names the series that it is made of: it is that version's parties'. Null: everybody's.
alter table chain_scans add column audience uuid[];
grant update (audience) on chain_scans to throughline_worker;

drop policy network_reads on chain_scans;
create policy jobs_read on chain_scans for select to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy audience_reads on chain_scans for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
  );

drop function scan_input(uuid);
drop function scan_terms(uuid);
drop function scanned_figures();
drop function scanned_series();

-- The version of each chain that is in force in its network's last closed month; of one that was only agreed, before that, the first.
-- Where a chain ended nothing is left to scan. Asked for one network, this and what follows read that network's rows alone.
create function scanned_versions() returns table (
  network_id uuid, chain_number integer, effective_from integer, terms jsonb, audience uuid[]
) language sql stable as $$
  select distinct on (v.network_id, v.chain_number) v.network_id, v.chain_number, v.effective_from, v.terms, v.audience
  from chain_versions v
  where v.effective_from <= (
    select max(p.period) from network_periods p where p.network_id = v.network_id and p.closed_on is not null
  ) or v.chain_number > 1 and v.effective_from = (
    select min(first.effective_from) from chain_versions first
    where first.network_id = v.network_id and first.chain_number = v.chain_number
  )
  order by v.network_id, v.chain_number, v.effective_from desc
$$;

-- Chains that are still as they were loaded, in the last closed month.
create function scanned_as_loaded() returns table (network_id uuid, outcome_series_key integer) language sql stable as $$
  select c.network_id, c.outcome_series_key from chains c
  where c.number = 1 and (c.agreed_from is null or c.agreed_from > coalesce((
    select max(p.period) from network_periods p where p.network_id = c.network_id and p.closed_on is not null
  ), 0))
$$;

-- What a version is measured by, link by link: a stage by its branches that take any cases, then its hand-off where that has
-- figures. The links of a stage stand at an even place, its hand-off at the odd one after it. A key is null where nothing measures.
create function version_links(network uuid, terms jsonb) returns table (
  "position" integer, stage text, partner text, share text, key integer
) language sql stable as $$
  select 2 * g.place::integer, g.said ->> 'name', coalesce(o.name, b ->> 'organisation'), b ->> 'share',
    vault.driver_series(network, b -> 'series')
  from jsonb_array_elements(terms -> 'stages') with ordinality g (said, place)
  cross join jsonb_array_elements(g.said -> 'branches') b
  left join organisations o on o.slug = b ->> 'organisation'
  where (b ->> 'share')::numeric > 0
  union all
  select 2 * g.place::integer + 1, g.said ->> 'name', coalesce(o.name, g.said -> 'handOff' ->> 'reporter'), '100',
    vault.driver_series(network, g.said -> 'handOff')
  from jsonb_array_elements(terms -> 'stages') with ordinality g (said, place)
  left join organisations o on o.slug = g.said -> 'handOff' ->> 'reporter'
  where g.said -> 'handOff' <> 'null'
$$;

-- What of its series and figures a scan may see: without readers those that all of its network sees; of a chain that was only agreed
-- those that all of its parties see, who alone read what is found.
create function scanned_series() returns table (
  network_id uuid, chain_number integer, key integer, metric_code text, is_outcome boolean, "position" integer, readers uuid[]
) language sql stable as $$
  select s.network_id, named.chain_number, s.key, s.metric_code, named.is_outcome, named.position, named.readers
  from (
    select network_id, chain_number, key, readers, bool_or(is_outcome) as is_outcome, min(position) as position
    from (
      select c.network_id, 1 as chain_number, c.outcome_series_key as key, null::uuid[] as readers, true as is_outcome,
        null::integer as position
      from scanned_as_loaded() c
      union all
      select g.network_id, 1, g.series_key, null, false, g.position
      from scanned_as_loaded() c
      join chain_stages g on g.network_id = c.network_id and g.chain_number = 1
      union all
      select v.network_id, v.chain_number, vault.driver_series(v.network_id, v.terms -> 'outcome'),
        case when v.chain_number > 1 then v.audience end, true, null
      from scanned_versions() v where v.terms is not null
      union all
      select v.network_id, v.chain_number, link.key, case when v.chain_number > 1 then v.audience end, false, link.position
      from scanned_versions() v cross join version_links(v.network_id, v.terms) link
    ) each
    where key is not null
    group by network_id, chain_number, key, readers
  ) named
  join series s on s.network_id = named.network_id and s.key = named.key and (s.audience is null or named.readers <@ s.audience)
$$;

create function scanned_figures() returns table (
  network_id uuid, chain_number integer, series_key integer, period integer, numerator bigint, denominator bigint,
  metric_version integer, revision integer
) language sql stable as $$
  select f.network_id, m.chain_number, f.series_key, f.period, f.numerator, f.denominator, f.metric_version, f.revision
  from scanned_series() m
  join figures f on f.network_id = m.network_id and f.series_key = m.key
  where f.status <> 'draft' and (f.audience is null or m.readers <@ f.audience)
$$;

create function scan_terms(network uuid, chain integer) returns json language sql stable as $$
  with measured as (select * from scanned_series() where network_id = network and chain_number = chain),
  version as (select * from scanned_versions() where network_id = network and chain_number = chain),
  links as (select link.* from version cross join version_links(network, version.terms) link)
  select json_build_object(
    'chainNumber', chain,
    'agreedFrom', (select effective_from from version),
    'audience', (select audience from version),
    'links', (select json_agg(link.branches order by link.position) from (
        select position, json_agg(json_build_object('share', share, 'key', key)) as branches from links group by position
      ) link),
    'series', (select coalesce(json_agg(json_build_object(
        'key', m.key, 'metric', m.metric_code, 'isOutcome', m.is_outcome, 'position', m.position,
        'stage', coalesce(l.stage, g.name), 'partner', coalesce(l.partner, o.name)
      ) order by m.position, m.key), '[]')
      from measured m
      left join lateral (
        select min(own.stage) as stage, min(own.partner) as partner from links own
        where own.key = m.key and own.position = m.position
      ) l on true
      left join chain_stages g on g.network_id = network and g.chain_number = chain and g.position = m.position
        and not exists (select from version)
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
      from network_periods p where p.network_id = network)
  )
$$;

-- As before: only for the network that the job works in; a row for each of its chains.
create function scan_input(network uuid) returns table (chain integer, input text)
language sql stable security definer set search_path = public, vault, pg_temp as $$
  with here as (
    select id from networks where id = network
      and id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
  ),
  each as materialized (
    select one.number, scan_terms(here.id, one.number) as terms from here cross join lateral (
      select c.number from chains c where c.network_id = here.id and c.number = 1
      union
      select v.chain_number from chain_versions v where v.network_id = here.id
    ) one
  )
  select each.number, json_build_object(
    'readFrom', seen.read_from,
    'chainNumber', terms -> 'chainNumber',
    'agreedFrom', terms -> 'agreedFrom',
    'audience', terms -> 'audience',
    'links', terms -> 'links',
    'series', terms -> 'series',
    'versions', terms -> 'versions',
    'periods', terms -> 'periods',
    'figures', seen.figures
  )::text
  -- By the keys of the chain's series: joined to all that may be scanned, every figure of the network would be read, since nothing
  -- tells beforehand how few series a chain has.
  from each cross join lateral (
    select count(*) || ' ' || coalesce(sum(f.revision), 0) as read_from,
      coalesce(json_agg(json_build_array(f.series_key, f.period, f.numerator, f.denominator, f.metric_version)
        order by f.period, f.series_key), '[]') as figures
    from figures f
    where f.network_id = network
      and f.series_key = any (array(
        select m.key from scanned_series() m where m.network_id = network and m.chain_number = each.number
      ))
      and f.status <> 'draft' and (f.audience is null or each.number > 1 and (
        array(select json_array_elements_text(terms -> 'audience')::uuid)
      ) <@ f.audience)
  ) seen
  order by each.number
$$;
grant execute on function scan_input(uuid) to throughline_worker;

-- A scan by another engine than the worker's own is made anew, of a chain that was only agreed, too; of one that has ended none comes.
create or replace function waiting_jobs(scan_engine integer) returns table (task text, payload jsonb, job_key text)
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select 'send-mail', jsonb_build_object('organisationId', organisation_id, 'mailId', id), 'mail ' || id
  from mail where status = 'queued'
  union all
  select 'mail-reset', jsonb_build_object('requestId', id), 'reset ' || id
  from vault.reset_requests where done_at is null and at > now() - interval '1 hour'
  union all
  select 'scan-chain', jsonb_build_object('networkId', unscanned.network_id), 'scan ' || unscanned.network_id
  from (
    select c.network_id from (
      select network_id, 1 as number from scanned_as_loaded()
      union all
      select network_id, chain_number from scanned_versions() where terms is not null
    ) c
    where not exists (
      select from chain_scans s
      where s.network_id = c.network_id and s.chain_number = c.number and s.engine = scan_engine
    )
    group by c.network_id
  ) unscanned
$$;
