-- The scorecard composes a chain month by month as it was agreed. That a chain which everybody sees was agreed anew is everybody's
-- to know, so that nobody takes what was loaded for what holds; what was agreed stays its parties'.
alter table chains add column agreed_from integer;

create policy owner_updates on chains for update to throughline_owner using (true) with check (true);

update chains c set agreed_from = (
  select min(v.effective_from) from chain_versions v where v.network_id = c.network_id and v.name = c.name
);

create function note_agreed_chain() returns trigger language plpgsql security definer
  set search_path = public, vault, pg_temp as $$
begin
  update chains c set agreed_from = least(c.agreed_from, new.effective_from)
    where c.network_id = new.network_id and c.name = new.name;
  return null;
end
$$;

create trigger note_agreed_chain after insert on chain_versions
  for each row execute function note_agreed_chain();

-- A network's file may bring what was agreed before what was loaded.
create function note_loaded_chain() returns trigger language plpgsql security definer
  set search_path = public, vault, pg_temp as $$
begin
  new.agreed_from := (
    select min(v.effective_from) from chain_versions v where v.network_id = new.network_id and v.name = new.name
  );
  return new;
end
$$;

create trigger note_loaded_chain before insert on chains
  for each row execute function note_loaded_chain();

-- The number of the chain that a version is of: 1 for the one that was loaded, the next number for each other name.
alter table chain_versions add column chain_number integer not null default 0;

drop trigger append_only on chain_versions;
create policy owner_updates on chain_versions for update to throughline_owner using (true) with check (true);
update chain_versions v set chain_number = coalesce(
  (select c.number from chains c where c.network_id = v.network_id and c.name = v.name),
  (
    select 1 + count(*) from (
      select first.name, min(first.proposal_number) as proposal_number from chain_versions first
      where first.network_id = v.network_id
        and not exists (select from chains c where c.network_id = first.network_id and c.name = first.name)
      group by first.name
    ) named
    where (named.proposal_number, named.name) <= (
      select min(own.proposal_number), v.name from chain_versions own where own.network_id = v.network_id and own.name = v.name
    )
  )
);
drop policy owner_updates on chain_versions;
create trigger append_only before update or delete or truncate on chain_versions
  for each statement execute function refuse_change();

alter table chain_versions add check (chain_number > 0), add unique (network_id, chain_number, effective_from);

-- Two that are agreed at the same time don't take the same number.
create function number_chain() returns trigger language plpgsql security definer
  set search_path = public, vault, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('chains ' || new.network_id, 0));
  new.chain_number := coalesce(
    (select min(v.chain_number) from chain_versions v where v.network_id = new.network_id and v.name = new.name),
    (select c.number from chains c where c.network_id = new.network_id and c.name = new.name),
    (select 1 + greatest(1, max(v.chain_number)) from chain_versions v where v.network_id = new.network_id)
  );
  return new;
end
$$;

create trigger number_chain before insert on chain_versions
  for each row execute function number_chain();

-- As before, and for no month from which on another chain was agreed: two chains of which one has a stage more would give it away.
-- Of a stage that none of its cases went through well no logarithm is asked: sums are made before cases are told apart.
create or replace function chain_aggregates() returns table (network_id uuid, period integer, percent numeric)
language sql stable security definer set search_path = public, vault, pg_temp as $$
  with stages as (
    select g.network_id, g.position, g.series_key, c.agreed_from, count(*) over (partition by g.network_id) as stages
    from chain_stages g
    join chains c on c.network_id = g.network_id and c.number = g.chain_number
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
      and (s.agreed_from is null or f.period < s.agreed_from)
    join metric_versions v on v.network_id = f.network_id and v.metric_code = f.metric_code and v.version = f.metric_version
      and v.kind = 'proportion'
  )
  select r.network_id, r.period,
    case when min(right_ones) = 0 then 0 else round(100 * exp(sum(ln(nullif(right_ones, 0) / all_ones))), 2) end
  from reported r
  group by r.network_id, r.period, r.stages
  having count(*) = r.stages
    and count(distinct r.series_key) filter (where hidden) >= 3
    and bool_and(coalesce(in_aggregate, false)) filter (where hidden)
$$;
