-- What happens to a figure once it is submitted: its accepting side accepts or disputes it, its month closes, and it is restated.
-- The app's role writes none of this: the functions here ask role, organisation, month, and the revision that was seen.

-- How many days after a report its silence accepts, and how many after the due day a month closes by itself; null: never by itself.
alter table networks
  add column acceptance_days integer not null default 10 check (acceptance_days between 1 and 90),
  add column closing_days integer check (closing_days between 1 and 365);

-- Evaluations of a closed month that are to be frozen wait for a job; null: nobody has asked for them.
alter table network_periods add column frozen text check (frozen in ('waiting', 'done'));
create index on network_periods (network_id) where closed_on is null or frozen = 'waiting';

-- What was restated is marked wherever a series is drawn.
create index on figure_revisions (network_id, series_key) where source = 'restatement';

-- What was done about a figure, in its order. `revision` is the one that it was about, `made` the one that came of it. The parts
-- are the figure as the disputing side has it, or as it is to be restated.
create table figure_acts (
  network_id uuid not null,
  series_key integer not null,
  period integer not null,
  reporter_id uuid not null,
  number integer not null check (number > 0),
  act text not null check (act in (
    'accept', 'dispute', 'message', 'name-rule', 'take-rule',
    'propose-restatement', 'agree-restatement', 'decline-restatement', 'withdraw-restatement'
  )),
  revision integer not null check (revision > 0),
  made integer check (made > revision),
  says text check (length(says) between 1 and 2000),
  evidence text check (length(evidence) between 1 and 2000),
  numerator bigint check (numerator between -9007199254740991 and 9007199254740991),
  denominator bigint check (denominator between 0 and 9007199254740991),
  not_applicable boolean not null default false,
  organisation_id uuid not null,
  person_id uuid not null,
  acted_at timestamptz not null default now(),
  audience uuid[],
  primary key (network_id, series_key, period, reporter_id, number),
  foreign key (network_id, series_key, period, reporter_id)
    references figures (network_id, series_key, period, reporter_id),
  foreign key (network_id, organisation_id, person_id)
    references member_people (network_id, organisation_id, person_id),
  check (says is not null or act in ('accept', 'take-rule', 'agree-restatement', 'decline-restatement', 'withdraw-restatement')),
  check (not (not_applicable and (numerator is not null or denominator is not null)))
);

-- A member's signature under a month: the text that it signed, its hash, and what of the month it covers.
create table period_signatures (
  network_id uuid not null,
  period integer not null,
  number integer not null check (number > 0),
  organisation_id uuid not null,
  person_id uuid not null,
  text text not null check (length(text) <= 10000000),
  text_hash text not null,
  covers text not null,
  signed_at timestamptz not null default now(),
  primary key (network_id, period, number),
  foreign key (network_id, period) references network_periods (network_id, period),
  foreign key (network_id, organisation_id, person_id)
    references member_people (network_id, organisation_id, person_id)
);

-- How a figure stood when its month closed, with all that it was judged by. It stays, whatever is restated later.
create table frozen_evaluations (
  network_id uuid not null,
  series_key integer not null,
  period integer not null,
  metric_code text not null,
  revision integer,
  level text not null check (level in ('ahead', 'on-track', 'watch', 'breach', 'no-data')),
  base_level text not null check (base_level in ('ahead', 'on-track', 'watch', 'breach', 'no-data')),
  text text not null check (length(text) <= 100000),
  text_hash text not null,
  audience uuid[],
  frozen_at timestamptz not null default now(),
  primary key (network_id, series_key, period),
  foreign key (network_id, series_key) references series (network_id, key),
  foreign key (network_id, period) references network_periods (network_id, period)
);

create trigger append_only before update or delete or truncate on figure_acts
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on period_signatures
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on frozen_evaluations
  for each statement execute function refuse_change();

alter table figure_acts enable row level security;
alter table figure_acts force row level security;
alter table period_signatures enable row level security;
alter table period_signatures force row level security;
alter table frozen_evaluations enable row level security;
alter table frozen_evaluations force row level security;

grant select on figure_acts, frozen_evaluations to throughline_app;
-- What an organisation signed shows what it sees: the text is given to itself alone, by signed_text().
grant select (network_id, period, number, organisation_id, person_id, text_hash, covers, signed_at) on period_signatures
  to throughline_app;
