-- Chains are agreed like everything else: their versions are made by proposals alone, by vault.settle, when every party has agreed.

-- What was agreed of a chain from a month on, in the words of the text; null terms end it. Its parties see it.
create table chain_versions (
  network_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  effective_from integer not null,
  party_ids uuid[] not null check (cardinality(party_ids) > 1),
  terms jsonb,
  text_hash text not null,
  proposal_number integer not null,
  audience uuid[] not null,
  primary key (network_id, name, effective_from),
  foreign key (network_id, proposal_number) references proposals (network_id, number)
);

create trigger append_only before update or delete or truncate on chain_versions
  for each statement execute function refuse_change();

alter table chain_versions enable row level security;
alter table chain_versions force row level security;

grant select on chain_versions to throughline_app;

create policy audience_reads on chain_versions for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience)
  );
create policy owner_selects on chain_versions for select to throughline_owner using (true);
create policy owner_inserts on chain_versions for insert to throughline_owner with check (true);

-- Whose agreement a change of an SLA, a fee, an amount or a pool needs, by slug: those whom the text names.
create or replace function vault.named_parties(change jsonb) returns jsonb
language sql immutable set search_path = public, vault, pg_temp as $$
  select case change ->> 'change'
    when 'sla' then change -> 'between'
    when 'fee' then jsonb_build_array(change -> 'payer', change -> 'payee')
    when 'amount' then change -> 'parties'
    when 'pool' then change -> 'parties'
    when 'chain' then change -> 'parties'
    else '[]'
  end
$$;

create or replace function vault.parties_of(network uuid, change jsonb) returns uuid[]
language sql stable set search_path = public, vault, pg_temp as $$
  select coalesce(array_agg(distinct party), '{}') from (
    select unnest((vault.last_version(network, change ->> 'metric')).party_ids) as party
    union all
    select unnest(vault.organisations_of(change -> 'version' -> 'parties')) where change ->> 'change' = 'metric-version'
    union all
    select unnest((vault.last_version(network, b.metric_code)).party_ids)
    from band_sets b, jsonb_array_elements(b.flex -> 'rules') rule
    where change ->> 'change' = 'forecast' and b.network_id = network
      and (rule -> 'trigger' -> 'driver' ->> 'seriesKey')::integer = vault.driver_series(network, change)
    union all
    select unnest(vault.organisations_of(vault.named_parties(change)))
    union all
    select unnest(p.party_ids) from pools p
    where change ->> 'change' = 'pool' and p.network_id = network and p.name = change ->> 'name'
      and p.effective_from = (
        select max(last.effective_from) from pools last where last.network_id = network and last.name = p.name
      )
    union all
    select unnest(v.party_ids) from chain_versions v
    where change ->> 'change' = 'chain' and v.network_id = network and v.name = change ->> 'name'
      and v.effective_from = (
        select max(last.effective_from) from chain_versions last where last.network_id = network and last.name = v.name
      )
    union all
    -- A chain that was loaded is those' who run its stages.
    select g.organisation_id from chains c
    join chain_stages g on g.network_id = c.network_id and g.chain_number = c.number
    where change ->> 'change' = 'chain' and c.network_id = network and c.name = change ->> 'name'
  ) parties where party is not null
$$;

create or replace function vault.object_of(change jsonb) returns text
language sql immutable set search_path = public, vault, pg_temp as $$
  select rtrim(case change ->> 'change'
    when 'sla' then concat_ws(' ', 'sla', least(change -> 'between' ->> 0, change -> 'between' ->> 1),
      greatest(change -> 'between' ->> 0, change -> 'between' ->> 1), change ->> 'name')
    when 'fee' then concat_ws(' ', 'fee', change ->> 'payer', change ->> 'payee')
    when 'amount' then concat_ws(' ', 'amount', change ->> 'reporter', change ->> 'name', change ->> 'subject')
    when 'pool' then concat_ws(' ', 'pool', change ->> 'name')
    when 'chain' then concat_ws(' ', 'chain', change ->> 'name')
    else concat_ws(' ', change ->> 'change', change ->> 'metric',
      case when change ->> 'change' = 'forecast' then concat_ws(' ', change ->> 'reporter', change ->> 'part', change ->> 'subject') end)
  end)
