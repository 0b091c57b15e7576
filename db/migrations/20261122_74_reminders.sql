-- Who is reminded of a month that they still owe figures for, and who asked them: each of an organisation's managers at most once
-- for each reason. A job writes the mail; the app's role sees that it was written and writes none of it.

create table figure_requests (
  network_id uuid not null,
  period integer not null,
  organisation_id uuid not null,
  asked_by_id uuid not null,
  person_id uuid not null,
  asked_at timestamptz not null default now(),
  primary key (network_id, period, organisation_id, asked_by_id),
  foreign key (network_id, period) references network_periods (network_id, period),
  foreign key (network_id, organisation_id) references network_members (network_id, organisation_id),
  foreign key (network_id, asked_by_id, person_id) references member_people (network_id, organisation_id, person_id),
  check (organisation_id <> asked_by_id)
);

create table reminders (
  network_id uuid not null,
  period integer not null,
  organisation_id uuid not null,
  person_id uuid not null,
  reason text not null check (reason in ('due', 'asked')),
  reminded_at timestamptz not null default now(),
  primary key (network_id, period, organisation_id, person_id, reason),
  foreign key (network_id, period) references network_periods (network_id, period),
  foreign key (network_id, organisation_id) references network_members (network_id, organisation_id),
  foreign key (organisation_id, person_id) references organisation_people (organisation_id, person_id)
);

alter table figure_requests enable row level security;
alter table figure_requests force row level security;
alter table reminders enable row level security;
alter table reminders force row level security;

grant select on figure_requests, reminders to throughline_app;
grant insert (network_id, period, organisation_id, asked_by_id, person_id) on figure_requests to throughline_app;

create policy both_sides_read on figure_requests for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and nullif(current_setting('app.organisation_id', true), '')::uuid in (organisation_id, asked_by_id)
  );

create policy managers_ask on figure_requests for insert to throughline_app
  with check (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (
      network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
      or network_id = any (nullif(current_setting('app.board_network_ids', true), '')::uuid[])
    )
    and asked_by_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and person_id = nullif(current_setting('app.person_id', true), '')::uuid
    and asked_at = now()
  );

create policy organisation_reads on reminders for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
  );

create policy owner_selects on figure_requests for select to throughline_owner using (true);
create policy owner_inserts on figure_requests for insert to throughline_owner with check (true);
create policy owner_selects on reminders for select to throughline_owner using (true);
create policy owner_inserts on reminders for insert to throughline_owner with check (true);

-- The instant at which a day is over in a time zone: figures that are due on it are in time before that. Where the clock goes
-- back at midnight there are two of them, of which the first counts.
create function end_of_day(day date, zone text) returns timestamptz
language sql immutable set search_path = public, vault, pg_temp as $$
  select min(midnight - shift)
  from unnest(array[interval '0', interval '30 minutes', interval '1 hour', interval '2 hours']) shift,
    lateral (select (day + 1)::timestamp at time zone zone) as turn (midnight)
  where ((midnight - shift) at time zone zone)::date > day
$$;
grant execute on function end_of_day(date, text) to throughline_app;

-- Nine in the morning, for the recipient, of the day before the one on which the deadline falls for them.
create function vault.reminder_from(deadline timestamptz, zone text) returns timestamptz
language sql immutable set search_path = public, vault, pg_temp as $$
  select (((deadline - interval '1 microsecond') at time zone zone)::date - 1 + time '09:00') at time zone zone
$$;

-- The series that an organisation reports in a month: a version that every party agreed to is in force, or in its parallel run.
create function vault.due_series(network uuid, month integer, organisation uuid) returns setof integer
language sql stable set search_path = public, vault, pg_temp as $$
  select s.key from series s
  where s.network_id = network and s.reporter_id = organisation and exists (
    select from metric_versions v
    where v.network_id = s.network_id and v.metric_code = s.metric_code
      and case when s.parallel_version is null then v.effective_from <= month
        else v.version = s.parallel_version and v.parallel_from <= month and month < v.effective_from end
      and not exists (
        select from unnest(v.party_ids) party
        where not exists (
          select from agreements a
          where a.network_id = v.network_id and a.subject = 'metric-version' and a.metric_code = v.metric_code
            and a.number = v.version and a.organisation_id = party and a.text_hash = v.text_hash
        )
      )
  )
$$;

-- How many figures an organisation owes for a month, how many of them it has entered, and how many it has submitted.
create function vault.progress(network uuid, month integer, organisation uuid, out due integer, out entered integer, out submitted integer)
language sql stable set search_path = public, vault, pg_temp as $$
  select count(*)::integer,
    count(*) filter (where f.numerator is not null or f.not_applicable)::integer,
    count(*) filter (where f.status <> 'draft')::integer
  from vault.due_series(network, month, organisation) owed
  left join figures f on f.network_id = network and f.series_key = owed and f.period = month and f.reporter_id = organisation
