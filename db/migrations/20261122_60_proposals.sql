-- One mechanism by which parties agree: a proposal is a text with changes to one or more objects. It takes effect when all
-- of its parties have agreed to that very text, and only the functions here make anything effective.

-- What a definition says beside what it said so far; older ones are silent about it.
alter table metric_versions
  add column includes text,
  add column excludes text,
  add column frequency text check (frequency in ('monthly', 'quarterly')),
  add column in_aggregate boolean,
  add column parallel_from integer check (parallel_from < effective_from),
  add column proposal_number integer;

-- How bounds may flex, and grace: {"cap", "budget", "rules"} and {"misses", "periods", "from", "to"}, in the words of the text
-- that was agreed; the driver of a volume rule has its "seriesKey" beside its name.
alter table band_sets
  add column flex jsonb,
  add column grace jsonb,
  add column proposal_number integer;

-- A series of its own reports a version beside the one in force: `parallel_version` is that version.
alter table series add column parallel_version integer;
alter table series drop constraint series_network_id_metric_code_reporter_id_subject_key;
alter table series add unique nulls not distinct (network_id, metric_code, reporter_id, subject, parallel_version);

create table proposals (
  network_id uuid not null references networks (id),
  number integer not null check (number > 0),
  -- Canonical JSON, as it was agreed to; its hash is that of its UTF-8.
  text text not null check (length(text) <= 400000),
  text_hash text not null,
  objects text[] not null check (cardinality(objects) > 0),
  first_period integer not null,
  organisation_id uuid not null,
  person_id uuid not null,
  proposed_at timestamptz not null default now(),
  counter_to integer,
  party_ids uuid[] not null check (cardinality(party_ids) > 0),
  state text not null check (state in ('open', 'agreed', 'rejected', 'withdrawn', 'superseded')),
  settled_at timestamptz,
  effective_from integer,
  audience uuid[] not null,
  primary key (network_id, number),
  foreign key (network_id, counter_to) references proposals (network_id, number),
  foreign key (network_id, organisation_id, person_id)
    references member_people (network_id, organisation_id, person_id),
  check ((state = 'open') = (settled_at is null)),
  check ((state = 'agreed') = (effective_from is not null))
);

alter table metric_versions add foreign key (network_id, proposal_number) references proposals (network_id, number);
alter table band_sets add foreign key (network_id, proposal_number) references proposals (network_id, number);

create table proposal_answers (
  network_id uuid not null,
  proposal_number integer not null,
  organisation_id uuid not null,
  person_id uuid not null,
  answer text not null check (answer in ('agree', 'counter-propose', 'decline')),
  reason text check (length(reason) between 1 and 2000),
  text_hash text not null,
  answered_at timestamptz not null default now(),
  audience uuid[] not null,
  primary key (network_id, proposal_number, organisation_id),
  foreign key (network_id, proposal_number) references proposals (network_id, number),
  foreign key (network_id, organisation_id, person_id)
    references member_people (network_id, organisation_id, person_id),
  check (answer <> 'decline' or reason is not null)
);

-- Comments stand beside the field that they are about: its place in the text, "" for all of it.
create table proposal_comments (
  network_id uuid not null,
  proposal_number integer not null,
  number integer not null check (number > 0),
  place text not null check (length(place) <= 200),
  says text not null check (length(says) between 1 and 2000),
  organisation_id uuid not null,
  person_id uuid not null,
  commented_at timestamptz not null default now(),
  audience uuid[] not null,
  primary key (network_id, proposal_number, number),
  foreign key (network_id, proposal_number) references proposals (network_id, number),
  foreign key (network_id, organisation_id, person_id)
    references member_people (network_id, organisation_id, person_id)
);

