-- Issues that are raised to a go-to person in confidence. Until its author releases one it is there for the two of them alone: for no
-- colleague and no admin, in no trail, mail or count. Whoever reads stands on each row, as a person who acts for an organisation.

-- What an issue may be caused by, without anybody's name.
create function vault.issue_causes() returns text[]
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select array['pressure-on-figures', 'conflicting-incentives', 'unclear-ownership', 'missing-information', 'capacity',
    'tools', 'agreement-does-not-fit', 'broken-promise', 'conduct', 'something-else']
$$;

create table issues (
  network_id uuid not null references networks (id),
  id uuid not null default gen_random_uuid(),
  cause text not null check (cause in ('pressure-on-figures', 'conflicting-incentives', 'unclear-ownership', 'missing-information',
    'capacity', 'tools', 'agreement-does-not-fit', 'broken-promise', 'conduct', 'something-else')),
  says text not null check (length(says) between 1 and 2000),
  organisation_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  go_to_organisation_id uuid not null,
  go_to_person_id uuid not null,
  go_to_name text not null,
  owner_ids uuid[] not null check (cardinality(owner_ids) between 1 and 2),
  raised_at timestamptz not null,
  settled_at timestamptz,
  released_at timestamptz,
  -- The organisations that read it once it is released: none before.
  audience uuid[] not null,
  primary key (network_id, id),
  foreign key (network_id, organisation_id) references network_members (network_id, organisation_id),
  foreign key (organisation_id, person_id) references organisation_people (organisation_id, person_id),
  foreign key (network_id, go_to_organisation_id) references network_members (network_id, organisation_id),
  foreign key (go_to_organisation_id, go_to_person_id) references organisation_people (organisation_id, person_id),
  check (person_id <> go_to_person_id),
  check (owner_ids <@ array[organisation_id, go_to_organisation_id]),
  check ((released_at is null) = (audience = '{}'))
);

create table issue_entries (
  network_id uuid not null,
  issue uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('suggestion', 'accepted', 'adapted', 'declined', 'settled')),
  -- The number of the suggestion that it answers.
  about integer,
  says text check (length(says) between 1 and 2000),
  -- Who wrote it: the author or the go-to person.
  by_author boolean not null,
  written_at timestamptz not null,
  organisation_id uuid not null,
  person_id uuid not null,
  go_to_organisation_id uuid not null,
  go_to_person_id uuid not null,
  audience uuid[] not null,
  primary key (network_id, issue, number),
  foreign key (network_id, issue) references issues (network_id, id),
  check ((kind in ('accepted', 'adapted', 'declined')) = (about is not null)),
  check (kind in ('accepted', 'settled') or says is not null)
);

alter table issues enable row level security;
alter table issues force row level security;
alter table issue_entries enable row level security;
alter table issue_entries force row level security;

grant select on issues, issue_entries to throughline_app;

create policy in_confidence on issues for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (
      organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
        and person_id = nullif(current_setting('app.person_id', true), '')::uuid
      or go_to_organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
        and go_to_person_id = nullif(current_setting('app.person_id', true), '')::uuid
      or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience)
    )
  );
create policy in_confidence on issue_entries for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (
      organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
        and person_id = nullif(current_setting('app.person_id', true), '')::uuid
      or go_to_organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
        and go_to_person_id = nullif(current_setting('app.person_id', true), '')::uuid
      or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience)
    )
  );

create policy owner_selects on issues for select to throughline_owner using (true);
create policy owner_inserts on issues for insert to throughline_owner with check (true);
create policy owner_updates on issues for update to throughline_owner using (true) with check (true);
create policy owner_selects on issue_entries for select to throughline_owner using (true);
create policy owner_inserts on issue_entries for insert to throughline_owner with check (true);
create policy owner_updates on issue_entries for update to throughline_owner using (true) with check (true);

create trigger only_readers_join before update on issue_entries for each row execute function only_readers_join();

-- Who can be gone to in the networks of whoever asks: people with that role, of members that are there.
create function go_to_people() returns table (network_id uuid, organisation_id uuid, person_id uuid, name text)
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select a.network_id, a.organisation_id, a.person_id, p.name
  from assignments a
  join network_members m on m.network_id = a.network_id and m.organisation_id = a.organisation_id and m.left_at is null
  join organisation_people s on s.organisation_id = a.organisation_id and s.person_id = a.person_id and s.left_at is null
  join people p on p.id = a.person_id
  where a.network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]) and 'go-to' = any (a.roles)
$$;

-- The issue, for its author and its go-to person alone; locked, since what follows hangs on how it stands. Null for everybody else.
create function vault.confided_issue(network uuid, asked uuid) returns issues
language sql volatile set search_path = public, vault, pg_temp as $$
  select i.* from issues i
  where i.network_id = network and i.id = asked
    and network = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (
      i.organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid and i.person_id = vault.acting_person()
      or i.go_to_organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
        and i.go_to_person_id = vault.acting_person()
    )
  for update
$$;

