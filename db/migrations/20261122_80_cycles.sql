-- Obligations that depend on each other in the same period can't be judged: neither would be before the other.

-- Whether dependencies without a lag lead from an obligation of these terms back to it.
create function vault.has_dependency_cycle(terms jsonb) returns boolean
language sql immutable set search_path = public, vault, pg_temp as $$
  with recursive leads as (
    select o ->> 'key' as start, d ->> 'on' as reached
    from jsonb_array_elements(terms -> 'obligations') o, jsonb_array_elements(o -> 'dependsOn') d
    where (d ->> 'lag')::integer = 0
    union
    select l.start, d ->> 'on'
    from leads l
    join jsonb_array_elements(terms -> 'obligations') o on o ->> 'key' = l.reached
    cross join jsonb_array_elements(o -> 'dependsOn') d
    where (d ->> 'lag')::integer = 0
  )
  select exists (select from leads where start = reached)
$$;

-- Why a change of an SLA, a fee, an amount or a pool can't be proposed from a month on; null where it can.
create or replace function vault.pact_refused(network uuid, change jsonb, first_month integer) returns text
language plpgsql stable set search_path = public, vault, pg_temp as $$
declare
  named jsonb := vault.named_parties(change);
  parties uuid[] := vault.organisations_of(named);
  latest integer;
  is_there boolean;
begin
  if jsonb_array_length(named) < 2 or cardinality(array(select distinct unnest(parties))) <> jsonb_array_length(named) then
    return 'not-member';
  end if;
  if not vault.agreeing_organisation(network) = any (parties) then return 'not-party'; end if;
  if change ->> 'change' = 'amount' then
    return case when (select id from organisations where slug = change ->> 'reporter') = any (parties) then null else 'not-party' end;
  end if;
  select max(one.effective_from), (array_agg(one.holds order by one.effective_from desc))[1] into latest, is_there from (
    select v.effective_from, v.terms is not null as holds from sla_versions v
      where change ->> 'change' = 'sla' and v.network_id = network and v.sla_number = vault.sla_of(network, change)
    union all
    select f.effective_from, f.amount is not null from fees f
      where change ->> 'change' = 'fee' and f.network_id = network
        and array[f.payer_id, f.payee_id] = vault.organisations_of(named)
    union all
    select p.effective_from, p.terms is not null from pools p
      where change ->> 'change' = 'pool' and p.network_id = network and p.name = change ->> 'name'
  ) one;
  if latest >= first_month then return 'not-later'; end if;
  if coalesce(change -> 'terms', change -> 'amount') = 'null' then
    return case when is_there then null else 'changed' end;
  end if;
  -- What ended stays ended: a new one takes a new name.
  if change ->> 'change' in ('sla', 'pool') and not is_there then return 'changed'; end if;
  if exists (
    select from jsonb_array_elements(change -> 'terms' -> 'obligations') o
    where not vault.can_all_see(network, o -> 'series', parties) or not named @> jsonb_build_array(o -> 'obligor')
  ) or (change ->> 'change' = 'pool' and not vault.can_all_see(network, change -> 'terms' -> 'outcome', parties)) then
    return 'no-series';
  end if;
  if change ->> 'change' = 'sla' and vault.has_dependency_cycle(change -> 'terms') then return 'cycle'; end if;
  return null;
end
$$;
