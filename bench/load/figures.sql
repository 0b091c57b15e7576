insert into figures (
  network_id, series_key, period, numerator, denominator, status, revision, metric_code, metric_version, reporter_id, audience
)
select network_id, key, period, numerator, denominator, status, 1, code, 1, reporter_id, audience
from bench.figures;
