-- Sessions end when they are too old, or idle for too long; people list and end their own, admins those of their staff.
-- Passwords are changed by who knows the old one, or set anew through a link in a mail; either ends the other sessions.

alter table sessions add column last_seen_at timestamptz not null default now();
alter table sessions add column device text not null default '' check (length(device) <= 300);

create table vault.tokens (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('join-network', 'join-organisation', 'reset-password')),
  email text not null check (email = lower(email)),
  person_id uuid references people (id),
  network_id uuid references networks (id),
  organisation_id uuid references organisations (id),
  invitation_id uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  check (case purpose
    when 'join-network' then network_id is not null and invitation_id is not null
    when 'join-organisation' then organisation_id is not null and invitation_id is not null
    else person_id is not null
  end)
);
create index on vault.tokens (invitation_id);
create index on vault.tokens (person_id);

-- Somebody asked for a new password for this address, whether it is anybody's or not: both take the same way and time.
create table vault.reset_requests (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  address_hash bytea not null,
  at timestamptz not null default now(),
  done_at timestamptz
);
create index on vault.reset_requests (email, at);
create index on vault.reset_requests (address_hash, at);

alter table vault.tokens enable row level security;
alter table vault.tokens force row level security;
alter table vault.reset_requests enable row level security;
alter table vault.reset_requests force row level security;
create policy owner_selects on vault.tokens for select to throughline_owner using (true);
create policy owner_inserts on vault.tokens for insert to throughline_owner with check (true);
create policy owner_updates on vault.tokens for update to throughline_owner using (true) with check (true);
create policy owner_selects on vault.reset_requests for select to throughline_owner using (true);
create policy owner_inserts on vault.reset_requests for insert to throughline_owner with check (true);
create policy owner_updates on vault.reset_requests for update to throughline_owner using (true) with check (true);
create policy owner_deletes on vault.reset_requests for delete to throughline_owner using (true);
create policy owner_updates on vault.credentials for update to throughline_owner using (true) with check (true);

drop function enter(text, uuid, boolean);

-- Who acts, for whom, where and as what, checked now. `acting` is the slug of one of the person's organisations; without it the
-- last one, or the first by name. No row for anything but a live session of a person of that organisation.
-- With writing, session, assignments and memberships are locked, so that a removal waits for the write or wins over it.
create function enter(token text, acting text, writing boolean)
returns table (
  person_id uuid, person_name text, organisation_id uuid, organisation_slug text, organisation_name text,
  is_admin boolean, network_ids uuid[], manager_network_ids uuid[], board_network_ids uuid[],
  viewer_network_ids uuid[], go_to_network_ids uuid[], known_organisation_ids uuid[], organisations jsonb
)
language plpgsql security definer set search_path = public, vault, pg_temp as $$
#variable_conflict use_column
declare
  live sessions;
  staff organisation_people;