-- What a job judges a month by.
grant select on metric_versions, band_sets, agreements, series, figures, forecasts, declared_conditions, condition_confirmations
  to throughline_worker;

create policy audience_reads on figure_acts for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
  );
create policy network_reads on period_signatures for select to throughline_app
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy audience_reads on frozen_evaluations for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
  );

create policy jobs_read on metric_versions for select to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy jobs_read on band_sets for select to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy jobs_read on agreements for select to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy jobs_read on series for select to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy jobs_read on figures for select to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]) and status <> 'draft');
create policy jobs_read on forecasts for select to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy jobs_read on declared_conditions for select to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy jobs_read on condition_confirmations for select to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));

create policy owner_selects on figure_acts for select to throughline_owner using (true);
create policy owner_inserts on figure_acts for insert to throughline_owner with check (true);
create policy owner_selects on period_signatures for select to throughline_owner using (true);
create policy owner_inserts on period_signatures for insert to throughline_owner with check (true);
create policy owner_selects on frozen_evaluations for select to throughline_owner using (true);
create policy owner_inserts on frozen_evaluations for insert to throughline_owner with check (true);
create policy owner_updates on figures for update to throughline_owner using (true) with check (true);
create policy owner_updates on network_periods for update to throughline_owner using (true) with check (true);

-- Whether all of these months of a network of one's own are open, and stay so until the transaction ends.
create function take_open(network uuid, months integer[]) returns boolean
language sql security definer set search_path = public, vault, pg_temp as $$
  select count(*) = cardinality(months) from (
    select from network_periods p
    where p.network_id = network and p.period = any (months) and p.closed_on is null
      and network = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    order by p.period for key share
  ) held
$$;

-- What the app writes lands in open months alone. The functions here say themselves what they may write where.
create function refuse_closed() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if current_user = 'throughline_app' and exists (
    select from (select network_id, array_agg(distinct period) as months from landed group by network_id) of_network
    where not take_open(network_id, months)
  ) then
    raise exception 'the period is closed' using errcode = 'object_not_in_prerequisite_state';
  end if;
  return null;
end
$$;
create trigger open_months after insert on figures referencing new table as landed
  for each statement execute function refuse_closed();
create trigger open_months_still after update on figures referencing new table as landed
  for each statement execute function refuse_closed();
create trigger open_months after insert on figure_revisions referencing new table as landed
  for each statement execute function refuse_closed();

-- "2026-01" of a month's number.
create function vault.month_text(month integer) returns text
language sql immutable set search_path = public, vault, pg_temp as $$
  select lpad((month / 12)::text, 4, '0') || '-' || lpad((month % 12 + 1)::text, 2, '0')
$$;

create function vault.figure_name(f figures) returns text
language sql immutable set search_path = public, vault, pg_temp as $$
  select 'figure ' || f.metric_code || '/' || f.series_key || ' ' || vault.month_text(f.period)
$$;

-- Holds a month's row, then the figure's, and gives the figure as far as the organisation acted for sees it. All that settles a
-- figure comes one after the other, and before the month closes or after it.
create function vault.held_figure(network uuid, key integer, month integer) returns figures
language plpgsql set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  held figures;
begin
  perform 1 from network_periods p where p.network_id = network and p.period = month for key share;
  select * into held from figures f
    where f.network_id = network and f.series_key = key and f.period = month and f.status <> 'draft'
      and own is not null and (f.audience is null or own = any (f.audience))
    for update;
  return held;
end
$$;

create function vault.is_closed(network uuid, month integer) returns boolean
language sql set search_path = public, vault, pg_temp as $$
  select closed_on is not null from network_periods where network_id = network and period = month
$$;

-- Who accepts a figure: the organisation that its definition names, or every other party that sees it, as far as they are members.
create function vault.accepting_side(f figures) returns uuid[]
language sql stable set search_path = public, vault, pg_temp as $$
  with able as (
    select party, v.accepting_id from metric_versions v, unnest(v.party_ids || v.accepting_id) party
    where v.network_id = f.network_id and v.metric_code = f.metric_code and v.version = f.metric_version
      and party <> f.reporter_id and (f.audience is null or party = any (f.audience))
      and exists (
        select from network_members m
        where m.network_id = f.network_id and m.organisation_id = party and m.left_at is null
      )
  )
  select case when exists (select from able where party = accepting_id)
    then array(select distinct accepting_id from able)
    else array(select distinct party from able order by party) end
