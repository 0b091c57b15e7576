-- Early warning looks at the chain as it stood in the last closed month: as it was loaded, or as its parties agreed since.

create index on chains (network_id) where agreed_from is not null;

-- The version of a network's loaded chain that is in force in its last closed month. Where it ended nothing is left to scan.
create function scanned_versions() returns table (
  network_id uuid, effective_from integer, terms jsonb, audience uuid[]
) language sql stable as $$
  select distinct on (v.network_id) v.network_id, v.effective_from, v.terms, v.audience
  from chains c
  join chain_versions v on v.network_id = c.network_id and v.name = c.name
  where c.number = 1 and c.agreed_from is not null and v.effective_from <= (
    select max(p.period) from network_periods p where p.network_id = c.network_id and p.closed_on is not null
  )
  order by v.network_id, v.effective_from desc
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

create or replace function scanned_series() returns table (
  network_id uuid, key integer, metric_code text, is_outcome boolean, "position" integer
) language sql stable as $$
  with versions as materialized (select * from scanned_versions())
  select s.network_id, s.key, s.metric_code, named.is_outcome, named.position
  from (
    select network_id, key, bool_or(is_outcome) as is_outcome, min(position) as position
    from (
      select c.network_id, c.outcome_series_key as key, true as is_outcome, null::integer as position from chains c
      where c.number = 1 and not exists (select from versions v where v.network_id = c.network_id)
      union all
      select g.network_id, g.series_key, false, g.position from chain_stages g
      where g.chain_number = 1 and not exists (select from versions v where v.network_id = g.network_id)
      union all
      select v.network_id, vault.driver_series(v.network_id, v.terms -> 'outcome'), true, null from versions v
      where v.terms is not null
      union all
      select v.network_id, link.key, false, link.position
      from versions v cross join version_links(v.network_id, v.terms) link
    ) each
    where key is not null
    group by network_id, key
  ) named
  join series s on s.network_id = named.network_id and s.key = named.key and s.audience is null
$$;

create or replace function scan_terms(network uuid) returns json language sql stable as $$
  with measured as (select * from scanned_series() where network_id = network),
  version as (select * from scanned_versions() where network_id = network),
  links as (select link.* from version cross join version_links(network, version.terms) link)
  select json_build_object(
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
      left join chain_stages g on g.network_id = network and g.chain_number = 1 and g.position = m.position
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

create or replace function scan_input(network uuid) returns text
language sql stable security definer set search_path = public, vault, pg_temp as $$
  with here as (
    select id, scan_terms(id) as terms from networks where id = network
      and id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
  ),
  -- By the keys of the chain's series: joined to all that may be scanned, every figure of the network would be read, since nothing
  -- tells beforehand how few series a chain has.
  seen as (
    select f.* from here join figures f on f.network_id = here.id
    where f.series_key = any (array(select m.key from scanned_series() m where m.network_id = network))
      and f.status <> 'draft' and f.audience is null
  )
  select json_build_object(
    'readFrom', (select count(*) || ' ' || coalesce(sum(revision), 0) from seen),
    'agreedFrom', terms -> 'agreedFrom',
    'audience', terms -> 'audience',
    'links', terms -> 'links',
    'series', terms -> 'series',
    'versions', terms -> 'versions',
    'periods', terms -> 'periods',
    'figures', (select coalesce(json_agg(json_build_array(series_key, period, numerator, denominator, metric_version)
        order by period, series_key), '[]')
      from seen)
  )::text
  from here
$$;

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
