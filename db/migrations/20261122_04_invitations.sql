-- Joining is asked for, never imposed: an organisation is invited to a network, a person to an organisation. The link in the mail
-- opens what is asked before anything is answered; its token is used once, and only its hash is kept.

create table network_invitations (
  network_id uuid not null references networks (id),
  id uuid not null default gen_random_uuid(),
  organisation_name text not null check (organisation_name <> '' and length(organisation_name) <= 200),
  inviting_organisation_id uuid not null,
  inviting_person_id uuid not null,
  note text not null default '' check (length(note) <= 2000),
  metric_codes text[] not null,
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null,
  answer text check (answer in ('accepted', 'declined', 'withdrawn')),
  answered_at timestamptz,
  joined_organisation_id uuid references organisations (id),
  primary key (network_id, id),
  foreign key (network_id, inviting_organisation_id, inviting_person_id)
    references member_people (network_id, organisation_id, person_id),
  check ((answer is null) = (answered_at is null)),
  check (coalesce(answer, '') = 'accepted' or joined_organisation_id is null)
);

create table staff_invitations (
  organisation_id uuid not null references organisations (id),
  id uuid not null default gen_random_uuid(),
  email text not null check (email = lower(email)),
  name text not null check (name <> '' and length(name) <= 200),
  is_admin boolean not null,
  -- What the person is to be in which network: {"NETWORK ID": ["manager", ...]}.
  roles jsonb not null default '{}' check (jsonb_typeof(roles) = 'object'),
  inviting_person_id uuid not null references people (id),
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null,
  answer text check (answer in ('accepted', 'declined', 'withdrawn')),
  answered_at timestamptz,
  primary key (organisation_id, id),
  check ((answer is null) = (answered_at is null))
);

alter table network_invitations enable row level security;
alter table network_invitations force row level security;
alter table staff_invitations enable row level security;
alter table staff_invitations force row level security;

grant select on network_invitations, staff_invitations to throughline_app;
grant insert (network_id, id, organisation_name, inviting_organisation_id, inviting_person_id, note, metric_codes, expires_at)
  on network_invitations to throughline_app;
grant update (answer, answered_at) on network_invitations to throughline_app;
grant insert (organisation_id, id, email, name, is_admin, roles, inviting_person_id, expires_at)
  on staff_invitations to throughline_app;
grant update (answer, answered_at) on staff_invitations to throughline_app;

create policy network_reads on network_invitations for select to throughline_app
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));

create policy managers_invite on network_invitations for insert to throughline_app
  with check (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and inviting_organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and inviting_person_id = nullif(current_setting('app.person_id', true), '')::uuid
    and answer is null
  );

create policy managers_withdraw on network_invitations for update to throughline_app
  using (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and inviting_organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and answer is null
  )
  with check (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and inviting_organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and answer = 'withdrawn'
  );

create policy admins_read on staff_invitations for select to throughline_app
  using (
    organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and nullif(current_setting('app.is_admin', true), '')::boolean
  );

create policy admins_invite on staff_invitations for insert to throughline_app
  with check (
    organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and nullif(current_setting('app.is_admin', true), '')::boolean
    and inviting_person_id = nullif(current_setting('app.person_id', true), '')::uuid
    and answer is null
  );

create policy admins_withdraw on staff_invitations for update to throughline_app
  using (
    organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and nullif(current_setting('app.is_admin', true), '')::boolean
    and answer is null
  )
  with check (
    organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and nullif(current_setting('app.is_admin', true), '')::boolean
    and answer = 'withdrawn'
  );

create policy owner_selects on network_invitations for select to throughline_owner using (true);
create policy owner_inserts on network_invitations for insert to throughline_owner with check (true);
create policy owner_updates on network_invitations for update to throughline_owner using (true) with check (true);
create policy owner_selects on staff_invitations for select to throughline_owner using (true);
create policy owner_inserts on staff_invitations for insert to throughline_owner with check (true);
create policy owner_updates on staff_invitations for update to throughline_owner using (true) with check (true);