-- The forecast of a series' volume for a month, in whole smallest units, as all parties agreed to it.
create table forecasts (
  network_id uuid not null,
  series_key integer not null,
  part text not null check (part in ('numerator', 'denominator')),
  period integer not null,
  proposal_number integer not null,
  amount bigint not null check (amount between 0 and 9007199254740991),
  agreed_at timestamptz not null,
  audience uuid[],
  primary key (network_id, series_key, part, period, proposal_number),
  foreign key (network_id, series_key) references series (network_id, key),
  foreign key (network_id, proposal_number) references proposals (network_id, number)
);

-- A named condition, declared by one organisation for some months. It flexes a metric once each party of that metric has
-- confirmed it. `party_ids` are the parties of all metrics that name it, whose confirmation counts; whoever sees one of those
-- metrics sees what relaxes its level.
create table declared_conditions (
  network_id uuid not null references networks (id),
  number integer not null check (number > 0),
  condition text not null check (length(condition) between 1 and 60),
  first_period integer not null,
  last_period integer not null check (last_period >= first_period),
  reason text not null check (length(reason) between 1 and 2000),
  organisation_id uuid not null,
  person_id uuid not null,
  declared_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  party_ids uuid[] not null check (cardinality(party_ids) > 0),
  audience uuid[],
  primary key (network_id, number),
  foreign key (network_id, organisation_id, person_id)
    references member_people (network_id, organisation_id, person_id)
);

create table condition_confirmations (
  network_id uuid not null,
  condition_number integer not null,
  organisation_id uuid not null,
  person_id uuid not null,
  confirmed_at timestamptz not null default now(),
  audience uuid[],
  primary key (network_id, condition_number, organisation_id),
  foreign key (network_id, condition_number) references declared_conditions (network_id, number),
  foreign key (network_id, organisation_id, person_id)
    references member_people (network_id, organisation_id, person_id)
);

create trigger append_only before update or delete or truncate on proposal_answers
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on proposal_comments
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on forecasts
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on condition_confirmations
  for each statement execute function refuse_change();

alter table proposals enable row level security;
alter table proposals force row level security;
alter table proposal_answers enable row level security;
alter table proposal_answers force row level security;
alter table proposal_comments enable row level security;
alter table proposal_comments force row level security;
alter table forecasts enable row level security;
alter table forecasts force row level security;
alter table declared_conditions enable row level security;
alter table declared_conditions force row level security;
alter table condition_confirmations enable row level security;
alter table condition_confirmations force row level security;

grant select on proposals, proposal_answers, proposal_comments, forecasts, declared_conditions, condition_confirmations
  to throughline_app;

create policy audience_reads on proposals for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience)
  );
create policy audience_reads on proposal_answers for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience)
  );
create policy audience_reads on proposal_comments for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience)
  );
create policy audience_reads on forecasts for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
  );
create policy audience_reads on declared_conditions for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
  );
create policy audience_reads on condition_confirmations for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
  );

create policy owner_selects on proposals for select to throughline_owner using (true);
create policy owner_inserts on proposals for insert to throughline_owner with check (true);
create policy owner_updates on proposals for update to throughline_owner using (true) with check (true);
create policy owner_selects on proposal_answers for select to throughline_owner using (true);
create policy owner_inserts on proposal_answers for insert to throughline_owner with check (true);
create policy owner_selects on proposal_comments for select to throughline_owner using (true);
create policy owner_inserts on proposal_comments for insert to throughline_owner with check (true);
create policy owner_selects on forecasts for select to throughline_owner using (true);
create policy owner_inserts on forecasts for insert to throughline_owner with check (true);
create policy owner_selects on declared_conditions for select to throughline_owner using (true);
create policy owner_inserts on declared_conditions for insert to throughline_owner with check (true);
create policy owner_updates on declared_conditions for update to throughline_owner using (true) with check (true);
create policy owner_selects on condition_confirmations for select to throughline_owner using (true);
create policy owner_inserts on condition_confirmations for insert to throughline_owner with check (true);
-- A later version may show a metric to more organisations than those before it.
create policy owner_updates on metrics for update to throughline_owner using (true) with check (true);
create policy owner_updates on series for update to throughline_owner using (true) with check (true);