$$;

-- Which acts concern what the figure says now: those after it was last restated.
create function vault.last_restated(f figures) returns integer
language sql stable set search_path = public, vault, pg_temp as $$
  select coalesce(max(number), 0) from figure_acts a
  where a.network_id = f.network_id and a.series_key = f.series_key and a.period = f.period
    and a.act in ('propose-restatement', 'agree-restatement') and a.made is not null
$$;

create function vault.has_accepted(f figures, organisation uuid) returns boolean
language sql stable set search_path = public, vault, pg_temp as $$
  select exists (
    select from figure_acts a
    where a.network_id = f.network_id and a.series_key = f.series_key and a.period = f.period
      and a.act in ('accept', 'take-rule') and a.organisation_id = organisation and a.number > vault.last_restated(f)
  )
$$;

-- The act that opened the dispute of a disputed figure.
create function vault.open_dispute(f figures) returns figure_acts
language sql stable set search_path = public, vault, pg_temp as $$
  select a.* from figure_acts a
  where f.status = 'disputed' and a.network_id = f.network_id and a.series_key = f.series_key and a.period = f.period
    and a.act = 'dispute'
  order by number desc limit 1
$$;

-- The restatement that is proposed and neither agreed by all nor ended.
create function vault.open_restatement(f figures) returns figure_acts
language sql stable set search_path = public, vault, pg_temp as $$
  select a.* from figure_acts a
  where a.network_id = f.network_id and a.series_key = f.series_key and a.period = f.period
    and a.act = 'propose-restatement' and a.made is null and not exists (
      select from figure_acts later
      where later.network_id = f.network_id and later.series_key = f.series_key and later.period = f.period
        and later.number > a.number and (
          later.act in ('decline-restatement', 'withdraw-restatement')
          or later.act = 'agree-restatement' and later.made is not null
        )
    )
  order by number desc limit 1
$$;

-- Those who settle a figure with each other: its reporter and its accepting side.
create function vault.both_sides(f figures) returns uuid[]
language sql stable set search_path = public, vault, pg_temp as $$
  select f.reporter_id || vault.accepting_side(f)
$$;

-- The figure in another state: its next revision says the same, from the same person and time. Gives the revision's number.
create function vault.in_state(f figures, state text) returns integer
language plpgsql set search_path = public, vault, pg_temp as $$
begin
  update figures set status = state, revision = f.revision + 1
    where network_id = f.network_id and series_key = f.series_key and period = f.period and revision = f.revision;
  insert into figure_revisions (network_id, series_key, period, revision, numerator, denominator, not_applicable, status,
      metric_version, reporter_id, audience, person_id, reported_at, source, reason)
    select network_id, series_key, period, revision + 1, numerator, denominator, not_applicable, state,
      metric_version, reporter_id, audience, person_id, reported_at, source, reason
    from figure_revisions
    where network_id = f.network_id and series_key = f.series_key and period = f.period and reporter_id = f.reporter_id
      and revision = f.revision;
  return f.revision + 1;
end
$$;

-- Adds what the organisation acted for did about a figure, with its audit entry; its number. `entered`: {"says", "evidence",
-- "numerator", "denominator", "notApplicable"}.
create function vault.add_act(f figures, what text, came_of_it integer, entered jsonb, readers uuid[]) returns integer
language plpgsql set search_path = public, vault, pg_temp as $$
declare
  nr integer;
begin
  select coalesce(max(number), 0) + 1 into nr from figure_acts a
    where a.network_id = f.network_id and a.series_key = f.series_key and a.period = f.period;
  perform vault.sign_act(f.network_id, case when what in ('accept', 'dispute') then what || '-figure' else what end,
    vault.figure_name(f), jsonb_build_object('act', nr, 'revision', f.revision, 'made', came_of_it) || entered, readers);
  insert into figure_acts (network_id, series_key, period, reporter_id, number, act, revision, made, says, evidence, numerator,
      denominator, not_applicable, organisation_id, person_id, audience)
    values (f.network_id, f.series_key, f.period, f.reporter_id, nr, what, f.revision, came_of_it, entered ->> 'says',
      entered ->> 'evidence', (entered ->> 'numerator')::bigint, (entered ->> 'denominator')::bigint,
      coalesce((entered ->> 'notApplicable')::boolean, false), vault.agreeing_organisation(f.network_id), vault.acting_person(),
      readers);
  return nr;
