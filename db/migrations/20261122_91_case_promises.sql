-- The same as before, read once: who took a promise over and whether it is settled was looked up anew for each promise among all
-- entries of its case, so that a file with some hundred promises in one case held its network up for longer than anybody waits.

-- Each promise of a case: who holds it, when it is due, and whether it is neither kept nor withdrawn.
create or replace function vault.case_promises(network uuid, case_reference text, opener uuid)
returns table (promise integer, holder_id uuid, due_at timestamptz, unsettled boolean)
language sql stable set search_path = public, vault, pg_temp as $$
  with entries as materialized (
    select e.number, e.kind, e.organisation_id, e.promise, e.due_at, e.handed from case_entries e
    where e.network_id = network and e.reference = case_reference and e.opened_by_id = opener
  ), takers as (
    select distinct on (along) along as promise, taken.organisation_id
    from entries taken, unnest(taken.handed) along where taken.kind = 'acknowledge'
    order by along, taken.number desc
  ), settled as (
    select distinct done.promise from entries done where done.kind in ('kept', 'withdrawn')
  )
  select made.promise, coalesce(takers.organisation_id, made.organisation_id), made.due_at, settled.promise is null
  from entries made
  left join takers on takers.promise = made.promise
  left join settled on settled.promise = made.promise
  where made.kind = 'promise'
$$;
