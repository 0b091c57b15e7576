-- What end customers were promised, case by case. A case is a reference and nothing about a person. What happened in it only takes
-- new rows; what stands (who is accountable, who is asked to take over, who sees it) is kept beside them by the functions here.

alter table figure_revisions drop constraint figure_revisions_source_check;
alter table figure_revisions add constraint figure_revisions_source_check
  check (source in ('grid', 'paste', 'import', 'api', 'file', 'restatement', 'ledger'));

-- A reference is one organisation's own: that another has a case of the same name is nobody else's to know.
create table cases (
  network_id uuid not null references networks (id),
  reference text not null check (length(reference) <= 40 and reference ~ '^[A-Za-z0-9]+([./-][A-Za-z0-9]+)*$'),
  opened_by_id uuid not null,
  accountable_id uuid not null,
  offered_to_id uuid,
  closed_at timestamptz,
  audience uuid[] not null,
  primary key (network_id, reference, opened_by_id),
  foreign key (network_id, opened_by_id) references network_members (network_id, organisation_id),
  foreign key (network_id, accountable_id) references network_members (network_id, organisation_id),
  foreign key (network_id, offered_to_id) references network_members (network_id, organisation_id),
  check (opened_by_id = any (audience) and accountable_id = any (audience)),
  check (offered_to_id <> accountable_id and offered_to_id = any (audience)),
  check (closed_at is null or offered_to_id is null)
);

create table case_entries (
  network_id uuid not null,
  reference text not null,
  opened_by_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in
    ('open', 'promise', 'message', 'kept', 'withdrawn', 'offer', 'acknowledge', 'decline', 'recall', 'close')),
  organisation_id uuid not null,
  person_id uuid not null,
  recorded_at timestamptz not null,
  -- The number of the promise that it makes or is about.
  promise integer check (promise > 0),
  role text check (length(role) between 1 and 40),
  hand text check (hand ~ '^[A-Z]{1,3}-?[0-9]{1,4}$'),
  says text check (length(says) between 1 and 500),
  due_at timestamptz check (due_at > recorded_at),
  to_id uuid,
  handed integer[],
  audience uuid[] not null,
  primary key (network_id, reference, opened_by_id, number),
  foreign key (network_id, reference, opened_by_id) references cases (network_id, reference, opened_by_id),
  foreign key (network_id, organisation_id, person_id) references member_people (network_id, organisation_id, person_id),
  foreign key (network_id, to_id) references network_members (network_id, organisation_id),
  check ((kind in ('promise', 'message', 'kept', 'withdrawn')) = (promise is not null)),
  check ((kind = 'promise') = (role is not null)),
  check ((kind = 'promise') = (due_at is not null)),
  check ((kind in ('promise', 'kept')) = (hand is not null)),
  check (kind not in ('promise', 'message', 'withdrawn') or says is not null),
  check ((kind = 'offer') = (to_id is not null)),
  check ((kind in ('offer', 'acknowledge')) = (handed is not null))
);

create index promises_by_due on case_entries (network_id, due_at) where kind = 'promise';

create table promise_reminders (
  network_id uuid not null,
  reference text not null,
  opened_by_id uuid not null,
  promise integer not null,
  organisation_id uuid not null,
  person_id uuid not null,
  step text not null check (step in ('overdue', 'still-overdue')),
  reminded_at timestamptz not null default now(),
  primary key (network_id, reference, opened_by_id, promise, organisation_id, person_id, step),
  foreign key (network_id, reference, opened_by_id) references cases (network_id, reference, opened_by_id),
  foreign key (network_id, organisation_id) references network_members (network_id, organisation_id),
  foreign key (organisation_id, person_id) references organisation_people (organisation_id, person_id)
);

alter table cases enable row level security;
alter table cases force row level security;
alter table case_entries enable row level security;
alter table case_entries force row level security;
alter table promise_reminders enable row level security;
alter table promise_reminders force row level security;

grant select on cases, case_entries, promise_reminders to throughline_app;

create policy audience_reads on cases for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience)
  );