-- Raises an issue to a go-to person in confidence: its id, or why not. Nothing of it stands anywhere else.
create function raise_issue(network uuid, go_to_organisation uuid, go_to_person uuid, about text, saying text, owned text)
returns jsonb
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid;
  confidant text;
  made uuid;
begin
  select nullif(current_setting('app.organisation_id', true), '')::uuid into own
    where network = any (nullif(current_setting('app.network_ids', true), '')::uuid[]);
  if own is null then return jsonb_build_object('refused', 'gone'); end if;
  select g.name into confidant from go_to_people() g
    where g.network_id = network and g.organisation_id = go_to_organisation and g.person_id = go_to_person;
  if confidant is null or go_to_person = vault.acting_person() then return jsonb_build_object('refused', 'nobody'); end if;
  if saying is null or length(saying) not between 1 and 2000 or about is null or about <> all (vault.issue_causes())
    or owned is null or owned not in ('ours', 'theirs', 'joint')
  then return jsonb_build_object('refused', 'malformed'); end if;
  insert into issues (network_id, cause, says, organisation_id, person_id, person_name, go_to_organisation_id, go_to_person_id,
      go_to_name, owner_ids, raised_at, audience)
    select network, about, saying, own, p.id, p.name, go_to_organisation, go_to_person, confidant,
      case owned when 'ours' then array[own] when 'theirs' then array[go_to_organisation]
        else array(select distinct unnest(array[own, go_to_organisation])) end,
      date_trunc('milliseconds', clock_timestamp()), '{}'
    from people p where p.id = vault.acting_person()
    returning id into made;
  return jsonb_build_object('id', made);
end
$$;

-- Adds to an issue, as its author or its go-to person. A suggestion is answered once, by the other of the two; the author says when it
-- is settled. Null, or why not.
create function add_to_issue(network uuid, asked uuid, what text, answering integer, saying text) returns text
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  standing issues := vault.confided_issue(network, asked);
  authored boolean;
  suggested issue_entries;
begin
  if standing.id is null then return 'gone'; end if;
  authored := standing.person_id = vault.acting_person();
  if what is null or what not in ('suggestion', 'accepted', 'adapted', 'declined', 'settled')
    or length(saying) not between 1 and 2000
    or (what in ('suggestion', 'adapted', 'declined') and saying is null)
    or (what in ('accepted', 'adapted', 'declined')) <> (answering is not null)
  then return 'malformed'; end if;
  if standing.settled_at is not null then return 'settled'; end if;
  if what = 'settled' and not authored then return 'not-yours'; end if;
  if answering is not null then
    select * into suggested from issue_entries e
      where e.network_id = network and e.issue = asked and e.number = answering and e.kind = 'suggestion';
    if suggested.number is null then return 'gone'; end if;
    if suggested.by_author = authored then return 'not-yours'; end if;
    if exists (
      select from issue_entries e where e.network_id = network and e.issue = asked and e.about = answering
    ) then return 'answered'; end if;
  end if;
  insert into issue_entries (network_id, issue, number, kind, about, says, by_author, written_at, organisation_id, person_id,
      go_to_organisation_id, go_to_person_id, audience)
    select network, asked, coalesce(max(e.number), 0) + 1, what, answering, saying, authored,
      date_trunc('milliseconds', clock_timestamp()), standing.organisation_id, standing.person_id, standing.go_to_organisation_id,
      standing.go_to_person_id, standing.audience
    from issue_entries e where e.network_id = network and e.issue = asked;
  if what = 'settled' then
    update issues set settled_at = date_trunc('milliseconds', clock_timestamp()) where network_id = network and id = asked;
  end if;
  return null;
end
$$;

-- Releases an issue to both organisations, for good; only its author does. From then on it stands in their trail. Null, or why not.
create function release_issue(network uuid, asked uuid) returns text
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  standing issues := vault.confided_issue(network, asked);
  readers uuid[];
begin
  if standing.id is null or standing.person_id <> vault.acting_person() then return 'gone'; end if;
  if standing.released_at is not null then return 'released'; end if;
  readers := array(select distinct unnest(array[standing.organisation_id, standing.go_to_organisation_id]));
  update issues set released_at = date_trunc('milliseconds', clock_timestamp()), audience = readers
    where network_id = network and id = asked;
  update issue_entries set audience = readers where network_id = network and issue = asked;
  insert into member_people (network_id, organisation_id, person_id, name)
    values (network, standing.organisation_id, standing.person_id, standing.person_name)
    on conflict do nothing;
  insert into audit_entries (network_id, seq, at, person_id, organisation_id, verb, object, payload, previous_hash, hash, audience)
    values (network, 0, now(), standing.person_id, standing.organisation_id, 'release-issue', 'issue ' || asked,
      jsonb_build_object('cause', standing.cause)::text, '', '', readers);
  return null;
end
$$;

grant execute on function go_to_people() to throughline_app;
grant execute on function raise_issue(uuid, uuid, uuid, text, text, text) to throughline_app;
grant execute on function add_to_issue(uuid, uuid, text, integer, text) to throughline_app;
grant execute on function release_issue(uuid, uuid) to throughline_app;