-- The organisation that is acted for, where it may propose and agree in a network: for managers and boards. Else null.
create function vault.agreeing_organisation(network uuid) returns uuid
language sql stable set search_path = public, vault, pg_temp as $$
  select nullif(current_setting('app.organisation_id', true), '')::uuid
  where network = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (
      network = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
      or network = any (nullif(current_setting('app.board_network_ids', true), '')::uuid[])
    )
$$;

create function vault.acting_person() returns uuid
language sql stable set search_path = public, vault, pg_temp as $$
  select nullif(current_setting('app.person_id', true), '')::uuid
$$;

-- "2026-01" as a number.
create function vault.month_of(period text) returns integer
language sql immutable set search_path = public, vault, pg_temp as $$
  select split_part(period, '-', 1)::integer * 12 + split_part(period, '-', 2)::integer - 1
$$;

-- The day that it is in a network.
create function vault.today_in(network uuid) returns date
language sql stable set search_path = public, vault, pg_temp as $$
  select (now() at time zone time_zone)::date from networks where id = network
$$;

-- The first month that an agreement of today can take effect in: the next one, unless this is the first day of this one.
create function vault.next_month(network uuid) returns integer
language sql stable set search_path = public, vault, pg_temp as $$
  select vault.month_of(to_char(today, 'YYYY-MM')) + case when extract(day from today) = 1 then 0 else 1 end
  from vault.today_in(network) today
$$;

-- Whoever agrees signs with their name, which the network may then see; what they did stands in its trail.
create function vault.sign_act(network uuid, act text, subject text, facts jsonb, readers uuid[]) returns void
language plpgsql set search_path = public, vault, pg_temp as $$
declare
  organisation uuid := vault.agreeing_organisation(network);
begin
  insert into member_people (network_id, organisation_id, person_id, name)
    select network, organisation, id, name from people where id = vault.acting_person()
    on conflict do nothing;
  insert into audit_entries (network_id, seq, at, person_id, organisation_id, verb, object, payload, previous_hash, hash, audience)
    values (network, 0, now(), vault.acting_person(), organisation, act, subject, facts::text, '', '', readers);
end
$$;

-- Ids of organisations by slug, in the order of the list.
create function vault.organisations_of(slugs jsonb) returns uuid[]
language sql stable set search_path = public, vault, pg_temp as $$
  select coalesce(array_agg(o.id order by listed.place), '{}')
  from jsonb_array_elements_text(slugs) with ordinality listed (slug, place)
  join organisations o on o.slug = listed.slug
$$;

-- The last version of a metric that counts: what it says of parties holds until the next one.
create function vault.last_version(network uuid, code text) returns metric_versions
language sql stable set search_path = public, vault, pg_temp as $$
  select v.* from metric_versions v
  where v.network_id = network and v.metric_code = code
  order by v.version desc limit 1
$$;

-- The series that a change names as a driver of volume: {"metric", "reporter", "subject"}. Null where there is none.
create function vault.driver_series(network uuid, driver jsonb) returns integer
language sql stable set search_path = public, vault, pg_temp as $$
  select s.key from series s join organisations o on o.id = s.reporter_id
  where s.network_id = network and s.metric_code = driver ->> 'metric' and o.slug = driver ->> 'reporter'
    and s.subject = driver ->> 'subject' and s.parallel_version is null
$$;

-- Whose agreement one change needs: who is a party now, and who would be one.
create function vault.parties_of(network uuid, change jsonb) returns uuid[]
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
  ) parties where party is not null
$$;

-- What one change is about: at most one open proposal at a time is about it.
create function vault.object_of(change jsonb) returns text
language sql immutable set search_path = public, vault, pg_temp as $$
  select rtrim(concat_ws(' ', change ->> 'change', change ->> 'metric',
    case when change ->> 'change' = 'forecast' then concat_ws(' ', change ->> 'reporter', change ->> 'part', change ->> 'subject') end))
$$;