end
$$;

-- The figure once one more of its accepting side takes it: accepted when nobody is left to, final where its month is closed.
-- Gives the revision that it makes; null where its state stays.
create function vault.after_acceptance(f figures, by_one uuid) returns integer
language plpgsql set search_path = public, vault, pg_temp as $$
declare
  state text := case
    when (vault.open_dispute(f)).organisation_id <> by_one then f.status
    when vault.is_closed(f.network_id, f.period) then 'final'
    when not exists (
      select from unnest(vault.accepting_side(f)) party where party <> by_one and not vault.has_accepted(f, party)
    ) and by_one = any (vault.accepting_side(f)) then 'accepted'
    else 'submitted'
  end;
begin
  return case when state <> f.status then vault.in_state(f, state) end;
end
$$;

-- Accepts a figure for one's own organisation; a disputed one is taken as it stands. {"state"} or {"refused"}.
create function accept_figure(network uuid, key integer, month integer, seen integer) returns jsonb
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  f figures := vault.held_figure(network, key, month);
  disputing uuid := (vault.open_dispute(f)).organisation_id;
  came_of_it integer;
begin
  if f.series_key is null then return jsonb_build_object('refused', 'gone'); end if;
  if not own = any (vault.accepting_side(f)) then return jsonb_build_object('refused', 'not-asked'); end if;
  if f.revision <> seen then return jsonb_build_object('refused', 'changed'); end if;
  if vault.is_closed(network, month) and disputing is distinct from own then
    return jsonb_build_object('refused', 'closed');
  end if;
  if f.status in ('accepted', 'final') then return jsonb_build_object('refused', 'settled'); end if;
  if disputing is distinct from own and vault.has_accepted(f, own) then return jsonb_build_object('refused', 'answered'); end if;
  came_of_it := vault.after_acceptance(f, own);
  perform vault.add_act(f, 'accept', came_of_it, '{}', f.audience);
  return jsonb_build_object('state', 'accepted');
end
$$;

-- The last day on which a submitted figure can be disputed; silence accepts it from the next day on.
create function vault.accepted_after(f figures) returns date
language sql stable set search_path = public, vault, pg_temp as $$
  select (r.reported_at at time zone n.time_zone)::date + n.acceptance_days
  from networks n, figure_revisions r
  where n.id = f.network_id and r.network_id = f.network_id and r.series_key = f.series_key and r.period = f.period
    and r.reporter_id = f.reporter_id and r.revision = f.revision
$$;

-- Asks about a figure that one's own organisation has not accepted: from then on it is disputed. {"state"} or {"refused"}.
create function dispute_figure(network uuid, key integer, month integer, seen integer, entered jsonb) returns jsonb
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  f figures := vault.held_figure(network, key, month);
begin
  if f.series_key is null then return jsonb_build_object('refused', 'gone'); end if;
  if not own = any (vault.accepting_side(f)) then return jsonb_build_object('refused', 'not-asked'); end if;
  if f.revision <> seen then return jsonb_build_object('refused', 'changed'); end if;
  if vault.is_closed(network, month) then return jsonb_build_object('refused', 'closed'); end if;
  if f.status <> 'submitted' then return jsonb_build_object('refused', 'settled'); end if;
  if vault.has_accepted(f, own) then return jsonb_build_object('refused', 'answered'); end if;
  if vault.accepted_after(f) < vault.today_in(network) then return jsonb_build_object('refused', 'late'); end if;
  perform vault.add_act(f, 'dispute', vault.in_state(f, 'disputed'), entered, vault.both_sides(f));
  return jsonb_build_object('state', 'disputed');
end
$$;