create policy audience_reads on case_entries for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience)
  );
create policy organisation_reads on promise_reminders for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
  );

create policy owner_selects on cases for select to throughline_owner using (true);
create policy owner_inserts on cases for insert to throughline_owner with check (true);
create policy owner_updates on cases for update to throughline_owner using (true) with check (true);
create policy owner_selects on case_entries for select to throughline_owner using (true);
create policy owner_inserts on case_entries for insert to throughline_owner with check (true);
create policy owner_updates on case_entries for update to throughline_owner using (true) with check (true);
create policy owner_selects on promise_reminders for select to throughline_owner using (true);
create policy owner_inserts on promise_reminders for insert to throughline_owner with check (true);

-- Whoever takes over sees what was before: of an entry only its readers change, and none is taken away.
create function only_readers_join() returns trigger
language plpgsql as $$
begin
  if to_jsonb(new) - 'audience' <> to_jsonb(old) - 'audience' or not new.audience @> old.audience then
    raise exception 'entries of a case only take new rows' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger only_readers_join before update on case_entries for each row execute function only_readers_join();

-- The organisation that is acted for, where it may enter something in the ledger: by managers, boards and go-to persons. Else null.
create function vault.promising_organisation(network uuid) returns uuid
language sql stable set search_path = public, vault, pg_temp as $$
  select nullif(current_setting('app.organisation_id', true), '')::uuid
  where network = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (
      network = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
      or network = any (nullif(current_setting('app.board_network_ids', true), '')::uuid[])
      or network = any (nullif(current_setting('app.go_to_network_ids', true), '')::uuid[])
    )
$$;

-- Each promise of a case: who holds it, when it is due, and whether it is neither kept nor withdrawn.
create function vault.case_promises(network uuid, case_reference text, opener uuid)
returns table (promise integer, holder_id uuid, due_at timestamptz, unsettled boolean)
language sql stable set search_path = public, vault, pg_temp as $$
  select made.promise,
    coalesce((
      select taken.organisation_id from case_entries taken
      where taken.network_id = network and taken.reference = case_reference and taken.opened_by_id = opener
        and taken.kind = 'acknowledge' and made.promise = any (taken.handed)
      order by taken.number desc limit 1
    ), made.organisation_id),
    made.due_at,
    not exists (
      select from case_entries done
      where done.network_id = network and done.reference = case_reference and done.opened_by_id = opener
        and done.promise = made.promise and done.kind in ('kept', 'withdrawn')
    )
  from case_entries made
  where made.network_id = network and made.reference = case_reference and made.opened_by_id = opener and made.kind = 'promise'
$$;

-- By when a promise is to be kept: within the hour, by the end of the day that it is in the network, or by that of a day. Null for
-- a day that is over, or further away than a year.
create function vault.due_instant(network uuid, moment timestamptz, due text, day text) returns timestamptz
language sql stable set search_path = public, vault, pg_temp as $$
  select case due
    when 'hour' then moment + interval '1 hour'
    when 'today' then end_of_day((moment at time zone n.time_zone)::date, n.time_zone)
    when 'date' then (
      select end_of_day(given, n.time_zone) from (select to_date(day, 'YYYY-MM-DD') as given) one
      where given between (moment at time zone n.time_zone)::date and (moment at time zone n.time_zone)::date + 366
    ) end
  from networks n where n.id = network
$$;

-- Adds an entry, with its trace in the audit trail, for everybody who takes part by then.
create function vault.write_entry(standing cases, own uuid, made case_entries) returns void
language plpgsql set search_path = public, vault, pg_temp as $$
begin
  insert into member_people (network_id, organisation_id, person_id, name)
    select standing.network_id, own, id, name from people where id = vault.acting_person()
    on conflict do nothing;
  insert into case_entries (network_id, reference, opened_by_id, number, kind, organisation_id, person_id, recorded_at, promise,
      role, hand, says, due_at, to_id, handed, audience)
    values (standing.network_id, standing.reference, standing.opened_by_id, made.number, made.kind, own, vault.acting_person(),
      made.recorded_at, made.promise, made.role, made.hand, made.says, made.due_at, made.to_id, made.handed, standing.audience);
  insert into audit_entries (network_id, seq, at, person_id, organisation_id, verb, object, payload, previous_hash, hash, audience)
    values (standing.network_id, 0, now(), vault.acting_person(), own, 'case-' || made.kind, 'case ' || standing.reference,
      jsonb_strip_nulls(jsonb_build_object('entry', made.number, 'promise', made.promise, 'to', made.to_id))::text,
      '', '', standing.audience);