-- Why a change can't be proposed from a month on; null where it can.
create function vault.change_refused(network uuid, change jsonb, first_month integer, all_changes jsonb) returns text
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

-- Proposes a text, which is the proposer's own agreement to it. `counter`: the open proposal that it takes the place of.
-- Gives {"number"} or {"refused", "object"}.
create function propose(network uuid, terms text, counter integer) returns jsonb
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  body jsonb := terms::jsonb;
  changes jsonb := body -> 'changes';
  first_month integer := vault.month_of(body ->> 'from');
  about text[];
  parties uuid[];
  refused jsonb;
  nr integer;
begin
  if own is null then return jsonb_build_object('refused', 'gone'); end if;
  if body ->> 'kind' is distinct from 'proposal'
    or body ->> 'network' is distinct from (select slug from networks where id = network)
    or jsonb_array_length(changes) = 0 then
    return jsonb_build_object('refused', 'malformed');
  end if;
  perform pg_advisory_xact_lock(hashtextextended('proposals ' || network, 0));
  select jsonb_build_object('refused', why, 'object', vault.object_of(change)) into refused
    from (
      select change, place, vault.change_refused(network, change, first_month, changes) as why
      from jsonb_array_elements(changes) with ordinality c (change, place)
    ) tried
    where why is not null order by place limit 1;
  if refused is not null then return refused; end if;
  if first_month < vault.next_month(network)
    and not (body ->> 'retroactive')::boolean
    and exists (select from jsonb_array_elements(changes) c where c ->> 'change' <> 'forecast') then
    return jsonb_build_object('refused', 'past');
  end if;
  if (body ->> 'retroactive')::boolean and exists (
    select from network_periods p where p.network_id = network and p.period = first_month and p.closed_on is not null
  ) then return jsonb_build_object('refused', 'closed'); end if;
  select array_agg(distinct vault.object_of(change)) into about from jsonb_array_elements(changes) change;
  if cardinality(about) <> jsonb_array_length(changes) then return jsonb_build_object('refused', 'twice'); end if;
  select array_agg(distinct party) into parties
    from jsonb_array_elements(changes) change, unnest(vault.parties_of(network, change)) party;
  if not own = any (parties) then return jsonb_build_object('refused', 'not-party'); end if;
  if exists (
    select from unnest(parties) party where not exists (
      select from network_members m where m.network_id = network and m.organisation_id = party and m.left_at is null
    )
  ) then return jsonb_build_object('refused', 'not-member'); end if;
  if counter is not null then
    perform 1 from proposals p
      where p.network_id = network and p.number = counter and p.state = 'open' and own = any (p.party_ids) and p.objects && about
      -- Whoever answers or withdraws it at the same instant is first.
      for update;
    if not found then return jsonb_build_object('refused', 'settled'); end if;
  end if;
  if exists (
    select from proposals p
    where p.network_id = network and p.state = 'open' and p.objects && about and p.number is distinct from counter
  ) then return jsonb_build_object('refused', 'open-already'); end if;
  select coalesce(max(number), 0) + 1 into nr from proposals where network_id = network;
  perform vault.sign_act(network, case when counter is null then 'propose' else 'counter-propose' end, 'proposal ' || nr,
    jsonb_build_object('hash', encode(sha256(convert_to(terms, 'UTF8')), 'hex'), 'counterTo', counter), parties);
  if counter is not null then
    update proposals set state = 'superseded', settled_at = now() where network_id = network and number = counter;
    insert into proposal_answers (network_id, proposal_number, organisation_id, person_id, answer, text_hash, audience)
      select network, counter, own, vault.acting_person(), 'counter-propose', text_hash, audience
      from proposals where network_id = network and number = counter
      on conflict do nothing;
  end if;
  insert into proposals (network_id, number, text, text_hash, objects, first_period, organisation_id, person_id, counter_to,
      party_ids, state, audience)
    values (network, nr, terms, encode(sha256(convert_to(terms, 'UTF8')), 'hex'), about, first_month, own,
      vault.acting_person(), counter, parties, 'open', parties);
  insert into proposal_answers (network_id, proposal_number, organisation_id, person_id, answer, text_hash, audience)
    select network, nr, own, vault.acting_person(), 'agree', text_hash, audience
    from proposals where network_id = network and number = nr;
  perform vault.settle(network, nr);
  return jsonb_build_object('number', nr);