$$;

-- Why a change of a chain can't be proposed from a month on; null where it can. Whoever proposes it sees every series that it names,
-- each of which one of its parties reports; the outcome is measured at the customer, and all parties see it.
create function vault.chain_refused(network uuid, change jsonb, first_month integer) returns text
language plpgsql stable set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  named jsonb := change -> 'parties';
  parties uuid[] := vault.organisations_of(named);
  terms jsonb := change -> 'terms';
  latest integer;
  is_there boolean;
begin
  if jsonb_array_length(named) < 2 or cardinality(array(select distinct unnest(parties))) <> jsonb_array_length(named) then
    return 'not-member';
  end if;
  if not own = any (parties) then return 'not-party'; end if;
  select max(v.effective_from), (array_agg(v.terms is not null order by v.effective_from desc))[1] into latest, is_there
    from chain_versions v where v.network_id = network and v.name = change ->> 'name';
  if latest >= first_month then return 'not-later'; end if;
  if latest is null then
    is_there := nullif(exists (select from chains c where c.network_id = network and c.name = change ->> 'name'), false);
  end if;
  if terms = 'null' then return case when is_there then null else 'changed' end; end if;
  -- What ended stays ended: a new one takes a new name.
  if not is_there then return 'changed'; end if;
  if exists (
    select from jsonb_array_elements(terms -> 'stages') g, jsonb_array_elements(g -> 'branches') b
    where not named @> jsonb_build_array(b -> 'organisation')
  ) or exists (
    select from (
      select b -> 'series' as named_series
      from jsonb_array_elements(terms -> 'stages') g, jsonb_array_elements(g -> 'branches') b
      union all
      select g -> 'handOff' from jsonb_array_elements(terms -> 'stages') g
      union all
      select terms -> 'outcome'
    ) each
    where named_series <> 'null' and not exists (
      select from series s
      where s.network_id = network and s.key = vault.driver_series(network, named_series)
        and s.reporter_id = any (parties) and (s.audience is null or own = any (s.audience))
    )
  ) or not vault.can_all_see(network, terms -> 'outcome', parties)
    or (vault.last_version(network, terms -> 'outcome' ->> 'metric')).measured_at <> 'customer' then
    return 'no-series';
  end if;
  return null;
end
$$;

create or replace function vault.change_refused(network uuid, change jsonb, first_month integer, all_changes jsonb) returns text
language plpgsql stable set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  about text := change ->> 'metric';
  last metric_versions := vault.last_version(network, about);
  parties uuid[] := array(
    select distinct party from jsonb_array_elements(all_changes) c, unnest(vault.parties_of(network, c)) party
    where c ->> 'metric' = about
  );
