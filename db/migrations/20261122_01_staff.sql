-- People of an organisation come and go; its admins say who acts where; what they did stands in the organisation's own audit trail.

alter table organisation_people add column joined_at timestamptz not null default now();
alter table organisation_people add column left_at timestamptz;

create table organisation_audit_entries (
  organisation_id uuid not null references organisations (id),
  seq bigint not null,
  at timestamptz not null,
  person_id uuid references people (id),
  verb text not null check (verb ~ '^[a-z-]+$'),
  object text not null check (object !~ '[\n\r]'),
  payload text not null,
  previous_hash text not null,
  hash text not null,
  primary key (organisation_id, seq)
);

create table vault.organisation_audit_heads (
  organisation_id uuid primary key references organisations (id),
  seq bigint not null,
  hash text not null
);

-- hash = SHA-256 of the lines organisation, seq, previous hash, time (UTC, microseconds), person, verb, object, SHA-256 of the
-- payload; what is null stands as `-`.
create function chain_organisation_audit_entry() returns trigger language plpgsql security definer
  set search_path = public, vault, pg_temp as $$
declare
  head vault.organisation_audit_heads;
begin
  insert into vault.organisation_audit_heads as heads (organisation_id, seq, hash) values (new.organisation_id, 1, '')
    on conflict (organisation_id) do update set seq = heads.seq + 1
    returning * into head;
  new.seq := head.seq;
  new.previous_hash := head.hash;
  new.at := clock_timestamp();
  new.hash := encode(sha256(convert_to(concat_ws(e'\n',
    new.organisation_id, new.seq, new.previous_hash,
    to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    coalesce(new.person_id::text, '-'), new.verb, new.object,
    encode(sha256(convert_to(new.payload, 'UTF8')), 'hex')
  ), 'UTF8')), 'hex');
  update vault.organisation_audit_heads set hash = new.hash where organisation_id = new.organisation_id;
  return new;
end
$$;

create trigger chain before insert on organisation_audit_entries
  for each row execute function chain_organisation_audit_entry();
create trigger append_only before update or delete or truncate on organisation_audit_entries
  for each statement execute function refuse_change();

-- An organisation without an admin could let nobody in any more. One change at a time, so that two admins can't remove each other.
create function keep_an_admin() returns trigger language plpgsql security definer
  set search_path = public, vault, pg_temp as $$
begin
  if old.is_admin and old.left_at is null and (not new.is_admin or new.left_at is not null) then
    perform pg_advisory_xact_lock(hashtextextended('admins ' || new.organisation_id, 0));
    if not exists (
      select from organisation_people
      where organisation_id = new.organisation_id and person_id <> new.person_id and is_admin and left_at is null
    ) then
      raise exception 'the last admin stays' using errcode = 'restrict_violation';
    end if;
  end if;
  return new;
end
$$;

create trigger keep_an_admin before update on organisation_people for each row execute function keep_an_admin();

-- Whoever leaves an organisation acts nowhere for it from then on.
create function end_assignments() returns trigger language plpgsql security definer
  set search_path = public, vault, pg_temp as $$
begin
  delete from assignments where organisation_id = new.organisation_id and person_id = new.person_id;
  return null;
end
$$;

create trigger end_assignments after update of left_at on organisation_people for each row
  when (new.left_at is not null) execute function end_assignments();

alter table organisation_audit_entries enable row level security;
alter table organisation_audit_entries force row level security;
alter table vault.organisation_audit_heads enable row level security;
alter table vault.organisation_audit_heads force row level security;

grant select, insert on organisation_audit_entries to throughline_app;
grant update (is_admin, left_at) on organisation_people to throughline_app;
grant insert, delete on assignments to throughline_app;
grant update (roles) on assignments to throughline_app;

create policy admins_read on organisation_audit_entries for select to throughline_app
  using (
    organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and nullif(current_setting('app.is_admin', true), '')::boolean
  );