end
$$;

-- Answers for one's own organisation, once, to the text with this hash. Gives {"state"} or {"refused"}.
create function answer_proposal(network uuid, proposal integer, given text, why text, hash text) returns jsonb
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  found_one proposals;
begin
  perform pg_advisory_xact_lock(hashtextextended('proposals ' || network, 0));
  select * into found_one from proposals p
    where p.network_id = network and p.number = proposal and own = any (p.party_ids) for update;
  if found_one.number is null then return jsonb_build_object('refused', 'gone'); end if;
  if found_one.state <> 'open' then return jsonb_build_object('refused', 'settled'); end if;
  if found_one.text_hash is distinct from hash then return jsonb_build_object('refused', 'changed'); end if;
  if given not in ('agree', 'decline') then return jsonb_build_object('refused', 'malformed'); end if;
  if exists (
    select from proposal_answers a
    where a.network_id = network and a.proposal_number = proposal and a.organisation_id = own
  ) then return jsonb_build_object('refused', 'answered'); end if;
  perform vault.sign_act(network, given, 'proposal ' || proposal, jsonb_build_object('hash', hash, 'reason', why), found_one.audience);
  insert into proposal_answers (network_id, proposal_number, organisation_id, person_id, answer, reason, text_hash, audience)
    values (network, proposal, own, vault.acting_person(), given, why, hash, found_one.audience);
  if given = 'decline' then
    update proposals set state = 'rejected', settled_at = now() where network_id = network and number = proposal;
  else
    perform vault.settle(network, proposal);
  end if;
  return (select jsonb_build_object('state', p.state) from proposals p where p.network_id = network and p.number = proposal);
end
$$;

-- Takes an open proposal of one's own organisation back. False where there is none.
create function withdraw_proposal(network uuid, proposal integer) returns boolean
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  readers uuid[];
begin
  update proposals set state = 'withdrawn', settled_at = now()
    where network_id = network and number = proposal and state = 'open'
      and organisation_id = vault.agreeing_organisation(network)
    returning audience into readers;
  if readers is null then return false; end if;
  perform vault.sign_act(network, 'withdraw', 'proposal ' || proposal, '{}', readers);
  return true;
end
$$;

-- Adds a comment to a proposal that one's own organisation is a party of, open or not; its number, or null where there is none.
create function comment_on_proposal(network uuid, proposal integer, field text, comment text) returns integer
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  readers uuid[];
  nr integer;
begin
  select audience into readers from proposals p
    where p.network_id = network and p.number = proposal and own = any (p.party_ids) for update;
  if readers is null then return null; end if;
  select coalesce(max(number), 0) + 1 into nr from proposal_comments
    where network_id = network and proposal_number = proposal;
  perform vault.sign_act(network, 'comment', 'proposal ' || proposal, jsonb_build_object('comment', nr), readers);
  insert into proposal_comments (network_id, proposal_number, number, place, says, organisation_id, person_id, audience)
    values (network, proposal, nr, field, comment, own, vault.acting_person(), readers);
  return nr;
end
$$;

