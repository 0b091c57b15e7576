-- The first revision of each figure of the last 13 months: nothing that is measured reads older ones.
insert into figure_revisions (
  network_id, series_key, period, revision, numerator, denominator, status, metric_version, reporter_id, audience,
  person_id, reported_at
)
select
  network_id, key, period, 1, numerator, denominator, status, 1, reporter_id, audience, manager_id,
  bench.first_day(period + 1) + interval '4 days 9 hours'
from bench.figures
where period > bench.last_month() - 13;
