-- What a scan may see, said once for the job of one network and for an operator's rescan of all of them: the series that measure a
-- chain, as far as all of its network sees them, and of their figures those that count for everybody. For the owner alone.
create function scanned_series() returns table (
  network_id uuid, key integer, metric_code text, is_outcome boolean, "position" integer
) language sql stable as $$
  select s.network_id, s.key, s.metric_code, named.is_outcome, named.position
  from (
    select network_id, key, bool_or(is_outcome) as is_outcome, min(position) as position
    from (
      select network_id, outcome_series_key as key, true as is_outcome, null::integer as position from chains where number = 1
      union all
      select network_id, series_key, false, position from chain_stages where chain_number = 1
    ) each
    group by network_id, key
  ) named
  join series s on s.network_id = named.network_id and s.key = named.key and s.audience is null
$$;

create function scanned_figures() returns table (
  network_id uuid, series_key integer, period integer, numerator bigint, denominator bigint, metric_version integer,
  revision integer
) language sql stable as $$
  select f.network_id, f.series_key, f.period, f.numerator, f.denominator, f.metric_version, f.revision
  from scanned_series() m
  join figures f on f.network_id = m.network_id and f.series_key = m.key
  where f.status <> 'draft' and f.audience is null
$$;

-- What else a scan asks of a network: which series stand where, the versions that all of their parties agreed to, and the months.
create function scan_terms(network uuid) returns json language sql stable as $$
  with measured as (select * from scanned_series() where network_id = network)
  select json_build_object(
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
      from network_periods p where p.network_id = network)
  )
$$;

-- As before: only for the network that the job works in.
create or replace function scan_input(network uuid) returns text
language sql stable security definer set search_path = public, vault, pg_temp as $$
  with here as (
    select id, scan_terms(id) as terms from networks where id = network
      and id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
  ),
  seen as (select f.* from here join scanned_figures() f on f.network_id = here.id)
  select json_build_object(
    'readFrom', (select count(*) || ' ' || coalesce(sum(revision), 0) from seen),
    'series', terms -> 'series',
    'versions', terms -> 'versions',
    'periods', terms -> 'periods',
    'figures', (select coalesce(json_agg(json_build_array(series_key, period, numerator, denominator, metric_version)
        order by period, series_key), '[]')
      from seen)
  )::text
  from here
$$;

-- A rescan keeps what it finds over what the last scan found.
create policy owner_updates on chain_scans for update to throughline_owner using (true) with check (true);