-- Makes a proposal effective if every party has agreed to its very text, and does nothing otherwise: the one place that makes
-- versions and band sets of proposals. If the last agreement came after the first day of the first period, they take effect in
-- the next period that hasn't begun, unless the text says retroactive and its first period isn't closed.
create function vault.settle(network uuid, proposal integer) returns void
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
  for change in select * from jsonb_array_elements(body -> 'changes') order by value ->> 'change' desc loop
    case change ->> 'change'
      when 'metric-version' then perform vault.add_version(agreed, change, effective);
      when 'band-set' then perform vault.add_band_set(agreed, change, effective);
      when 'forecast' then perform vault.add_forecasts(agreed, change);
    end case;
  end loop;
  update proposals set state = 'agreed', settled_at = now(), effective_from = effective
    where network_id = network and number = proposal;
  perform vault.sign_act(network, 'take-effect', 'proposal ' || proposal,
    jsonb_build_object('hash', agreed.text_hash, 'from', effective), agreed.audience);
end
$$;

-- Who agreed to the text stands beside each object that it made, for the object's own parties.
create function vault.add_agreements(agreed proposals, about text, code text, nr integer, parties uuid[], readers uuid[]) returns void
language sql set search_path = public, vault, pg_temp as $$
  insert into agreements (network_id, subject, metric_code, number, organisation_id, person_id, agreed_at, text_hash, audience)
    select agreed.network_id, about, code, nr, a.organisation_id, a.person_id, a.answered_at, a.text_hash, readers
    from proposal_answers a
    where a.network_id = agreed.network_id and a.proposal_number = agreed.number and a.answer = 'agree'
      and a.organisation_id = any (parties)
$$;

create function vault.add_version(agreed proposals, change jsonb, effective integer) returns void
language plpgsql set search_path = public, vault, pg_temp as $$
declare
  v jsonb := change -> 'version';
  network uuid := agreed.network_id;
  about text := change ->> 'metric';
  nr integer := (v ->> 'version')::integer;
  parties uuid[] := vault.organisations_of(v -> 'parties');
  readers uuid[] := case when v ->> 'visibility' = 'network' then null else vault.organisations_of(v -> 'parties') end;
begin
  insert into metrics (network_id, code, audience) values (network, about, readers)
    on conflict (network_id, code) do update set audience = case
      when metrics.audience is null or excluded.audience is null then null
      else array(select distinct one from unnest(metrics.audience || excluded.audience) one)
    end;
  insert into metric_versions (network_id, metric_code, version, effective_from, comparable, name, purpose, kind, unit, decimals,
      direction, measured_at, for_whom, numerator_says, denominator_says, includes, excludes, frequency, rounding, source_system,
      evidence, accepting_id, retained_owner_id, owner_ids, party_ids, visibility, in_aggregate, parallel_from, text_hash,
      audience, proposal_number)
    values (network, about, nr, effective, (v ->> 'comparable')::boolean, v ->> 'name', v ->> 'purpose', v ->> 'kind', v ->> 'unit',
      (v ->> 'decimals')::integer, v ->> 'direction', v ->> 'measuredAt', array(select jsonb_array_elements_text(v -> 'forWhom')),
      v ->> 'numerator', v ->> 'denominator', v ->> 'includes', v ->> 'excludes', v ->> 'frequency', v ->> 'rounding',
      v ->> 'sourceSystem', v ->> 'evidence', (select id from organisations where slug = v ->> 'accepting'),
      (select id from organisations where slug = v ->> 'retainedOwner'), vault.organisations_of(v -> 'owners'), parties,
      v ->> 'visibility', (v ->> 'inAggregate')::boolean, vault.month_of(v ->> 'parallelFrom'), agreed.text_hash, readers,
      agreed.number);
  perform vault.add_agreements(agreed, 'metric-version', about, nr, parties, readers);
  perform pg_advisory_xact_lock(hashtextextended('series ' || network, 0));
  if readers is null then
    update series s set audience = null from metric_versions before
      where s.network_id = network and s.metric_code = about and before.network_id = network and before.metric_code = about
        and before.version = nr - 1 and s.audience @> before.audience and s.audience <@ before.audience;
  end if;
  insert into series (network_id, key, metric_code, subject, reporter_id, audience)
    select network, (select coalesce(max(key), 0) from series where network_id = network) + row_number() over (order by place),
      about, one ->> 'subject', o.id, (select audience from metrics m where m.network_id = network and m.code = about)
    from jsonb_array_elements(change -> 'series') with ordinality s (one, place)
    join organisations o on o.slug = one ->> 'reporter'
    where not exists (
      select from series known where known.network_id = network and known.metric_code = about
        and known.reporter_id = o.id and known.subject = one ->> 'subject' and known.parallel_version is null
    );
  if v ->> 'parallelFrom' is not null then
    insert into series (network_id, key, metric_code, subject, reporter_id, audience, parallel_version)
      select network, (select max(key) from series where network_id = network) + row_number() over (order by key),
        about, subject, reporter_id, audience, nr
      from series where network_id = network and metric_code = about and parallel_version is null;
  end if;