$$;

-- Who is to be reminded now, and of what: the managers of organisations that haven't submitted all, from the morning of the day
-- before the deadline until it; and, until the period is closed, those of an organisation that was asked.
create function vault.to_remind(moment timestamptz)
returns table (network_id uuid, period integer, organisation_id uuid, person_id uuid, reason text)
language sql stable set search_path = public, vault, pg_temp as $$
  select wanted.* from (
    select p.network_id, p.period, a.organisation_id, a.person_id, 'due' as reason
    from network_periods p
    join networks n on n.id = p.network_id
    join assignments a on a.network_id = p.network_id and 'manager' = any (a.roles)
    join organisations o on o.id = a.organisation_id
    where p.closed_on is null and p.due_on between (moment - interval '3 days')::date and (moment + interval '3 days')::date
      and moment >= vault.reminder_from(end_of_day(p.due_on, n.time_zone), o.time_zone)
      and moment < end_of_day(p.due_on, n.time_zone)
    union all
    select distinct p.network_id, p.period, a.organisation_id, a.person_id, 'asked'
    from figure_requests r
    join network_periods p on p.network_id = r.network_id and p.period = r.period and p.closed_on is null
    join assignments a on a.network_id = r.network_id and a.organisation_id = r.organisation_id and 'manager' = any (a.roles)
  ) wanted
  join network_members m on m.network_id = wanted.network_id and m.organisation_id = wanted.organisation_id and m.left_at is null
  where not exists (
      select from reminders d
      where d.network_id = wanted.network_id and d.period = wanted.period and d.organisation_id = wanted.organisation_id
        and d.person_id = wanted.person_id and d.reason = wanted.reason
    )
    and exists (
      select from vault.progress(wanted.network_id, wanted.period, wanted.organisation_id) so_far
      where so_far.submitted < so_far.due
    )
$$;

-- The jobs that the worker hands to itself for that.
create function due_reminders() returns table (task text, payload jsonb, job_key text)
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select 'remind', jsonb_build_object(
      'networkId', network_id, 'period', period, 'organisationId', organisation_id, 'personId', person_id, 'reason', reason
    ), concat_ws(' ', 'remind', network_id, period, organisation_id, person_id, reason)
  from vault.to_remind(now())
$$;

-- What the mail may tell: the recipient's own organisation's progress, the deadline, and who asked. Null where nobody is to be
-- reminded (any more). Only for the organisation that the job works for.
create function reminder(network uuid, month integer, person uuid, why text) returns text
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select json_build_object(
    'network', n.name, 'slug', n.slug, 'organisation', o.name, 'organisationSlug', o.slug, 'timeZone', o.time_zone,
    'to', pe.email, 'name', pe.name, 'due', so_far.due, 'entered', so_far.entered, 'submitted', so_far.submitted,
    'deadline', to_char(end_of_day(p.due_on, n.time_zone) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'askedBy', (
      select coalesce(json_agg(asking.name order by r.asked_at), '[]') from figure_requests r
      join organisations asking on asking.id = r.asked_by_id
      where r.network_id = network and r.period = month and r.organisation_id = o.id and why = 'asked'
    )
  )::text
  from vault.to_remind(now()) wanted
  join networks n on n.id = wanted.network_id
  join network_periods p on p.network_id = wanted.network_id and p.period = wanted.period
  join organisations o on o.id = wanted.organisation_id
  join people pe on pe.id = wanted.person_id,
  vault.progress(wanted.network_id, wanted.period, wanted.organisation_id) so_far
  where wanted.network_id = network and wanted.period = month and wanted.person_id = person and wanted.reason = why
    and wanted.organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
$$;

-- Writes the mail, once for each reason: who comes second finds it written. False then.
create function send_reminder(network uuid, month integer, person uuid, why text, subject text, body text) returns boolean
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  organisation uuid := nullif(current_setting('app.organisation_id', true), '')::uuid;
  address text;
begin
  select pe.email into address
  from vault.to_remind(now()) wanted join people pe on pe.id = wanted.person_id
  where wanted.network_id = network and wanted.period = month and wanted.person_id = person and wanted.reason = why
    and wanted.organisation_id = organisation;
  if address is null then return false; end if;
  insert into reminders (network_id, period, organisation_id, person_id, reason)
    values (network, month, organisation, person, why)
    on conflict do nothing;
  if not found then return false; end if;
  insert into mail (organisation_id, to_address, subject, body) values (organisation, address, send_reminder.subject, send_reminder.body);
  return true;
end
$$;

grant execute on function due_reminders() to throughline_worker;
grant execute on function reminder(uuid, integer, uuid, text) to throughline_worker;
grant execute on function send_reminder(uuid, integer, uuid, text, text, text) to throughline_worker;