end
$$;

-- Opens a case, for which its organisation is accountable from then on. Null, or why not.
create function open_case(network uuid, case_reference text) returns text
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.promising_organisation(network);
  standing cases;
  made case_entries;
begin
  if own is null then return 'gone'; end if;
  if case_reference is null or length(case_reference) > 40 or case_reference !~ '^[A-Za-z0-9]+([./-][A-Za-z0-9]+)*$' then
    return 'malformed';
  end if;
  insert into cases (network_id, reference, opened_by_id, accountable_id, audience)
    values (network, case_reference, own, own, array[own])
    on conflict do nothing returning * into standing;
  if standing.reference is null then return 'taken'; end if;
  made.number := 1;
  made.kind := 'open';
  made.recorded_at := date_trunc('milliseconds', clock_timestamp());
  perform vault.write_entry(standing, own, made);
  return null;
end
$$;

-- Why this entry can't follow what stands in a case; null where it can.
create function vault.entry_refusal(standing cases, own uuid, made case_entries) returns text
language plpgsql stable set search_path = public, vault, pg_temp as $$
declare
  about record;
begin
  if standing.closed_at is not null then return 'closed'; end if;
  select * into about from vault.case_promises(standing.network_id, standing.reference, standing.opened_by_id) p
    where p.promise = made.promise;
  case made.kind
    when 'promise' then
      if made.role is null or made.hand is null or made.says is null then return 'malformed'; end if;
      if made.due_at is null or made.due_at <= made.recorded_at then return 'past'; end if;
    when 'message', 'kept', 'withdrawn' then
      if about.promise is null then return 'no-promise'; end if;
      if own not in (about.holder_id, standing.accountable_id) then return 'not-yours'; end if;
      if not about.unsettled then return 'settled'; end if;
      if made.kind = 'kept' and made.hand is null or made.kind <> 'kept' and made.says is null then return 'malformed'; end if;
    when 'offer' then
      if own <> standing.accountable_id then return 'not-yours'; end if;
      if standing.offered_to_id is not null then return 'offered'; end if;
      if made.to_id = own then return 'to-oneself'; end if;
      if not exists (
        select from network_members m
        where m.network_id = standing.network_id and m.organisation_id = made.to_id and m.left_at is null
      ) then return 'no-member'; end if;
      if made.handed is null or exists (
        select from unnest(made.handed) along where not exists (
          select from vault.case_promises(standing.network_id, standing.reference, standing.opened_by_id) p
          where p.promise = along and p.unsettled and p.holder_id = own
        )
      ) then return 'no-promise'; end if;
    when 'recall' then
      if own <> standing.accountable_id then return 'not-yours'; end if;
      if standing.offered_to_id is null then return 'no-offer'; end if;
    when 'acknowledge', 'decline' then
      if standing.offered_to_id is null then return 'no-offer'; end if;
      if own <> standing.offered_to_id then return 'not-yours'; end if;
    when 'close' then
      if own <> standing.accountable_id then return 'not-yours'; end if;
      if standing.offered_to_id is not null then return 'offered'; end if;
      if exists (
        select from vault.case_promises(standing.network_id, standing.reference, standing.opened_by_id) p
        where p.unsettled and p.due_at > made.recorded_at
      ) then return 'still-open'; end if;
    else return 'malformed';
  end case;
  return null;
end
$$;

