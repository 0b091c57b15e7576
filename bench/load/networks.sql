-- Networks of the shapes in bench.shapes with their organisations and people; each organisation is in one network.
-- Ids are hashes of names, so that every run makes the same rows in an order that is no order of theirs.

create unlogged table bench.networks as
select
  md5('network ' || kind || n)::uuid as id, kind || '-' || n as slug, kind, organisations, metrics, months
from bench.shapes, generate_series(1, networks) n;

create unlogged table bench.members as
select
  id as network_id, slug as network, kind, metrics, months, organisations, position,
  md5('organisation ' || slug || ' ' || position)::uuid as organisation_id,
  slug || '-' || position as organisation,
  md5('manager ' || slug || ' ' || position)::uuid as manager_id,
  md5('viewer ' || slug || ' ' || position)::uuid as viewer_id
from bench.networks, generate_series(1, organisations) position;
create index on bench.members (network_id);
analyze bench.members;

create unlogged table bench.people as
select *, role || '@' || organisation || '.example' as email, role || ' of ' || organisation as name
from bench.members, lateral (values ('manager', manager_id), ('viewer', viewer_id)) as one (role, person_id);

insert into organisations (id, slug, name, time_zone)
select organisation_id, organisation, 'Organisation ' || organisation, 'Europe/London' from bench.members;

insert into people (id, email, name) select person_id, email, name from bench.people;

insert into organisation_people (organisation_id, person_id) select organisation_id, person_id from bench.people;

insert into networks (id, slug, name, currency, time_zone, fiscal_year_start, synthetic, reference_first, reference_last)
select
  id, slug, 'Network ' || slug, 'EUR', 'Europe/London', 4, true,
  bench.last_month() - months + 1, bench.last_month() - months + 12
from bench.networks;

insert into network_members (network_id, organisation_id) select network_id, organisation_id from bench.members;

insert into member_people (network_id, organisation_id, person_id, name)
select network_id, organisation_id, person_id, name from bench.people where role = 'manager';

insert into assignments (network_id, organisation_id, person_id, roles)
select network_id, organisation_id, person_id, array[role] from bench.people;

insert into relationships (network_id, first_organisation_id, second_organisation_id, level)
select a.network_id, a.organisation_id, b.organisation_id, 'alliance'
from bench.members a
join bench.members b on b.network_id = a.network_id and b.organisation_id > a.organisation_id;

-- The last month with figures is still open, and one more, which has none yet.
insert into network_periods (network_id, period, due_on, closed_on)
select
  id, period, bench.first_day(period + 1) + 9,
  case when period < bench.last_month() then bench.first_day(period + 1) + 19 end
from bench.networks, generate_series(bench.last_month() - months + 1, bench.last_month() + 1) period;