end
$$;

create function vault.add_band_set(agreed proposals, change jsonb, effective integer) returns void
language plpgsql set search_path = public, vault, pg_temp as $$
declare
  network uuid := agreed.network_id;
  b jsonb := change -> 'bounds';
  code text := change ->> 'metric';
  judged metric_versions;
begin
  select v.* into judged from metric_versions v
    where v.network_id = network and v.metric_code = code and v.effective_from <= effective
    order by v.version desc limit 1;
  insert into band_sets (network_id, metric_code, effective_from, direction, target, floor, stretch, inner_from, inner_to,
      outer_from, outer_to, flex, grace, text_hash, audience, proposal_number)
    values (network, code, effective, b ->> 'direction', (b ->> 'target')::numeric, (b ->> 'floor')::numeric,
      (b ->> 'stretch')::numeric, (b -> 'inner' ->> 'from')::numeric, (b -> 'inner' ->> 'to')::numeric,
      (b -> 'outer' ->> 'from')::numeric, (b -> 'outer' ->> 'to')::numeric,
      vault.with_series_keys(network, change -> 'flex'), nullif(change -> 'grace', 'null'), agreed.text_hash, judged.audience,
      agreed.number);
  perform vault.add_agreements(agreed, 'band-set', code, effective, judged.party_ids, judged.audience);
end
$$;

-- Flex as it is stored: the driver of each rule has its series' key.
create function vault.with_series_keys(network uuid, flex jsonb) returns jsonb
language sql stable set search_path = public, vault, pg_temp as $$
  select jsonb_set(flex, '{rules}', coalesce((
    select jsonb_agg(case when rule -> 'trigger' ->> 'kind' = 'volume'
      then jsonb_set(rule, '{trigger,driver,seriesKey}', to_jsonb(vault.driver_series(network, rule -> 'trigger' -> 'driver')))
      else rule end order by place)
    from jsonb_array_elements(flex -> 'rules') with ordinality r (rule, place)
  ), '[]')) where jsonb_typeof(flex) = 'object'
$$;

create function vault.add_forecasts(agreed proposals, change jsonb) returns void
language sql set search_path = public, vault, pg_temp as $$
  insert into forecasts (network_id, series_key, part, period, proposal_number, amount, agreed_at, audience)
    select agreed.network_id, s.key, change ->> 'part', vault.month_of(amount.key), agreed.number, amount.value::bigint, now(), s.audience
    from series s, jsonb_each_text(change -> 'amounts') amount
    where s.network_id = agreed.network_id and s.key = vault.driver_series(agreed.network_id, change)
$$;

-- Declares a condition for some months. Gives {"number"} or {"refused"}. It flexes nothing before it is confirmed.
create function declare_condition(network uuid, named text, first_month integer, last_month integer, why text) returns jsonb
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  naming text[];
  parties uuid[];
  readers uuid[];
  nr integer;