begin
  if writing then
    select * into live from sessions
      where token_hash = sha256(convert_to(token, 'UTF8')) and ended_at is null and expires_at > now()
        and last_seen_at > now() - interval '2 hours' for share;
    perform 1 from organisation_people where person_id = live.person_id for share;
    perform 1 from assignments where person_id = live.person_id for share;
  else
    select * into live from sessions
      where token_hash = sha256(convert_to(token, 'UTF8')) and ended_at is null and expires_at > now()
        and last_seen_at > now() - interval '2 hours';
  end if;
  select s.* into staff
    from organisation_people s join organisations o on o.id = s.organisation_id
    where s.person_id = live.person_id and s.left_at is null and (acting is null or o.slug = acting)
    order by s.organisation_id = live.organisation_id desc, o.name, o.id limit 1;
  if staff is null then return; end if;
  if writing then
    perform 1 from network_members where organisation_id = staff.organisation_id for share;
  end if;
  if live.last_seen_at < now() - interval '1 minute' or live.organisation_id <> staff.organisation_id then
    -- Whoever is about to do the same does it for both: nobody waits for it.
    update sessions set last_seen_at = now(), organisation_id = staff.organisation_id
      where (person_id, id) = (
        select person_id, id from sessions where person_id = live.person_id and id = live.id for update skip locked
      );
  end if;
  return query
  with mine as (
    select a.network_id, a.roles from assignments a
    join network_members m on m.network_id = a.network_id and m.organisation_id = a.organisation_id
    where a.person_id = staff.person_id and a.organisation_id = staff.organisation_id and m.left_at is null
  )
  select p.id, p.name, o.id, o.slug, o.name, staff.is_admin,
    array(select network_id from mine),
    array(select network_id from mine where 'manager' = any (roles)),
    array(select network_id from mine where 'board' = any (roles)),
    array(select network_id from mine where 'viewer' = any (roles)),
    array(select network_id from mine where 'go-to' = any (roles)),
    array(
      select o.id
      union select u.id from organisations u where u.parent_id = o.id
      union select m.organisation_id from network_members m join mine on mine.network_id = m.network_id
    ),
    (select jsonb_agg(jsonb_build_object('slug', one.slug, 'name', one.name) order by one.name, one.slug)
      from organisation_people s join organisations one on one.id = s.organisation_id
      where s.person_id = staff.person_id and s.left_at is null)
  from people p, organisations o
  where p.id = staff.person_id and o.id = staff.organisation_id;
end
$$;

drop function complete_sign_in(uuid, text, bytea, interval);

-- Opens a session for the account of this attempt, in the first organisation (by name) that the person belongs to. False if there is none.
create function complete_sign_in(
  attempt uuid, account text, session_token_hash bytea, lifetime interval, device text default ''
) returns boolean
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  tried vault.sign_in_attempts;
  opened sessions;
begin
  delete from vault.sign_in_attempts where id = attempt and at > now() - interval '5 minutes' returning * into tried;
  if tried.id is null then return false; end if;
  delete from vault.sign_in_attempts
    where account_hash = tried.account_hash and address_hash = tried.address_hash;
  insert into sessions (person_id, token_hash, organisation_id, expires_at, device)
    select p.id, session_token_hash, o.id, now() + lifetime, left(device, 300)
    from people p
    join organisation_people s on s.person_id = p.id and s.left_at is null
    join organisations o on o.id = s.organisation_id
    where p.email = lower(account) and tried.account_hash = sha256(convert_to(lower(account), 'UTF8'))
    order by o.name, o.id limit 1
    returning * into opened;
  if opened.id is null then return false; end if;
  insert into organisation_audit_entries (organisation_id, seq, at, person_id, verb, object, payload, previous_hash, hash)
    values (opened.organisation_id, 0, now(), opened.person_id, 'sign-in', 'session ' || opened.id, '{}', '', '');
  return true;
end
$$;

-- Ends sessions of the person who acts: this one, or all but that of the token. Gives how many.
create function end_own_sessions(which uuid, keep_token text) returns integer
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  ended integer;
begin
  update sessions set ended_at = now()
    where person_id = nullif(current_setting('app.person_id', true), '')::uuid and ended_at is null
      and (which is null or id = which)
      and (keep_token is null or token_hash <> sha256(convert_to(keep_token, 'UTF8')));
  get diagnostics ended = row_count;
  return ended;
end
$$;

-- The live sessions of the acting organisation's staff, for its admins.
create function staff_sessions()
returns table (person_id uuid, id uuid, device text, created_at timestamptz, last_seen_at timestamptz)
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select s.person_id, s.id, s.device, s.created_at, s.last_seen_at
  from sessions s join organisation_people p on p.person_id = s.person_id
  where p.organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid and p.left_at is null
    and nullif(current_setting('app.is_admin', true), '')::boolean
    and s.organisation_id = p.organisation_id
    and s.ended_at is null and s.expires_at > now() and s.last_seen_at > now() - interval '2 hours'
  order by s.last_seen_at desc