-- The token of an invitation that the acting person has just made. False where it isn't theirs.
create function issue_invitation(invitation uuid, network uuid, address text, invitation_token_hash bytea) returns boolean
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  organisation uuid := nullif(current_setting('app.organisation_id', true), '')::uuid;
  person uuid := nullif(current_setting('app.person_id', true), '')::uuid;
begin
  if network is not null then
    insert into vault.tokens (token_hash, purpose, email, network_id, invitation_id, expires_at)
      select invitation_token_hash, 'join-network', lower(address), network_id, id, expires_at from network_invitations
      where network_id = network and id = invitation and answer is null
        and inviting_organisation_id = organisation and inviting_person_id = person;
  else
    insert into vault.tokens (token_hash, purpose, email, organisation_id, invitation_id, expires_at)
      select invitation_token_hash, 'join-organisation', email, organisation_id, id, expires_at from staff_invitations
      where organisation_id = organisation and id = invitation and answer is null and inviting_person_id = person
        and email = lower(address);
  end if;
  return found;
end
$$;

-- What an organisation agrees to when it joins and reports these metrics: the versions and band sets that every party agreed to, in
-- force from the oldest open period on, as [{"subject", "code", "number", "hash"}]. Only what the whole network may see can be
-- asked of a newcomer.
create function vault.asked_of(network uuid, codes text[]) returns jsonb
language sql stable set search_path = public, vault, pg_temp as $$
  with first_open as (
    select coalesce(min(period) filter (where closed_on is null), max(period) + 1, 0) as period
    from network_periods where network_id = network
  ), texts as (
    select 'metric-version' as subject, v.metric_code, v.version as number, v.effective_from, v.text_hash, v.audience, v.party_ids
      from metric_versions v where v.network_id = network and v.metric_code = any (codes)
    union all
    -- The parties of a band set are those of the version in force when it begins.
    select 'band-set', b.metric_code, b.effective_from, b.effective_from, b.text_hash, b.audience, (
        select v.party_ids from metric_versions v
        where v.network_id = network and v.metric_code = b.metric_code
        order by v.effective_from <= b.effective_from desc,
          case when v.effective_from <= b.effective_from then v.effective_from end desc, v.version desc
        limit 1
      )
      from band_sets b where b.network_id = network and b.metric_code = any (codes)
  ), agreed as (
    select t.* from texts t
    where t.audience is null and not exists (
      select from unnest(t.party_ids) party where not exists (
        select from agreements a
        where a.network_id = network and a.subject = t.subject and a.metric_code = t.metric_code and a.number = t.number
          and a.organisation_id = party and a.text_hash = t.text_hash
      )
    )
  )
  select coalesce(jsonb_agg(
    jsonb_build_object('subject', t.subject, 'code', t.metric_code, 'number', t.number, 'hash', t.text_hash)
    order by t.subject, t.metric_code, t.number
  ), '[]')
  from agreed t, first_open f
  where not exists (
    select from agreed later
    where later.subject = t.subject and later.metric_code = t.metric_code
      and (later.effective_from, later.number) > (t.effective_from, t.number)
      and (later.effective_from <= f.period or later.effective_from = t.effective_from)
  )
$$;

-- What tells whether the texts asked for are those that were read.
create function vault.asked_hash(texts jsonb) returns text
language sql immutable set search_path = public, vault, pg_temp as $$
  select encode(sha256(convert_to(texts::text, 'UTF8')), 'hex')
$$;

-- Whether an address has an account: 'none', 'live', or 'dormant', whose person belongs to no organisation any more and therefore
-- can't sign in. Whoever holds a link that was mailed to it sets its password anew.
create function vault.account_of(address text) returns text
language sql stable set search_path = public, vault, pg_temp as $$
  select coalesce((
    select case when exists (
      select from organisation_people s where s.person_id = p.id and s.left_at is null
    ) then 'live' else 'dormant' end
    from people p where p.email = address
  ), 'none')
$$;

