-- The functions of the doors: who enters, and the way to a session. All belong to the owner; nobody else may read what they read.

-- Who acts, for whom, where and as what, checked now. No row for anything but a live session of a person of an organisation.
-- With writing, session, assignments and memberships are locked, so that a removal waits for the write or wins over it.
create function enter(token text, acting uuid, writing boolean)
returns table (
  person_id uuid, person_name text, organisation_id uuid, organisation_slug text, organisation_name text,
  is_admin boolean, network_ids uuid[], manager_network_ids uuid[], board_network_ids uuid[],
  viewer_network_ids uuid[], go_to_network_ids uuid[], known_organisation_ids uuid[]
)
language plpgsql security definer set search_path = public, vault, pg_temp as $$
#variable_conflict use_column
declare
  live sessions;
  staff organisation_people;
begin
  if writing then
    select * into live from sessions
      where token_hash = sha256(convert_to(token, 'UTF8')) and ended_at is null and expires_at > now() for share;
    perform 1 from assignments where person_id = live.person_id for share;
    perform 1 from network_members
      where organisation_id = coalesce(acting, live.organisation_id) for share;
  else
    select * into live from sessions
      where token_hash = sha256(convert_to(token, 'UTF8')) and ended_at is null and expires_at > now();
  end if;
  select * into staff from organisation_people
    where person_id = live.person_id and organisation_id = coalesce(acting, live.organisation_id);
  if staff is null then return; end if;
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
    )
  from people p, organisations o
  where p.id = staff.person_id and o.id = staff.organisation_id;
end
$$;

-- Counts an attempt before the password is looked at, so that parallel guesses count too; a success takes its attempts back.
-- At most 10 failures in 15 minutes for an account from one address, 100 from one address, 100 for one account.
create function begin_sign_in(account text, address text)
returns table (attempt_id uuid, allowed boolean, password_hash text)
language plpgsql security definer set search_path = public, vault, pg_temp as $$
#variable_conflict use_column
declare
  account_key bytea := sha256(convert_to(lower(account), 'UTF8'));
  address_key bytea := sha256(convert_to(address, 'UTF8'));
  account_lock bigint := hashtextextended('sign-in account ' || encode(account_key, 'hex'), 0);
  address_lock bigint := hashtextextended('sign-in address ' || encode(address_key, 'hex'), 0);
  since timestamptz := now() - interval '15 minutes';
  attempt uuid;
  permitted boolean;
begin
  -- In one order, so that no two attempts wait for each other.
  perform pg_advisory_xact_lock(least(account_lock, address_lock));
  perform pg_advisory_xact_lock(greatest(account_lock, address_lock));
  delete from vault.sign_in_attempts where at < now() - interval '1 day';
  select count(*) filter (where account_hash = account_key and address_hash = address_key) < 10
    and count(*) filter (where address_hash = address_key) < 100
    and count(*) filter (where account_hash = account_key) < 100
    into permitted
    from vault.sign_in_attempts
    where at > since and (account_hash = account_key or address_hash = address_key);
  if permitted then
    insert into vault.sign_in_attempts (account_hash, address_hash) values (account_key, address_key)
      returning id into attempt;
  end if;
  return query
  select attempt, permitted, c.password_hash
  from (select 1) one
  left join people p on permitted and p.email = lower(account)
  left join vault.credentials c on c.person_id = p.id;
end
$$;

-- Opens a session for the account of this attempt, in the first organisation (by name) that the person belongs to. False if there is none.
create function complete_sign_in(attempt uuid, account text, session_token_hash bytea, lifetime interval) returns boolean
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  tried vault.sign_in_attempts;
begin
  delete from vault.sign_in_attempts where id = attempt and at > now() - interval '5 minutes' returning * into tried;
  if tried.id is null then return false; end if;
  delete from vault.sign_in_attempts
    where account_hash = tried.account_hash and address_hash = tried.address_hash;
  insert into sessions (person_id, token_hash, organisation_id, expires_at)
    select p.id, session_token_hash, o.id, now() + lifetime
    from people p
    join organisation_people s on s.person_id = p.id
    join organisations o on o.id = s.organisation_id
    where p.email = lower(account) and tried.account_hash = sha256(convert_to(lower(account), 'UTF8'))
    order by o.name limit 1;
  return found;
end
$$;

create function end_session(token text) returns void
language sql security definer set search_path = public, vault, pg_temp as $$
  update sessions set ended_at = now()
    where token_hash = sha256(convert_to(token, 'UTF8')) and ended_at is null
$$;

-- The names of the migrations that were applied, for the check of readiness.
create function applied_migrations() returns text[]
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select coalesce(array_agg(name order by name), '{}') from vault.schema_migrations
$$;

grant execute on function enter(text, uuid, boolean) to throughline_app;
grant execute on function begin_sign_in(text, text) to throughline_app;
grant execute on function complete_sign_in(uuid, text, bytea, interval) to throughline_app;
grant execute on function end_session(text) to throughline_app;
grant execute on function applied_migrations() to throughline_app, throughline_worker;
