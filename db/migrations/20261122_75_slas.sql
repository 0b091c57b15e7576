-- Mutual SLAs, what they are priced by, and pools: made by proposals alone, by vault.settle, when every party has agreed.

-- An SLA between two organisations of a network, in the order in which they were written. It exists for its parties, or for the
-- whole network where the version agreed last says so.
create table slas (
  network_id uuid not null references networks (id),
  number integer not null check (number > 0),
  name text not null check (length(name) between 1 and 120),
  first_organisation_id uuid not null,
  second_organisation_id uuid not null check (second_organisation_id <> first_organisation_id),
  audience uuid[],
  primary key (network_id, number),
  foreign key (network_id, first_organisation_id) references network_members (network_id, organisation_id),
  foreign key (network_id, second_organisation_id) references network_members (network_id, organisation_id)
);
create unique index slas_pair on slas (network_id, least(first_organisation_id, second_organisation_id),
  greatest(first_organisation_id, second_organisation_id), name);

-- What was agreed of an SLA from a month on, in the words of the text; null terms end it.
create table sla_versions (
  network_id uuid not null,
  sla_number integer not null,
  effective_from integer not null,
  terms jsonb,
  text_hash text not null,
  proposal_number integer not null,
  audience uuid[] not null,
  primary key (network_id, sla_number, effective_from),
  foreign key (network_id, sla_number) references slas (network_id, number),
  foreign key (network_id, proposal_number) references proposals (network_id, number)
);

-- The monthly fee that one organisation pays another from a month on; null ends it.
create table fees (
  network_id uuid not null,
  payer_id uuid not null,
  payee_id uuid not null check (payee_id <> payer_id),
  effective_from integer not null,
  amount numeric check (amount >= 0),
  text_hash text not null,
  proposal_number integer not null,
  audience uuid[] not null,
  primary key (network_id, payer_id, payee_id, effective_from),
  foreign key (network_id, payer_id) references network_members (network_id, organisation_id),
  foreign key (network_id, payee_id) references network_members (network_id, organisation_id),
  foreign key (network_id, proposal_number) references proposals (network_id, number)
);

-- A named series of money, month by month, as its parties agreed to it; of several for a month the last one counts.
create table amounts (
  network_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  reporter_id uuid not null,
  subject text not null,
  period integer not null,
  proposal_number integer not null,
  amount numeric not null check (amount >= 0),
  agreed_at timestamptz not null,
  audience uuid[] not null,
  primary key (network_id, name, reporter_id, subject, period, proposal_number),
  foreign key (network_id, reporter_id) references network_members (network_id, organisation_id),
  foreign key (network_id, proposal_number) references proposals (network_id, number)
);

-- What was agreed of a pool from a month on, in the words of the text; null terms end it.
create table pools (
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

-- "We will miss": said by the obligor before the month is over.
create table early_notices (
  network_id uuid not null,
  sla_number integer not null,
  obligation text not null check (length(obligation) between 1 and 40),
  period integer not null,
  organisation_id uuid not null,
  person_id uuid not null,
  says text not null check (length(says) between 1 and 2000),
  noticed_at timestamptz not null default now(),
  audience uuid[] not null,
  primary key (network_id, sla_number, obligation, period),
  foreign key (network_id, sla_number) references slas (network_id, number),
  foreign key (network_id, organisation_id, person_id)
    references member_people (network_id, organisation_id, person_id)
);

create trigger append_only before update or delete or truncate on sla_versions
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on fees
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on amounts
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on pools
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on early_notices
  for each statement execute function refuse_change();

alter table slas enable row level security;
alter table slas force row level security;
alter table sla_versions enable row level security;
alter table sla_versions force row level security;
alter table fees enable row level security;
alter table fees force row level security;
alter table amounts enable row level security;
alter table amounts force row level security;
alter table pools enable row level security;
alter table pools force row level security;
alter table early_notices enable row level security;
alter table early_notices force row level security;

grant select on slas, sla_versions, fees, amounts, pools, early_notices to throughline_app;

create policy audience_reads on slas for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
  );
create policy audience_reads on sla_versions for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience)
  );
create policy audience_reads on fees for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience)
  );
create policy audience_reads on amounts for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience)
  );
create policy audience_reads on pools for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience)
  );
create policy audience_reads on early_notices for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience)
  );

create policy owner_selects on slas for select to throughline_owner using (true);
create policy owner_inserts on slas for insert to throughline_owner with check (true);
create policy owner_updates on slas for update to throughline_owner using (true) with check (true);
create policy owner_selects on sla_versions for select to throughline_owner using (true);
create policy owner_inserts on sla_versions for insert to throughline_owner with check (true);
create policy owner_selects on fees for select to throughline_owner using (true);
create policy owner_inserts on fees for insert to throughline_owner with check (true);
create policy owner_selects on amounts for select to throughline_owner using (true);
create policy owner_inserts on amounts for insert to throughline_owner with check (true);
create policy owner_selects on pools for select to throughline_owner using (true);
create policy owner_inserts on pools for insert to throughline_owner with check (true);
create policy owner_selects on early_notices for select to throughline_owner using (true);
create policy owner_inserts on early_notices for insert to throughline_owner with check (true);

-- Whose agreement a change of an SLA, a fee, an amount or a pool needs, by slug: those whom the text names.
create function vault.named_parties(change jsonb) returns jsonb
language sql immutable set search_path = public, vault, pg_temp as $$
  select case change ->> 'change'
    when 'sla' then change -> 'between'
    when 'fee' then jsonb_build_array(change -> 'payer', change -> 'payee')
    when 'amount' then change -> 'parties'
    when 'pool' then change -> 'parties'
    else '[]'
  end