-- What a link says to whoever holds it: who asks whom for what, and who reads it, if somebody is signed in. Null for a token that
-- never was; `state` is open, used or expired.
create function read_invitation(token text, session_token text) returns jsonb
language plpgsql stable security definer set search_path = public, vault, pg_temp as $$
declare
  held vault.tokens;
  network_asked network_invitations;
  staff_asked staff_invitations;
  texts jsonb;
  state text;
begin
  select * into held from vault.tokens
    where token_hash = sha256(convert_to(token, 'UTF8')) and purpose in ('join-network', 'join-organisation');
  if held.token_hash is null then return null; end if;
  select * into network_asked from network_invitations where network_id = held.network_id and id = held.invitation_id;
  select * into staff_asked from staff_invitations where organisation_id = held.organisation_id and id = held.invitation_id;
  state := case
    when held.used_at is not null or coalesce(network_asked.answer, staff_asked.answer) is not null then 'used'
    when held.expires_at <= now() then 'expired'
    else 'open'
  end;
  if state <> 'open' then
    return jsonb_build_object(
      'state', state, 'answer', coalesce(network_asked.answer, staff_asked.answer), 'purpose', held.purpose
    );
  end if;
  if held.purpose = 'join-organisation' then
    return jsonb_build_object(
      'state', state, 'purpose', held.purpose, 'email', held.email, 'expiresAt', held.expires_at,
      'account', vault.account_of(held.email), 'reader', vault.reader_of(session_token, held),
      'name', coalesce((select name from people where email = held.email), staff_asked.name),
      'isAdmin', staff_asked.is_admin,
      'organisation', (select name from organisations where id = held.organisation_id),
      'invitedBy', (select name from people where id = staff_asked.inviting_person_id),
      'networks', (
        select coalesce(jsonb_agg(jsonb_build_object('name', n.name, 'roles', staff_asked.roles -> n.id::text) order by n.name), '[]')
        from networks n join network_members m on m.network_id = n.id
        where m.organisation_id = held.organisation_id and m.left_at is null
          and jsonb_array_length(coalesce(staff_asked.roles -> n.id::text, '[]')) > 0
      )
    );
  end if;
  texts := vault.asked_of(held.network_id, network_asked.metric_codes);
  return jsonb_build_object(
    'state', state, 'purpose', held.purpose, 'email', held.email, 'expiresAt', held.expires_at,
    'account', vault.account_of(held.email), 'reader', vault.reader_of(session_token, held),
    'name', coalesce((select name from people where email = held.email), ''),
    'organisationName', network_asked.organisation_name, 'note', network_asked.note,
    'network', (select jsonb_build_object('name', name, 'slug', slug, 'timeZone', time_zone) from networks where id = held.network_id),
    'invitedBy', (
      select jsonb_build_object('organisation', o.name, 'person', p.name)
      from organisations o, member_people p
      where o.id = network_asked.inviting_organisation_id and p.network_id = held.network_id
        and p.organisation_id = o.id and p.person_id = network_asked.inviting_person_id
    ),
    'members', (
      select coalesce(jsonb_agg(o.name order by o.name), '[]') from network_members m
      join organisations o on o.id = m.organisation_id where m.network_id = held.network_id and m.left_at is null
    ),
    'period', (
      select jsonb_build_object('month', period, 'dueOn', due_on) from network_periods
      where network_id = held.network_id and closed_on is null order by period limit 1
    ),
    'asked', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'code', v.metric_code, 'version', v.version, 'name', v.name, 'purpose', v.purpose, 'unit', v.unit, 'kind', v.kind,
        'numerator', v.numerator_says, 'denominator', v.denominator_says, 'effectiveFrom', v.effective_from,
        'parties', (select jsonb_agg(name order by name) from organisations where id = any (v.party_ids))
      ) order by array_position(network_asked.metric_codes, v.metric_code), v.version), '[]')
      from jsonb_to_recordset(texts) a (subject text, code text, number integer)
      join metric_versions v on v.network_id = held.network_id and v.metric_code = a.code and v.version = a.number
      where a.subject = 'metric-version'
    ),
    'bands', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'code', b.metric_code, 'effectiveFrom', b.effective_from,
        'bounds', case when b.direction = 'in-range' then jsonb_build_object(
          'direction', b.direction,
          'inner', jsonb_build_object('from', b.inner_from::text, 'to', b.inner_to::text),
          'outer', jsonb_build_object('from', b.outer_from::text, 'to', b.outer_to::text)
        ) else jsonb_build_object(
          'direction', b.direction, 'target', b.target::text, 'floor', b.floor::text, 'stretch', b.stretch::text
        ) end
      ) order by b.metric_code, b.effective_from), '[]')
      from jsonb_to_recordset(texts) a (subject text, code text, number integer)
      join band_sets b on b.network_id = held.network_id and b.metric_code = a.code and b.effective_from = a.number
      where a.subject = 'band-set'
    ),
    'askedHash', vault.asked_hash(texts)
  );