-- Enters something in a case that the organisation takes part in. `entry` has a "kind" and what belongs to it: "promise", "role",
-- "hand", "says", "due" ("hour", "today" or "date", then "day"), "to", "handed". Null, or why not. One at a time in each case.
create function add_to_case(network uuid, case_reference text, opener uuid, entry jsonb) returns text
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.promising_organisation(network);
  standing cases;
  made case_entries;
  refusal text;
begin
  select * into standing from cases c
    where c.network_id = network and c.reference = case_reference and c.opened_by_id = opener and own = any (c.audience)
    for update;
  if standing.reference is null then return 'gone'; end if;
  select max(e.number) + 1, greatest(date_trunc('milliseconds', clock_timestamp()), max(e.recorded_at))
    into made.number, made.recorded_at
    from case_entries e
    where e.network_id = network and e.reference = case_reference and e.opened_by_id = opener;
  made.kind := entry ->> 'kind';
  made.promise := case made.kind
    when 'promise' then (select count(*) + 1 from vault.case_promises(network, case_reference, opener))
    when 'message' then (entry ->> 'promise')::integer
    when 'kept' then (entry ->> 'promise')::integer
    when 'withdrawn' then (entry ->> 'promise')::integer end;
  if made.kind = 'promise' then
    made.role := entry ->> 'role';
    made.due_at := vault.due_instant(network, made.recorded_at, entry ->> 'due', entry ->> 'day');
  end if;
  if made.kind in ('promise', 'kept') then made.hand := entry ->> 'hand'; end if;
  if made.kind in ('promise', 'message', 'kept', 'withdrawn') then made.says := nullif(entry ->> 'says', ''); end if;
  if made.kind = 'offer' then
    made.to_id := (entry ->> 'to')::uuid;
    made.handed := array(select distinct jsonb_array_elements_text(entry -> 'handed')::integer order by 1);
  elsif made.kind = 'acknowledge' then
    select e.handed into made.handed from case_entries e
      where e.network_id = network and e.reference = case_reference and e.opened_by_id = opener and e.kind = 'offer'
      order by e.number desc limit 1;
  end if;
  refusal := vault.entry_refusal(standing, own, made);
  if refusal is not null then return refusal; end if;
  if made.kind = 'offer' and not made.to_id = any (standing.audience) then
    standing.audience := standing.audience || made.to_id;
    update case_entries e set audience = standing.audience
      where e.network_id = network and e.reference = case_reference and e.opened_by_id = opener;
  end if;
  update cases c set
      accountable_id = case made.kind when 'acknowledge' then own else c.accountable_id end,
      offered_to_id = case when made.kind = 'offer' then made.to_id
        when made.kind in ('acknowledge', 'decline', 'recall') then null else c.offered_to_id end,
      closed_at = case made.kind when 'close' then made.recorded_at end,
      audience = standing.audience
    where c.network_id = network and c.reference = case_reference and c.opened_by_id = opener;
  perform vault.write_entry(standing, own, made);
  return null;
end
$$;

grant execute on function open_case(uuid, text) to throughline_app;
grant execute on function add_to_case(uuid, text, uuid, jsonb) to throughline_app;

-- Who is to be told of an overdue promise now. First the go-to persons and managers of the organisation accountable for its case;
-- a day after it was due the go-to persons of that organisation and of the one that holds the promise. Nobody of what fell due more
-- than a week ago: that stands on the page.
create function vault.promises_to_remind(moment timestamptz)
returns table (network_id uuid, reference text, opened_by_id uuid, promise integer, organisation_id uuid, person_id uuid, step text)
language sql stable set search_path = public, vault, pg_temp as $$
  select made.network_id, made.reference, made.opened_by_id, made.promise, a.organisation_id, a.person_id, told.step
  from case_entries made
  join cases c on c.network_id = made.network_id and c.reference = made.reference and c.opened_by_id = made.opened_by_id
    and c.closed_at is null
  cross join lateral vault.case_promises(made.network_id, made.reference, made.opened_by_id) p
  cross join lateral (
    select 'overdue' as step, c.accountable_id as organisation_id, array['go-to', 'manager'] as roles
    union
    select 'still-overdue', either, array['go-to'] from unnest(array[c.accountable_id, p.holder_id]) either
      where made.due_at <= moment - interval '24 hours'
  ) told
  join network_members m on m.network_id = made.network_id and m.organisation_id = told.organisation_id and m.left_at is null
  join assignments a on a.network_id = made.network_id and a.organisation_id = told.organisation_id and a.roles && told.roles
  where made.kind = 'promise' and made.due_at <= moment and made.due_at > moment - interval '7 days'
    and p.promise = made.promise and p.unsettled
    and not exists (
      select from promise_reminders d
      where d.network_id = made.network_id and d.reference = made.reference and d.opened_by_id = made.opened_by_id
        and d.promise = made.promise and d.organisation_id = a.organisation_id and d.person_id = a.person_id
        and d.step = told.step
    )