-- Writes in the thread of a disputed figure, or names the rule that settles it, for a side of it. {"state"} or {"refused"}.
create function say_of_dispute(network uuid, key integer, month integer, what text, entered jsonb) returns jsonb
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  f figures := vault.held_figure(network, key, month);
begin
  if f.series_key is null or not own = any (vault.both_sides(f)) then return jsonb_build_object('refused', 'gone'); end if;
  if f.status <> 'disputed' then return jsonb_build_object('refused', 'settled'); end if;
  if what not in ('message', 'name-rule') then return jsonb_build_object('refused', 'malformed'); end if;
  perform vault.add_act(f, what, null, jsonb_build_object('says', entered ->> 'says', 'evidence', entered ->> 'evidence'),
    vault.both_sides(f));
  return jsonb_build_object('state', 'said');
end
$$;

-- Takes the rule that the other side of a dispute named, which settles it: the figure stands by that rule. {"state"} or {"refused"}.
create function take_rule(network uuid, key integer, month integer, named integer) returns jsonb
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  f figures := vault.held_figure(network, key, month);
  question figure_acts := vault.open_dispute(f);
  rule figure_acts;
begin
  if f.series_key is null or not own = any (vault.both_sides(f)) then return jsonb_build_object('refused', 'gone'); end if;
  if question.number is null then return jsonb_build_object('refused', 'settled'); end if;
  select * into rule from figure_acts a
    where a.network_id = network and a.series_key = key and a.period = month and a.act = 'name-rule' and a.number > question.number
    order by number desc limit 1;
  if rule.number is distinct from named then return jsonb_build_object('refused', 'changed'); end if;
  if not (own = f.reporter_id and rule.organisation_id <> own or own = question.organisation_id and rule.organisation_id = f.reporter_id)
    then return jsonb_build_object('refused', 'not-asked'); end if;
  perform vault.add_act(f, 'take-rule',
    case when own = question.organisation_id then vault.after_acceptance(f, own)
      else vault.in_state(f, case when vault.is_closed(network, month) then 'final' else 'submitted' end) end,
    jsonb_build_object('says', rule.says), vault.both_sides(f));
  return jsonb_build_object('state', 'settled');
end
$$;

-- The figure with the parts that a proposed restatement gives it, as its accepting side agreed: its next revision.
create function vault.restated(f figures, proposed figure_acts) returns integer
language plpgsql set search_path = public, vault, pg_temp as $$
declare
  state text := case when vault.is_closed(f.network_id, f.period) then 'final' else 'accepted' end;
begin
  update figures set numerator = proposed.numerator, denominator = proposed.denominator,
      not_applicable = proposed.not_applicable, status = state, revision = f.revision + 1
    where network_id = f.network_id and series_key = f.series_key and period = f.period and revision = f.revision;
  insert into figure_revisions (network_id, series_key, period, revision, numerator, denominator, not_applicable, status,
      metric_version, reporter_id, audience, person_id, source, reason)
    values (f.network_id, f.series_key, f.period, f.revision + 1, proposed.numerator, proposed.denominator,
      proposed.not_applicable, state, f.metric_version, f.reporter_id, f.audience, proposed.person_id, 'restatement',
      left(proposed.says, 500));
  return f.revision + 1;
end
$$;

-- Proposes to restate a figure of one's own organisation, with the reason: for its managers. Its accepting side is asked; where
-- nobody else sees it, it holds at once. {"state"} or {"refused"}.
create function propose_restatement(network uuid, key integer, month integer, seen integer, entered jsonb) returns jsonb
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  f figures := vault.held_figure(network, key, month);
  proposed figure_acts;
  came_of_it integer;