create policy admins_write on organisation_audit_entries for insert to throughline_app
  with check (
    organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and person_id = nullif(current_setting('app.person_id', true), '')::uuid
    and nullif(current_setting('app.is_admin', true), '')::boolean
  );

-- Nobody is taken back by an admin alone: whoever left joins again by an invitation.
create policy admins_change on organisation_people for update to throughline_app
  using (
    organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and nullif(current_setting('app.is_admin', true), '')::boolean
    and left_at is null
  )
  with check (
    organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and nullif(current_setting('app.is_admin', true), '')::boolean
  );

create policy admins_assign on assignments for insert to throughline_app
  with check (
    organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and nullif(current_setting('app.is_admin', true), '')::boolean
  );

create policy admins_change on assignments for update to throughline_app
  using (
    organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and nullif(current_setting('app.is_admin', true), '')::boolean
  )
  with check (
    organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and nullif(current_setting('app.is_admin', true), '')::boolean
  );

create policy admins_remove on assignments for delete to throughline_app
  using (
    organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and nullif(current_setting('app.is_admin', true), '')::boolean
  );

create policy owner_selects on organisation_audit_entries for select to throughline_owner using (true);
create policy owner_inserts on organisation_audit_entries for insert to throughline_owner with check (true);
create policy owner_selects on vault.organisation_audit_heads for select to throughline_owner using (true);
create policy owner_inserts on vault.organisation_audit_heads for insert to throughline_owner with check (true);
create policy owner_updates on vault.organisation_audit_heads for update to throughline_owner using (true) with check (true);
create policy owner_updates on organisation_people for update to throughline_owner using (true) with check (true);

-- The people of the acting organisation by name: `people` itself shows each only themselves. Its admins see who left, too.
create function staff()
returns table (person_id uuid, name text, email text, is_admin boolean, joined_at timestamptz, left_at timestamptz)
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select p.id, p.name, p.email, s.is_admin, s.joined_at, s.left_at
  from organisation_people s join people p on p.id = s.person_id
  where s.organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and (s.left_at is null or nullif(current_setting('app.is_admin', true), '')::boolean)
  order by p.name, p.email
$$;

-- The networks of the acting organisation, for its admins: their names and nothing inside.
create function organisation_networks() returns table (id uuid, slug text, name text, joined_at timestamptz)
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select n.id, n.slug, n.name, m.joined_at
  from network_members m join networks n on n.id = m.network_id
  where m.organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid and m.left_at is null
    and nullif(current_setting('app.is_admin', true), '')::boolean
  order by n.name, n.slug
$$;

-- The acting organisation leaves a network: its figures stay as agreed, its people act there no more, and whom it asked to join
-- is asked no more. False if it wasn't in it.
create function leave_network(leaving uuid) returns boolean
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  organisation uuid := nullif(current_setting('app.organisation_id', true), '')::uuid;
  person uuid := nullif(current_setting('app.person_id', true), '')::uuid;
begin
  if not coalesce(nullif(current_setting('app.is_admin', true), '')::boolean, false) then return false; end if;
  update network_members set left_at = now()
    where network_id = leaving and organisation_id = organisation and left_at is null;
  if not found then return false; end if;
  delete from assignments where network_id = leaving and organisation_id = organisation;
  update network_invitations set answer = 'withdrawn', answered_at = now()
    where network_id = leaving and inviting_organisation_id = organisation and answer is null;
  insert into audit_entries (network_id, seq, at, person_id, organisation_id, verb, object, payload, previous_hash, hash)
    values (leaving, 0, now(), person, organisation, 'leave-network', 'network', '{}', '', '');
  insert into organisation_audit_entries (organisation_id, seq, at, person_id, verb, object, payload, previous_hash, hash)
    select organisation, 0, now(), person, 'leave-network', 'network ' || id, jsonb_build_object('network', name)::text, '', ''
    from networks where id = leaving;
  return true;
end
$$;

grant execute on function staff() to throughline_app;
grant execute on function organisation_networks() to throughline_app;
grant execute on function leave_network(uuid) to throughline_app;