$$;

-- The jobs that the worker hands to itself for that.
create function due_promise_reminders() returns table (task text, payload jsonb, job_key text)
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select 'remind-promise', jsonb_build_object(
      'networkId', network_id, 'reference', reference, 'openedById', opened_by_id, 'promise', promise,
      'organisationId', organisation_id, 'personId', person_id, 'step', step
    ), concat_ws(' ', 'remind-promise', network_id, reference, opened_by_id, promise, organisation_id, person_id, step)
  from vault.promises_to_remind(now())
$$;

-- What the mail may tell: the case's reference, who holds the promise, since when it is due; nothing of what was said. Null where
-- nobody is to be told (any more). Only for the organisation that the job works for.
create function promise_reminder(network uuid, case_reference text, opener uuid, about integer, person uuid, why text) returns text
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select json_build_object(
    'network', n.name, 'slug', n.slug, 'organisation', o.name, 'organisationSlug', o.slug, 'timeZone', o.time_zone,
    'name', pe.name, 'openedBy', opening.slug, 'accountable', answering.name, 'holder', holding.name,
    'due', to_char(p.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  )::text
  from vault.promises_to_remind(now()) wanted
  join networks n on n.id = wanted.network_id
  join organisations o on o.id = wanted.organisation_id
  join people pe on pe.id = wanted.person_id
  join organisations opening on opening.id = wanted.opened_by_id
  join cases c on c.network_id = wanted.network_id and c.reference = wanted.reference and c.opened_by_id = wanted.opened_by_id
  join organisations answering on answering.id = c.accountable_id
  join vault.case_promises(network, case_reference, opener) p on p.promise = wanted.promise
  join organisations holding on holding.id = p.holder_id
  where wanted.network_id = network and wanted.reference = case_reference and wanted.opened_by_id = opener
    and wanted.promise = about and wanted.person_id = person and wanted.step = why
    and wanted.organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
$$;

-- Writes the mail, once for each step: who comes second finds it written. False then.
create function send_promise_reminder(network uuid, case_reference text, opener uuid, about integer, person uuid, why text,
  subject text, body text) returns boolean
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  organisation uuid := nullif(current_setting('app.organisation_id', true), '')::uuid;
  address text;
begin
  select pe.email into address
  from vault.promises_to_remind(now()) wanted join people pe on pe.id = wanted.person_id
  where wanted.network_id = network and wanted.reference = case_reference and wanted.opened_by_id = opener
    and wanted.promise = about and wanted.person_id = person and wanted.step = why and wanted.organisation_id = organisation;
  if address is null then return false; end if;
  insert into promise_reminders (network_id, reference, opened_by_id, promise, organisation_id, person_id, step)
    values (network, case_reference, opener, about, organisation, person, why)
    on conflict do nothing;
  if not found then return false; end if;
  insert into mail (organisation_id, to_address, subject, body)
    values (organisation, address, send_promise_reminder.subject, send_promise_reminder.body);
  return true;
end
$$;

grant execute on function due_promise_reminders() to throughline_worker;
grant execute on function promise_reminder(uuid, text, uuid, integer, uuid, text) to throughline_worker;
grant execute on function send_promise_reminder(uuid, text, uuid, integer, uuid, text, text, text) to throughline_worker;