begin
  if f.series_key is null or f.reporter_id <> own
    or not network = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[]) then
    return jsonb_build_object('refused', 'gone');
  end if;
  if f.revision <> seen then return jsonb_build_object('refused', 'changed'); end if;
  if (vault.open_restatement(f)).number is not null then return jsonb_build_object('refused', 'open-already'); end if;
  proposed.numerator := (entered ->> 'numerator')::bigint;
  proposed.denominator := (entered ->> 'denominator')::bigint;
  proposed.not_applicable := coalesce((entered ->> 'notApplicable')::boolean, false);
  proposed.says := entered ->> 'says';
  proposed.person_id := vault.acting_person();
  if proposed.numerator is null and not proposed.not_applicable then return jsonb_build_object('refused', 'malformed'); end if;
  if (f.numerator, f.denominator, f.not_applicable)
    is not distinct from (proposed.numerator, proposed.denominator, proposed.not_applicable) then
    return jsonb_build_object('refused', 'same');
  end if;
  if vault.is_closed(network, month) then
    -- What was agreed when the month closed is kept before anything in it changes.
    update network_periods set frozen = 'waiting' where network_id = network and period = month and frozen is null;
    perform vault.enqueue('settle-periods', jsonb_build_object('networkId', network), 'settle ' || network);
  end if;
  if cardinality(vault.accepting_side(f)) = 0 then
    if vault.is_freezing(network, month) then return jsonb_build_object('refused', 'freezing'); end if;
    came_of_it := vault.restated(f, proposed);
  end if;
  perform vault.add_act(f, 'propose-restatement', came_of_it, entered, vault.both_sides(f));
  return jsonb_build_object('state', case when came_of_it is null then 'proposed' else 'restated' end);
end
$$;

create function vault.is_freezing(network uuid, month integer) returns boolean
language sql set search_path = public, vault, pg_temp as $$
  select exists (
    select from network_periods p where p.network_id = network and p.period = month and p.closed_on is not null and p.frozen = 'waiting'
  )
$$;

-- Answers a proposed restatement for an organisation of the accepting side. It holds once each of them agreed; one decline ends it.
-- {"state"} or {"refused"}.
create function answer_restatement(network uuid, key integer, month integer, asked integer, given text, why text) returns jsonb
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  f figures := vault.held_figure(network, key, month);
  side uuid[] := vault.accepting_side(f);
  proposed figure_acts := vault.open_restatement(f);
  came_of_it integer;
begin
  if f.series_key is null or not own = any (side) then return jsonb_build_object('refused', 'gone'); end if;
  if proposed.number is distinct from asked then return jsonb_build_object('refused', 'settled'); end if;
  if given not in ('agree', 'decline') then return jsonb_build_object('refused', 'malformed'); end if;
  if exists (select from vault.agreed_restatement(f, asked) party where party = own) then
    return jsonb_build_object('refused', 'answered');
  end if;
  if given = 'agree' and vault.is_freezing(network, month) then return jsonb_build_object('refused', 'freezing'); end if;
  if given = 'agree' and not exists (
    select from unnest(side) party where party <> own and party not in (select * from vault.agreed_restatement(f, asked))
  ) then
    came_of_it := vault.restated(f, proposed);
  end if;
  perform vault.add_act(f, given || '-restatement', came_of_it, jsonb_build_object('says', why),
    case when came_of_it is null then vault.both_sides(f) else f.audience end);
  return jsonb_build_object('state', case when came_of_it is null then given else 'restated' end);
end
$$;

create function vault.agreed_restatement(f figures, asked integer) returns setof uuid
language sql stable set search_path = public, vault, pg_temp as $$
  select a.organisation_id from figure_acts a
  where a.network_id = f.network_id and a.series_key = f.series_key and a.period = f.period
    and a.act = 'agree-restatement' and a.number > asked
$$;

-- Takes a proposed restatement of one's own organisation back. {"state"} or {"refused"}.
create function withdraw_restatement(network uuid, key integer, month integer, asked integer) returns jsonb
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  f figures := vault.held_figure(network, key, month);
begin
  if f.series_key is null or f.reporter_id <> vault.agreeing_organisation(network) then
    return jsonb_build_object('refused', 'gone');
  end if;
  if (vault.open_restatement(f)).number is distinct from asked then return jsonb_build_object('refused', 'settled'); end if;
  perform vault.add_act(f, 'withdraw-restatement', null, '{}', vault.both_sides(f));
  return jsonb_build_object('state', 'withdrawn');
end
$$;

-- What of a month an organisation sees: a hash of the revisions of its figures.
create function vault.covered(network uuid, month integer, organisation uuid) returns text
language sql stable set search_path = public, vault, pg_temp as $$
  select encode(sha256(convert_to(coalesce(string_agg(series_key || ' ' || revision, ',' order by series_key), ''), 'UTF8')), 'hex')
  from figures
  where network_id = network and period = month and status <> 'draft' and (audience is null or organisation = any (audience))
$$;