begin
  if change ->> 'change' in ('sla', 'fee', 'amount', 'pool') then return vault.pact_refused(network, change, first_month); end if;
  if change ->> 'change' = 'chain' then return vault.chain_refused(network, change, first_month); end if;
  if last.metric_code is not null and not own = any (last.party_ids) then return 'not-party'; end if;
  if change ->> 'change' = 'metric-version' then
    if last.metric_code is null and exists (select from metrics where network_id = network and code = about) then
      return 'not-party';
    end if;
    if jsonb_array_length(change -> 'version' -> 'parties') <> cardinality(vault.organisations_of(change -> 'version' -> 'parties')) then
      return 'not-member';
    end if;
    if (change -> 'version' ->> 'version')::integer <> coalesce(last.version, 0) + 1 then return 'changed'; end if;
    if last.effective_from >= first_month then return 'not-later'; end if;
  elsif change ->> 'change' = 'band-set' then
    if last.metric_code is null and not all_changes @> jsonb_build_array(jsonb_build_object('change', 'metric-version', 'metric', about)) then
      return 'no-metric';
    end if;
    if exists (
      select from band_sets b where b.network_id = network and b.metric_code = about and b.effective_from >= first_month
    ) then return 'not-later'; end if;
    if exists (
      select from jsonb_array_elements(change -> 'flex' -> 'rules') rule
      where rule -> 'trigger' ->> 'kind' = 'volume' and not exists (
        select from series s
        where s.network_id = network and s.key = vault.driver_series(network, rule -> 'trigger' -> 'driver')
          -- Whoever is judged by a volume has to see it.
          and (s.audience is null or parties <@ s.audience)
      )
    ) then return 'no-driver'; end if;
    -- The floor of an outcome never moves.
    if (change -> 'flex' <> 'null' or change -> 'grace' <> 'null') and coalesce((
      select c -> 'version' ->> 'measuredAt' from jsonb_array_elements(all_changes) c
      where c ->> 'change' = 'metric-version' and c ->> 'metric' = about
    ), last.measured_at) = 'customer' then return 'customer'; end if;
  elsif change ->> 'change' = 'forecast' then
    if last.metric_code is null or vault.driver_series(network, change) is null then return 'no-driver'; end if;
  else
    return 'malformed';
  end if;
  return null;
end
$$;

create function vault.add_chain(agreed proposals, change jsonb, effective integer) returns void
language sql set search_path = public, vault, pg_temp as $$
  insert into chain_versions (network_id, name, effective_from, party_ids, terms, text_hash, proposal_number, audience)
    select agreed.network_id, change ->> 'name', effective, parties, nullif(change -> 'terms', 'null'), agreed.text_hash,
      agreed.number, parties
    from vault.organisations_of(change -> 'parties') parties
$$;

create or replace function vault.settle(network uuid, proposal integer) returns void
language plpgsql set search_path = public, vault, pg_temp as $$
declare
  agreed proposals;
  body jsonb;
  effective integer;
  change jsonb;
begin
  select * into agreed from proposals where network_id = network and number = proposal and state = 'open' for update;
  if agreed.number is null or exists (
    select from unnest(agreed.party_ids) party where not exists (
      select from proposal_answers a
      where a.network_id = network and a.proposal_number = proposal and a.organisation_id = party
        and a.answer = 'agree' and a.text_hash = agreed.text_hash
    )
  ) then return; end if;
  body := agreed.text::jsonb;
  effective := case
    when (body ->> 'retroactive')::boolean and not exists (
      select from network_periods p where p.network_id = network and p.period = agreed.first_period and p.closed_on is not null
    ) then agreed.first_period
    else greatest(agreed.first_period, vault.next_month(network))
  end;
  for change in
    select value from jsonb_array_elements(body -> 'changes') with ordinality order by value ->> 'change' desc, ordinality
  loop
    case change ->> 'change'
      when 'metric-version' then perform vault.add_version(agreed, change, effective);
      when 'band-set' then perform vault.add_band_set(agreed, change, effective);
      when 'forecast' then perform vault.add_forecasts(agreed, change);
      when 'sla' then perform vault.add_sla(agreed, change, effective);
      when 'fee' then perform vault.add_fee(agreed, change, effective);
      when 'amount' then perform vault.add_amounts(agreed, change);
      when 'pool' then perform vault.add_pool(agreed, change, effective);
      when 'chain' then perform vault.add_chain(agreed, change, effective);
    end case;
  end loop;
  update proposals set state = 'agreed', settled_at = now(), effective_from = effective
    where network_id = network and number = proposal;
  perform vault.sign_act(network, 'take-effect', 'proposal ' || proposal,
    jsonb_build_object('hash', agreed.text_hash, 'from', effective), agreed.audience);
end
$$;