end
$$;

-- Who reads a link: null where nobody is signed in. `invited` is whether it went to them; then the organisations that they could
-- bring into the network, and whether it has them already.
create function vault.reader_of(session_token text, held vault.tokens) returns jsonb
language sql stable set search_path = public, vault, pg_temp as $$
  select jsonb_build_object(
    'name', p.name, 'invited', p.email = held.email,
    'organisations', case when p.email = held.email then (
      select coalesce(jsonb_agg(jsonb_build_object('slug', o.slug, 'name', o.name, 'isMember', exists (
        select from network_members m
        where m.network_id = held.network_id and m.organisation_id = o.id and m.left_at is null
      )) order by o.name, o.slug), '[]')
      from organisation_people s join organisations o on o.id = s.organisation_id
      where s.person_id = p.id and s.left_at is null and s.is_admin and held.network_id is not null
    ) else '[]' end
  )
  from sessions s join people p on p.id = s.person_id
  where s.token_hash = sha256(convert_to(session_token, 'UTF8'))
    and s.ended_at is null and s.expires_at > now() and s.last_seen_at > now() - interval '2 hours'
    and vault.account_of(p.email) = 'live'
$$;

-- The person who answers: whoever is signed in, if the invitation went to their address; without a live account of that address, a
-- new person, or one who comes back. Null where it went to somebody else's account.
create function vault.answering_person(address text, session_token text, person_name text, new_password_hash text) returns uuid
language plpgsql set search_path = public, vault, pg_temp as $$
declare
  person uuid;
begin
  select id into person from people where email = address;
  if person is not null and vault.account_of(address) = 'live' then
    perform 1 from sessions
      where person_id = person and token_hash = sha256(convert_to(session_token, 'UTF8'))
        and ended_at is null and expires_at > now() and last_seen_at > now() - interval '2 hours';
    return case when found then person end;
  end if;
  if new_password_hash is null then return null; end if;
  if person is null then
    insert into people (email, name) values (address, person_name) on conflict do nothing returning id into person;
    if person is null then return null; end if;
  end if;
  insert into vault.credentials (person_id, password_hash) values (person, new_password_hash)
    on conflict (person_id) do update set password_hash = excluded.password_hash;
  update sessions set ended_at = now() where person_id = person and ended_at is null;
  return person;
end
$$;

-- Accepts, once. Gives {"state": "accepted", ...} or why not: used, expired, other-person, no-organisation, already-member, changed.
-- `answer`: personName, passwordHash (a new person's), organisation (slug of one's own) or organisationName and organisationSlug of
-- a new one, askedHash (what was read), device. The session is for those without a live account only.
create function accept_invitation(
  token text, session_token text, answer jsonb, new_session_hash bytea, lifetime interval
) returns jsonb
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  held vault.tokens;
  asked_by_network network_invitations;
  asked_by_staff staff_invitations;
  texts jsonb;
  has_account boolean;
  person uuid;
  organisation organisations;