-- Whether a member's last signature is under the month as it stands for it now.
create function vault.has_signed(network uuid, month integer, organisation uuid) returns boolean
language sql stable set search_path = public, vault, pg_temp as $$
  select coalesce((
    select s.covers = vault.covered(network, month, organisation) from period_signatures s
    where s.network_id = network and s.period = month and s.organisation_id = organisation
    order by s.number desc limit 1
  ), false)
$$;

-- Closes a month whose row is held: what counts is final, what is disputed stays disputed, drafts stay drafts.
create function vault.close(network uuid, month integer) returns void
language plpgsql set search_path = public, vault, pg_temp as $$
begin
  perform 1 from figures f where f.network_id = network and f.period = month order by f.series_key for update;
  insert into figure_revisions (network_id, series_key, period, revision, numerator, denominator, not_applicable, status,
      metric_version, reporter_id, audience, person_id, reported_at, source, reason)
    select r.network_id, r.series_key, r.period, r.revision + 1, r.numerator, r.denominator, r.not_applicable, 'final',
      r.metric_version, r.reporter_id, r.audience, r.person_id, r.reported_at, r.source, r.reason
    from figures f
    join figure_revisions r using (network_id, series_key, period, reporter_id, revision)
    where f.network_id = network and f.period = month and f.status in ('submitted', 'accepted');
  update figures f set status = 'final', revision = f.revision + 1
    where f.network_id = network and f.period = month and f.status in ('submitted', 'accepted');
  update network_periods set closed_on = vault.today_in(network), frozen = 'waiting'
    where network_id = network and period = month;
  perform vault.enqueue('settle-periods', jsonb_build_object('networkId', network), 'settle ' || network);
end
$$;

-- Signs a month for one's own organisation and closes it, if every member has signed it as it stands or its closing day has passed.
-- `signed` names the revision of each figure that the organisation sees: {"state"} or {"refused"}.
create function close_period(network uuid, month integer, signed text) returns jsonb
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  held network_periods;
  body jsonb := signed::jsonb;
  seen text;
begin
  if own is null then return jsonb_build_object('refused', 'gone'); end if;
  select * into held from network_periods p where p.network_id = network and p.period = month for update;
  if held.period is null then return jsonb_build_object('refused', 'gone'); end if;
  if held.closed_on is not null then return jsonb_build_object('refused', 'closed'); end if;
  select encode(sha256(convert_to(coalesce(
      string_agg((one ->> 'series') || ' ' || (one ->> 'revision'), ',' order by (one ->> 'series')::integer), ''), 'UTF8')), 'hex')
    into seen from jsonb_array_elements(body -> 'figures') one;
  if seen <> vault.covered(network, month, own)
    or body ->> 'network' is distinct from (select slug from networks where id = network)
    or body ->> 'organisation' is distinct from (select slug from organisations where id = own)
    or body ->> 'period' is distinct from vault.month_text(month) then
    return jsonb_build_object('refused', 'changed');
  end if;
  perform vault.sign_act(network, 'sign-period', 'period ' || vault.month_text(month),
    jsonb_build_object('hash', encode(sha256(convert_to(signed, 'UTF8')), 'hex')), null);
  insert into period_signatures (network_id, period, number, organisation_id, person_id, text, text_hash, covers)
    select network, month, coalesce(max(number), 0) + 1, own, vault.acting_person(), signed,
      encode(sha256(convert_to(signed, 'UTF8')), 'hex'), seen
    from period_signatures where network_id = network and period = month;
  if coalesce(held.due_on + (select closing_days from networks where id = network) >= vault.today_in(network), true) and exists (
    select from network_members m
    where m.network_id = network and m.left_at is null and not vault.has_signed(network, month, m.organisation_id)
  ) then return jsonb_build_object('state', 'signed'); end if;
  perform vault.sign_act(network, 'close-period', 'period ' || vault.month_text(month), '{}', null);
  perform vault.close(network, month);
  return jsonb_build_object('state', 'closed');
end
$$;

-- Which members have signed a month as it stands for them now.
create function signed_by(network uuid, month integer) returns uuid[]
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select array(
    select m.organisation_id from network_members m
    where m.network_id = network and network = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
      and m.left_at is null and vault.has_signed(network, month, m.organisation_id)
    order by m.organisation_id
  )
