-- What the stages of a chain compose in a month of which some aren't shared with the organisation that asks: only where three or
-- more of them are hidden from it, so that none can be solved for, and where each was agreed to be in the aggregate. Rounded to
-- hundredths of a per cent: the parts of an exact product could be found by factoring it.
create function chain_aggregates() returns table (network_id uuid, period integer, percent numeric)
language sql stable security definer set search_path = public, vault, pg_temp as $$
  with stages as (
    select g.network_id, g.position, g.series_key, count(*) over (partition by g.network_id) as stages
    from chain_stages g
    where g.chain_number = 1 and g.network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
  ),
  reported as (
    select s.*, f.period, f.numerator::numeric as right_ones, f.denominator::numeric as all_ones, v.in_aggregate,
      f.audience is not null and coalesce(
        nullif(current_setting('app.organisation_id', true), '')::uuid <> all (f.audience), true
      ) as hidden
    from stages s
    join figures f on f.network_id = s.network_id and f.series_key = s.series_key and f.status <> 'draft'
      and f.numerator between 0 and f.denominator and f.denominator > 0
    join metric_versions v on v.network_id = f.network_id and v.metric_code = f.metric_code and v.version = f.metric_version
      and v.kind = 'proportion'
  )
  select r.network_id, r.period,
    case when min(right_ones) = 0 then 0 else round(100 * exp(sum(ln(right_ones / all_ones))), 2) end
  from reported r
  group by r.network_id, r.period, r.stages
  having count(*) = r.stages
    and count(distinct r.series_key) filter (where hidden) >= 3
    and bool_and(coalesce(in_aggregate, false)) filter (where hidden)
$$;
revoke execute on function chain_aggregates() from public;
grant execute on function chain_aggregates() to throughline_app;