$$;

-- Ends all sessions of one of the acting organisation's people, by its admin. False where it isn't one of them.
create function end_sessions_of(ending uuid) returns boolean
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  organisation uuid := nullif(current_setting('app.organisation_id', true), '')::uuid;
begin
  if not coalesce(nullif(current_setting('app.is_admin', true), '')::boolean, false) then return false; end if;
  if not exists (
    select from organisation_people where organisation_id = organisation and person_id = ending and left_at is null
  ) then
    return false;
  end if;
  update sessions set ended_at = now() where person_id = ending and ended_at is null;
  insert into organisation_audit_entries (organisation_id, seq, at, person_id, verb, object, payload, previous_hash, hash)
    values (organisation, 0, now(), nullif(current_setting('app.person_id', true), '')::uuid,
      'end-sessions', 'person ' || ending, '{}', '', '');
  return true;
end
$$;

-- Sets the acting person's password and ends their other sessions. The attempt is that of the current password, counted like
-- one to sign in (begin_sign_in); it was right, so the failures before it are forgotten. False without such an attempt.
create function change_password(attempt uuid, new_hash text, keep_token text) returns boolean
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  person uuid := nullif(current_setting('app.person_id', true), '')::uuid;
  tried vault.sign_in_attempts;
begin
  delete from vault.sign_in_attempts
    where id = attempt and at > now() - interval '5 minutes'
      and account_hash = (select sha256(convert_to(email, 'UTF8')) from people where id = person)
    returning * into tried;
  if tried.id is null then return false; end if;
  delete from vault.sign_in_attempts
    where account_hash = tried.account_hash and address_hash = tried.address_hash;
  insert into vault.credentials (person_id, password_hash) values (person, new_hash)
    on conflict (person_id) do update set password_hash = excluded.password_hash;
  update sessions set ended_at = now()
    where person_id = person and ended_at is null and token_hash <> sha256(convert_to(keep_token, 'UTF8'));
  update vault.tokens set used_at = now() where person_id = person and purpose = 'reset-password' and used_at is null;
  insert into organisation_audit_entries (organisation_id, seq, at, person_id, verb, object, payload, previous_hash, hash)
    select organisation_id, 0, now(), person, 'change-password', 'person ' || person, '{}', '', ''
    from organisation_people where person_id = person and left_at is null;
  return true;
end
$$;

-- Notes that somebody wants a new password for an address; a job does the rest. At most 5 an hour for one address, 20 from one place.
create function ask_reset(account text, address text) returns void
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  place bytea := sha256(convert_to(address, 'UTF8'));
  account_lock bigint := hashtextextended('reset account ' || lower(account), 0);
  place_lock bigint := hashtextextended('reset place ' || encode(place, 'hex'), 0);
  asked uuid;
begin
  -- In one order, so that no two requests wait for each other.
  perform pg_advisory_xact_lock(least(account_lock, place_lock));
  perform pg_advisory_xact_lock(greatest(account_lock, place_lock));
  delete from vault.reset_requests where at < now() - interval '1 day';
  if (select count(*) from vault.reset_requests where email = lower(account) and at > now() - interval '1 hour') >= 5
    or (select count(*) from vault.reset_requests where address_hash = place and at > now() - interval '1 hour') >= 20
  then return; end if;
  insert into vault.reset_requests (email, address_hash) values (lower(account), place) returning id into asked;
  perform vault.enqueue('mail-reset', jsonb_build_object('requestId', asked), 'reset ' || asked);
end
$$;

-- For the worker: whom a request is about. No row when it is nobody's address, or was dealt with.
create function reset_request(asked uuid) returns table (email text, person_name text)
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select p.email, p.name from vault.reset_requests r join people p on p.email = r.email
  where r.id = asked and r.done_at is null