$$;

-- What one's own organisation signed last of a month, word for word.
create function signed_text(network uuid, month integer) returns text
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select s.text from period_signatures s
  where s.network_id = network and network = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and s.period = month and s.organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
  order by s.number desc limit 1
$$;

-- Closes the months of the job's network whose closing day has passed; how many.
create function close_passed(network uuid) returns integer
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  passed integer;
  closed integer := 0;
begin
  for passed in
    select p.period from network_periods p join networks n on n.id = p.network_id
    where p.network_id = network and network = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
      and p.closed_on is null and p.due_on + n.closing_days < vault.today_in(network)
    order by p.period for update of p
  loop
    insert into audit_entries (network_id, seq, at, verb, object, payload, previous_hash, hash)
      values (network, 0, now(), 'close-period', 'period ' || vault.month_text(passed), '{"by":"closing-day"}', '', '');
    perform vault.close(network, passed);
    closed := closed + 1;
  end loop;
  return closed;
end
$$;

-- Keeps how the figures of a closed month stood, once: [{"series", "metric", "revision", "level", "base", "text", "audience"}].
-- False where nobody waits for them.
create function keep_evaluations(network uuid, month integer, judged jsonb) returns boolean
language plpgsql security definer set search_path = public, vault, pg_temp as $$
begin
  perform 1 from network_periods p
    where p.network_id = network and p.period = month and p.closed_on is not null and p.frozen = 'waiting'
      and network = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    for update;
  if not found then return false; end if;
  insert into frozen_evaluations (network_id, series_key, period, metric_code, revision, level, base_level, text, text_hash, audience)
    select network, (one ->> 'series')::integer, month, one ->> 'metric', (one ->> 'revision')::integer, one ->> 'level',
      one ->> 'base', one ->> 'text', encode(sha256(convert_to(one ->> 'text', 'UTF8')), 'hex'),
      case when jsonb_typeof(one -> 'audience') = 'array'
        then array(select jsonb_array_elements_text(one -> 'audience')::uuid) end
    from jsonb_array_elements(judged) one;
  update network_periods set frozen = 'done' where network_id = network and period = month;
  insert into audit_entries (network_id, seq, at, verb, object, payload, previous_hash, hash)
    select network, 0, now(), 'freeze-period', 'period ' || vault.month_text(month), jsonb_build_object('hash',
      encode(sha256(convert_to(coalesce(string_agg(text_hash, ',' order by series_key), ''), 'UTF8')), 'hex'))::text, '', ''
    from frozen_evaluations e where e.network_id = network and e.period = month;
  return true;
end
$$;

-- Networks in which a month's closing day has passed, or evaluations wait to be frozen.
create function waiting_periods() returns table (task text, payload jsonb, job_key text)
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select 'settle-periods', jsonb_build_object('networkId', n.id), 'settle ' || n.id
  from networks n
  where exists (
    select from network_periods p
    where p.network_id = n.id and (
      p.closed_on is null and p.due_on + n.closing_days < (now() at time zone n.time_zone)::date or p.frozen = 'waiting'
    )
  )
$$;

grant execute on function take_open(uuid, integer[]) to throughline_app;
grant execute on function accept_figure(uuid, integer, integer, integer) to throughline_app;
grant execute on function dispute_figure(uuid, integer, integer, integer, jsonb) to throughline_app;
grant execute on function say_of_dispute(uuid, integer, integer, text, jsonb) to throughline_app;
grant execute on function take_rule(uuid, integer, integer, integer) to throughline_app;
grant execute on function propose_restatement(uuid, integer, integer, integer, jsonb) to throughline_app;
grant execute on function answer_restatement(uuid, integer, integer, integer, text, text) to throughline_app;
grant execute on function withdraw_restatement(uuid, integer, integer, integer) to throughline_app;
grant execute on function close_period(uuid, integer, text) to throughline_app;
grant execute on function signed_by(uuid, integer) to throughline_app;
grant execute on function signed_text(uuid, integer) to throughline_app;
grant execute on function close_passed(uuid) to throughline_worker;
grant execute on function keep_evaluations(uuid, integer, jsonb) to throughline_worker;
grant execute on function waiting_periods() to throughline_worker;
