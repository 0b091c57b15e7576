-- What each network agreed on: every organisation's metrics, one series each, with bands; in chains the outcome and the stages.

create unlogged table bench.series as
select
  row_number() over (order by organisation_id, n) as id,
  network_id, network, months, kind, position, n,
  ((position - 1) * metrics + n)::integer as key,
  'M' || position || lpad(n::text, 2, '0') as code,
  organisation_id as reporter_id, manager_id, party_ids,
  n % 5 = 0 as parties_only,
  case when n % 5 = 0 then party_ids end as audience
from bench.members own
cross join generate_series(1, metrics) n
cross join lateral (
  -- A partner's metrics are agreed with the first organisation and the next in the chain, the outcome with everybody.
  select array_agg(m.organisation_id order by m.position) as party_ids
  from bench.members m
  where m.network_id = own.network_id
    and (own.position = 1 and n = 1 or m.position in (1, own.position, least(own.position + 1, own.organisations)))
) agreed
-- Organisations report in an order of their own: a network's figures of a month don't lie together.
order by organisation_id, n;
analyze bench.series;

insert into metrics (network_id, code, audience) select network_id, code, audience from bench.series;

insert into metric_versions (
  network_id, metric_code, version, effective_from, comparable, name, purpose, kind, unit, decimals, direction,
  measured_at, for_whom, numerator_says, denominator_says, rounding, source_system, owner_ids, party_ids, visibility,
  text_hash, audience
)
select
  network_id, code, 1, bench.last_month() - months + 1, true,
  'Orders that went well at step ' || n || ' of partner ' || position,
  'Whether the customer got what step ' || n || ' of partner ' || position || ' was meant to bring.',
  'proportion', '%', 0, 'higher', case when position = 1 and n = 1 then 'customer' else 'stage' end,
  array['end-customer'], 'Orders that went well', 'All orders of the month', 'Not rounded.', 'The order book',
  array[reporter_id], party_ids, case when parties_only then 'parties' else 'network' end,
  bench.text_hash('version', network, code), audience
from bench.series;

insert into band_sets (network_id, metric_code, effective_from, direction, target, floor, text_hash, audience)
select
  network_id, code, bench.last_month() - months + 1, 'higher', 95, 92, bench.text_hash('band', network, code), audience
from bench.series;

insert into agreements (
  network_id, subject, metric_code, number, organisation_id, person_id, agreed_at, text_hash, audience
)
select
  s.network_id, subject.name, s.code, subject.number, m.organisation_id, m.manager_id, '2015-12-01',
  bench.text_hash(subject.text, s.network, s.code), s.audience
from bench.series s
join bench.members m on m.network_id = s.network_id and m.organisation_id = any (s.party_ids)
cross join lateral (values
  ('metric-version', 1, 'version'),
  ('band-set', bench.last_month() - s.months + 1, 'band')
) as subject (name, number, text);

insert into series (network_id, key, metric_code, subject, reporter_id, audience)
select network_id, key, code, '', reporter_id, audience from bench.series;

-- The outcome is the first organisation's first metric; each organisation's second one measures its stage.
insert into chains (network_id, number, name, customer, promise, outcome_series_key)
select id, 1, 'From order to door', 'a household that ordered', 'It comes when we said it would.', 1
from bench.networks where organisations > 2;

insert into chain_stages (network_id, chain_number, position, name, organisation_id, series_key)
select network_id, 1, position, 'Stage ' || position, reporter_id, key
from bench.series where n = 2 and kind = 'chain';

-- Every series' figures, month by month, as they would have arrived. One series in fifty slides in its last two years.
create view bench.figures as
select
  s.*, period, numerator, denominator, case when period < bench.last_month() then 'final' else 'submitted' end as status
from generate_series(
  bench.last_month() - (select max(months) from bench.series) + 1, bench.last_month()
) period
cross join lateral (
  -- Kept apart, so that the months come one after another.
  select * from bench.series where period > bench.last_month() - months offset 0
) s
cross join lateral (select hashint8extended(s.id * 4096 + period, 20) & 9007199254740991 as chance) drawn
cross join lateral (select 200 + chance % 800 as denominator) d
cross join lateral (
  select denominator * (
    930 + s.id % 50 + chance / 1000 % 21
    - case when s.id % 50 = 0 then greatest(0, period - bench.last_month() + 24) * 2 else 0 end
  ) / 1000 as numerator
) n;