begin
  -- Whoever comes second waits here, and then finds it used.
  select * into held from vault.tokens
    where token_hash = sha256(convert_to(token, 'UTF8')) and purpose in ('join-network', 'join-organisation') for update;
  if held.token_hash is null then return jsonb_build_object('state', 'unknown'); end if;
  if held.used_at is not null then return jsonb_build_object('state', 'used'); end if;
  if held.expires_at <= now() then return jsonb_build_object('state', 'expired'); end if;
  has_account := vault.account_of(held.email) = 'live';
  if held.purpose = 'join-organisation' then
    select * into asked_by_staff from staff_invitations
      where organisation_id = held.organisation_id and id = held.invitation_id for update;
    if asked_by_staff.answer is not null then return jsonb_build_object('state', 'used'); end if;
    select * into organisation from organisations where id = held.organisation_id;
  else
    select * into asked_by_network from network_invitations
      where network_id = held.network_id and id = held.invitation_id for update;
    if asked_by_network.answer is not null then return jsonb_build_object('state', 'used'); end if;
    texts := vault.asked_of(held.network_id, asked_by_network.metric_codes);
    if vault.asked_hash(texts) is distinct from answer ->> 'askedHash' then
      return jsonb_build_object('state', 'changed');
    end if;
    if answer ->> 'organisation' is not null then
      select o.* into organisation from organisations o
        join organisation_people s on s.organisation_id = o.id join people p on p.id = s.person_id
        where o.slug = answer ->> 'organisation' and p.email = held.email and s.is_admin and s.left_at is null;
      if organisation.id is null then return jsonb_build_object('state', 'no-organisation'); end if;
      perform 1 from network_members
        where network_id = held.network_id and organisation_id = organisation.id and left_at is null;
      if found then return jsonb_build_object('state', 'already-member'); end if;
    end if;
  end if;
  person := vault.answering_person(held.email, session_token, answer ->> 'personName', answer ->> 'passwordHash');
  if person is null then return jsonb_build_object('state', 'other-person'); end if;
  if held.purpose = 'join-organisation' then
    perform vault.join_organisation(asked_by_staff, person);
  else
    if organisation.id is null then
      insert into organisations (slug, name, time_zone)
        select answer ->> 'organisationSlug', answer ->> 'organisationName', time_zone from networks where id = held.network_id
        returning * into organisation;
      insert into organisation_people (organisation_id, person_id, is_admin) values (organisation.id, person, true);
    end if;
    perform vault.join_network(asked_by_network, texts, organisation.id, person);
  end if;
  update vault.tokens set used_at = now() where token_hash = held.token_hash;
  if not has_account then
    insert into sessions (person_id, token_hash, organisation_id, expires_at, device)
      values (person, new_session_hash, organisation.id, now() + lifetime, left(coalesce(answer ->> 'device', ''), 300));
  end if;
  return jsonb_build_object(
    'state', 'accepted', 'signedIn', not has_account, 'organisation', organisation.slug,
    'network', (select slug from networks where id = held.network_id)
  );
end
$$;

-- A person becomes one of an organisation's, with the roles that were offered in networks that it is still in.
create function vault.join_organisation(asked staff_invitations, person uuid) returns void
language plpgsql set search_path = public, vault, pg_temp as $$
begin
  update staff_invitations set answer = 'accepted', answered_at = now()
    where organisation_id = asked.organisation_id and id = asked.id;
  insert into organisation_people as known (organisation_id, person_id, is_admin)
    values (asked.organisation_id, person, asked.is_admin)
    on conflict (organisation_id, person_id) do update
      set is_admin = known.is_admin and known.left_at is null or excluded.is_admin,
        joined_at = case when known.left_at is null then known.joined_at else now() end, left_at = null;
  insert into assignments (network_id, organisation_id, person_id, roles)
    select m.network_id, m.organisation_id, person, array(select jsonb_array_elements_text(asked.roles -> m.network_id::text))
    from network_members m
    where m.organisation_id = asked.organisation_id and m.left_at is null
      and jsonb_array_length(coalesce(asked.roles -> m.network_id::text, '[]')) > 0
    on conflict (network_id, organisation_id, person_id) do update set roles = excluded.roles;
  insert into organisation_audit_entries (organisation_id, seq, at, person_id, verb, object, payload, previous_hash, hash)
    values (asked.organisation_id, 0, now(), person, 'join-organisation', 'invitation ' || asked.id, '{}', '', '');
end
$$;

