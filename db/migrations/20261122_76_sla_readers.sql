-- Whether organisations may see the figures of a series by the names of a text: all are parties of its metric, which shows them to
-- more than its reporter, and of its audience. Nobody is judged by what they can't see.
create or replace function vault.can_all_see(network uuid, series_name jsonb, parties uuid[]) returns boolean
language sql stable set search_path = public, vault, pg_temp as $$
  select exists (
    select from series s, lateral vault.last_version(network, s.metric_code) v
    where s.network_id = network and s.key = vault.driver_series(network, series_name)
      and parties <@ v.party_ids and v.visibility <> 'reporter'
      and (s.audience is null or parties <@ s.audience)
  )
$$;