begin
  if own is null then return jsonb_build_object('refused', 'gone'); end if;
  perform pg_advisory_xact_lock(hashtextextended('conditions ' || network, 0));
  select array_agg(distinct b.metric_code) into naming
    from band_sets b, jsonb_array_elements(b.flex -> 'rules') rule
    where b.network_id = network and rule -> 'trigger' ->> 'kind' = 'condition' and rule -> 'trigger' ->> 'condition' = named;
  select array_agg(distinct party) into parties
    from unnest(naming) code, unnest((vault.last_version(network, code)).party_ids) party;
  if not exists (select from metrics m where m.network_id = network and m.code = any (naming) and m.audience is null) then
    select array_agg(distinct reader) into readers
      from metrics m, unnest(m.audience || parties) reader where m.network_id = network and m.code = any (naming);
  end if;
  if parties is null or not own = any (parties) then return jsonb_build_object('refused', 'unknown'); end if;
  if last_month < first_month or last_month - first_month > 11 then return jsonb_build_object('refused', 'malformed'); end if;
  if exists (
    select from declared_conditions d
    where d.network_id = network and d.condition = named and d.withdrawn_at is null
      and d.first_period <= last_month and d.last_period >= first_month
  ) then return jsonb_build_object('refused', 'overlap'); end if;
  if exists (
    select from network_periods p
    where p.network_id = network and p.period between first_month and last_month and p.closed_on is not null
  ) then return jsonb_build_object('refused', 'closed'); end if;
  select coalesce(max(number), 0) + 1 into nr from declared_conditions where network_id = network;
  perform vault.sign_act(network, 'declare-condition', 'condition ' || nr,
    jsonb_build_object('condition', named, 'first', first_month, 'last', last_month), readers);
  insert into declared_conditions (network_id, number, condition, first_period, last_period, reason, organisation_id, person_id,
      party_ids, audience)
    values (network, nr, named, first_month, last_month, why, own, vault.acting_person(), parties, readers);
  return jsonb_build_object('number', nr);
end
$$;

-- Confirms a condition that another organisation declared, once; null, or why not.
create function confirm_condition(network uuid, declared integer) returns text
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  found_one declared_conditions;
begin
  select * into found_one from declared_conditions d
    where d.network_id = network and d.number = declared and own = any (d.party_ids) for update;
  if found_one.number is null then return 'gone'; end if;
  if found_one.withdrawn_at is not null then return 'withdrawn'; end if;
  if found_one.organisation_id = own then return 'own'; end if;
  if exists (
    select from network_periods p
    where p.network_id = network and p.period between found_one.first_period and found_one.last_period and p.closed_on is not null
  ) then return 'closed'; end if;
  if exists (
    select from condition_confirmations c
    where c.network_id = network and c.condition_number = declared and c.organisation_id = own
  ) then return 'answered'; end if;
  perform vault.sign_act(network, 'confirm-condition', 'condition ' || declared, '{}', found_one.audience);
  insert into condition_confirmations (network_id, condition_number, organisation_id, person_id, audience)
    values (network, declared, own, vault.acting_person(), found_one.audience);
  return null;
end
$$;

-- Takes a condition of one's own organisation back while nobody has confirmed it. False where that can't be done.
create function withdraw_condition(network uuid, declared integer) returns boolean
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  readers uuid[];
begin
  update declared_conditions d set withdrawn_at = now()
    where d.network_id = network and d.number = declared and d.withdrawn_at is null
      and d.organisation_id = vault.agreeing_organisation(network)
      and not exists (
        select from condition_confirmations c where c.network_id = network and c.condition_number = declared
      )
    returning d.audience into readers;
  if not found then return false; end if;
  perform vault.sign_act(network, 'withdraw', 'condition ' || declared, '{}', readers);
  return true;
end
$$;

grant execute on function propose(uuid, text, integer) to throughline_app;
grant execute on function answer_proposal(uuid, integer, text, text, text) to throughline_app;
grant execute on function withdraw_proposal(uuid, integer) to throughline_app;
grant execute on function comment_on_proposal(uuid, integer, text, text) to throughline_app;
grant execute on function declare_condition(uuid, text, integer, integer, text) to throughline_app;
grant execute on function confirm_condition(uuid, integer) to throughline_app;
grant execute on function withdraw_condition(uuid, integer) to throughline_app;