-- An organisation becomes a member, reports what it was asked to, and has agreed to the texts of it, which are those it has read.
create function vault.join_network(asked network_invitations, texts jsonb, organisation uuid, person uuid) returns void
language plpgsql set search_path = public, vault, pg_temp as $$
begin
  update network_invitations set answer = 'accepted', answered_at = now(), joined_organisation_id = organisation
    where network_id = asked.network_id and id = asked.id;
  insert into network_members (network_id, organisation_id) values (asked.network_id, organisation)
    on conflict (network_id, organisation_id) do update set left_at = null, joined_at = now();
  insert into member_people (network_id, organisation_id, person_id, name)
    select asked.network_id, organisation, id, name from people where id = person
    on conflict do nothing;
  insert into assignments (network_id, organisation_id, person_id, roles)
    values (asked.network_id, organisation, person, array['manager', 'board'])
    on conflict (network_id, organisation_id, person_id) do update set roles = excluded.roles;
  insert into agreements (network_id, subject, metric_code, number, organisation_id, person_id, agreed_at, text_hash)
    select asked.network_id, a.subject, a.code, a.number, organisation, person, now(), a.hash
    from jsonb_to_recordset(texts) a (subject text, code text, number integer, hash text)
    on conflict do nothing;
  -- One at a time, since series are numbered through.
  perform pg_advisory_xact_lock(hashtextextended('series ' || asked.network_id, 0));
  insert into series (network_id, key, metric_code, subject, reporter_id)
    select asked.network_id,
      (select coalesce(max(key), 0) from series where network_id = asked.network_id) + row_number() over (order by m.place),
      m.code, '', organisation
    from unnest(asked.metric_codes) with ordinality m (code, place)
    where exists (
      select from jsonb_to_recordset(texts) a (subject text, code text)
      where a.subject = 'metric-version' and a.code = m.code
    )
    on conflict do nothing;
  insert into audit_entries (network_id, seq, at, person_id, organisation_id, verb, object, payload, previous_hash, hash)
    values (asked.network_id, 0, now(), person, organisation, 'join-network', 'invitation ' || asked.id,
      jsonb_build_object('asked', texts)::text, '', '');
  insert into organisation_audit_entries (organisation_id, seq, at, person_id, verb, object, payload, previous_hash, hash)
    select organisation, 0, now(), person, 'join-network', 'network ' || id, jsonb_build_object('network', name)::text, '', ''
    from networks where id = asked.network_id;
end
$$;

-- Declines, once, whoever holds the link; nothing else changes. False where there is nothing to decline any more.
create function decline_invitation(token text) returns boolean
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  held vault.tokens;
begin
  update vault.tokens set used_at = now()
    where token_hash = sha256(convert_to(token, 'UTF8')) and purpose in ('join-network', 'join-organisation')
      and used_at is null and expires_at > now()
    returning * into held;
  if held.token_hash is null then return false; end if;
  update staff_invitations set answer = 'declined', answered_at = now()
    where organisation_id = held.organisation_id and id = held.invitation_id and answer is null;
  if found then
    insert into organisation_audit_entries (organisation_id, seq, at, person_id, verb, object, payload, previous_hash, hash)
      values (held.organisation_id, 0, now(), null, 'decline-invitation', 'invitation ' || held.invitation_id, '{}', '', '');
    return true;
  end if;
  update network_invitations set answer = 'declined', answered_at = now()
    where network_id = held.network_id and id = held.invitation_id and answer is null;
  if not found then return false; end if;
  insert into audit_entries (network_id, seq, at, person_id, organisation_id, verb, object, payload, previous_hash, hash)
    values (held.network_id, 0, now(), null, null, 'decline-invitation', 'invitation ' || held.invitation_id, '{}', '', '');
  return true;
end
$$;

grant execute on function issue_invitation(uuid, uuid, text, bytea) to throughline_app;
grant execute on function read_invitation(text, text) to throughline_app;
grant execute on function accept_invitation(text, text, jsonb, bytea, interval) to throughline_app;
grant execute on function decline_invitation(text) to throughline_app;