$$;

-- The SLA that a change is about, whichever of the two is written first; null where there is none yet.
create function vault.sla_of(network uuid, change jsonb) returns integer
language sql stable set search_path = public, vault, pg_temp as $$
  select s.number from slas s
  where s.network_id = network and s.name = change ->> 'name'
    and array[s.first_organisation_id, s.second_organisation_id] <@ vault.organisations_of(change -> 'between')
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
    else concat_ws(' ', change ->> 'change', change ->> 'metric',
      case when change ->> 'change' = 'forecast' then concat_ws(' ', change ->> 'reporter', change ->> 'part', change ->> 'subject') end)
  end)
$$;

-- Whether organisations may see a series by the names of a text: all are parties of its metric, and of its audience.
create function vault.can_all_see(network uuid, series_name jsonb, parties uuid[]) returns boolean
language sql stable set search_path = public, vault, pg_temp as $$
  select exists (
    select from series s
    where s.network_id = network and s.key = vault.driver_series(network, series_name)
      and parties <@ (vault.last_version(network, s.metric_code)).party_ids
      and (s.audience is null or parties <@ s.audience)
  )
$$;

-- Why a change of an SLA, a fee, an amount or a pool can't be proposed from a month on; null where it can.
create function vault.pact_refused(network uuid, change jsonb, first_month integer) returns text
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
    return 'no-driver';
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

create function vault.add_sla(agreed proposals, change jsonb, effective integer) returns void
language plpgsql set search_path = public, vault, pg_temp as $$
declare
  network uuid := agreed.network_id;
  pair uuid[] := vault.organisations_of(change -> 'between');
  readers uuid[] := case when (change -> 'terms' ->> 'isVisible')::boolean then null else pair end;
  nr integer := vault.sla_of(network, change);
begin
  if nr is null then
    select coalesce(max(number), 0) + 1 into nr from slas where network_id = network;
    insert into slas (network_id, number, name, first_organisation_id, second_organisation_id, audience)
      values (network, nr, change ->> 'name', pair[1], pair[2], readers);
  elsif change -> 'terms' <> 'null' then
    update slas set audience = readers where network_id = network and number = nr;
  end if;
  insert into sla_versions (network_id, sla_number, effective_from, terms, text_hash, proposal_number, audience)
    values (network, nr, effective, nullif(change -> 'terms', 'null'), agreed.text_hash, agreed.number, pair);
end
$$;

create function vault.add_fee(agreed proposals, change jsonb, effective integer) returns void
language sql set search_path = public, vault, pg_temp as $$
  insert into fees (network_id, payer_id, payee_id, effective_from, amount, text_hash, proposal_number, audience)
    select agreed.network_id, payer.id, payee.id, effective, (change ->> 'amount')::numeric, agreed.text_hash, agreed.number,
      array[payer.id, payee.id]
    from organisations payer, organisations payee where payer.slug = change ->> 'payer' and payee.slug = change ->> 'payee'
$$;

create function vault.add_amounts(agreed proposals, change jsonb) returns void
language sql set search_path = public, vault, pg_temp as $$
  insert into amounts (network_id, name, reporter_id, subject, period, proposal_number, amount, agreed_at, audience)
    select agreed.network_id, change ->> 'name', o.id, change ->> 'subject', vault.month_of(amount.key), agreed.number,
      amount.value::numeric, now(), vault.organisations_of(change -> 'parties')
    from organisations o, jsonb_each_text(change -> 'amounts') amount where o.slug = change ->> 'reporter'
$$;

create function vault.add_pool(agreed proposals, change jsonb, effective integer) returns void
language sql set search_path = public, vault, pg_temp as $$
  insert into pools (network_id, name, effective_from, party_ids, terms, text_hash, proposal_number, audience)
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
    end case;
  end loop;
  update proposals set state = 'agreed', settled_at = now(), effective_from = effective
    where network_id = network and number = proposal;
  perform vault.sign_act(network, 'take-effect', 'proposal ' || proposal,
    jsonb_build_object('hash', agreed.text_hash, 'from', effective), agreed.audience);
end
$$;

-- Says for one's own organisation, before a month is over, that it will miss an obligation of its own in it. Null, or why not.
create function give_notice(network uuid, sla integer, named text, month integer, why text) returns text
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  held sla_versions;
begin
  select * into held from sla_versions v
    where v.network_id = network and v.sla_number = sla and v.effective_from <= month
    order by v.effective_from desc limit 1;
  if own is null or not own = any (held.audience) or not exists (
    select from jsonb_array_elements(held.terms -> 'obligations') o join organisations by_slug on by_slug.slug = o ->> 'obligor'
    where o ->> 'key' = named and by_slug.id = own
  ) then return 'gone'; end if;
  if month < vault.month_of(to_char(vault.today_in(network), 'YYYY-MM')) then return 'past'; end if;
  perform pg_advisory_xact_lock(hashtextextended('notices ' || network, 0));
  if exists (
    select from early_notices n
    where n.network_id = network and n.sla_number = sla and n.obligation = named and n.period = month
  ) then return 'answered'; end if;
  perform vault.sign_act(network, 'give-notice', 'sla ' || sla, jsonb_build_object('obligation', named, 'period', month), held.audience);
  insert into early_notices (network_id, sla_number, obligation, period, organisation_id, person_id, says, audience)
    values (network, sla, named, month, own, vault.acting_person(), why, held.audience);
  return null;
end
$$;

grant execute on function give_notice(uuid, integer, text, integer, text) to throughline_app;