$$;

-- For the worker: the token and the mail of a request, once. An admin may read the mail only where the account is their organisation's alone.
create function answer_reset(asked uuid, reset_token_hash bytea, mail_subject text, mail_body text) returns boolean
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  request vault.reset_requests;
  person uuid;
  organisation_ids uuid[];
begin
  update vault.reset_requests set done_at = now() where id = asked and done_at is null returning * into request;
  if request.id is null then return false; end if;
  select p.id, array_agg(s.organisation_id order by s.organisation_id) into person, organisation_ids
    from people p join organisation_people s on s.person_id = p.id and s.left_at is null
    where p.email = request.email group by p.id;
  if person is null then return false; end if;
  update vault.tokens set used_at = now() where person_id = person and purpose = 'reset-password' and used_at is null;
  insert into vault.tokens (token_hash, purpose, email, person_id, expires_at)
    values (reset_token_hash, 'reset-password', request.email, person, now() + interval '1 hour');
  insert into mail (organisation_id, to_address, subject, body, admins_may_read)
    values (organisation_ids[1], request.email, mail_subject, mail_body, cardinality(organisation_ids) = 1);
  return true;
end
$$;

-- Whether a link for a new password still opens something: 'open', 'used', 'expired', or null for a token that never was.
create function reset_state(token text) returns text
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select case when used_at is not null then 'used' when expires_at <= now() then 'expired' else 'open' end
  from vault.tokens where token_hash = sha256(convert_to(token, 'UTF8')) and purpose = 'reset-password'
$$;

-- Sets the password of the token's person, ends all their sessions and forgets failures to sign in; true for exactly one use of
-- a live token.
create function reset_password(token text, new_hash text) returns boolean
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  person uuid;
begin
  update vault.tokens set used_at = now()
    where token_hash = sha256(convert_to(token, 'UTF8')) and purpose = 'reset-password'
      and used_at is null and expires_at > now()
    returning person_id into person;
  if person is null then return false; end if;
  insert into vault.credentials (person_id, password_hash) values (person, new_hash)
    on conflict (person_id) do update set password_hash = excluded.password_hash;
  update sessions set ended_at = now() where person_id = person and ended_at is null;
  delete from vault.sign_in_attempts
    where account_hash = (select sha256(convert_to(email, 'UTF8')) from people where id = person);
  insert into organisation_audit_entries (organisation_id, seq, at, person_id, verb, object, payload, previous_hash, hash)
    select organisation_id, 0, now(), person, 'reset-password', 'person ' || person, '{}', '', ''
    from organisation_people where person_id = person and left_at is null;
  return true;
end
$$;

-- For the worker when it starts: what was asked for while there was nobody to hand it to.
create function waiting_jobs() returns table (task text, payload jsonb, job_key text)
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select 'send-mail', jsonb_build_object('organisationId', organisation_id, 'mailId', id), 'mail ' || id
  from mail where status = 'queued'
  union all
  select 'mail-reset', jsonb_build_object('requestId', id), 'reset ' || id
  from vault.reset_requests where done_at is null and at > now() - interval '1 hour'
$$;

grant execute on function enter(text, text, boolean) to throughline_app;
grant execute on function complete_sign_in(uuid, text, bytea, interval, text) to throughline_app;
grant execute on function end_own_sessions(uuid, text) to throughline_app;
grant execute on function staff_sessions() to throughline_app;
grant execute on function end_sessions_of(uuid) to throughline_app;
grant execute on function change_password(uuid, text, text) to throughline_app;
grant execute on function ask_reset(text, text) to throughline_app;
grant execute on function reset_state(text) to throughline_app;
grant execute on function reset_password(text, text) to throughline_app;
grant execute on function reset_request(uuid) to throughline_worker;
grant execute on function answer_reset(uuid, bytea, text, text) to throughline_worker;
grant execute on function waiting_jobs() to throughline_worker;
