-- What an organisation had from a partnership in a month, claimed by one side and recognised or not by the other. Only functions write it.

create table value_entries (
  network_id uuid not null,
  number integer not null check (number > 0),
  period integer not null,
  kind text not null check (kind in ('saving', 'income', 'cost')),
  amount numeric not null check (amount > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  says text not null check (length(says) between 1 and 500),
  -- What must not worsen for it to be worth it: a series that both sides see.
  guard_key integer,
  organisation_id uuid not null,
  other_id uuid not null check (other_id <> organisation_id),
  person_id uuid not null,
  claimed_at timestamptz not null default now(),
  audience uuid[] not null,
  primary key (network_id, number),
  foreign key (network_id, period) references network_periods (network_id, period),
  foreign key (network_id, guard_key) references series (network_id, key),
  foreign key (network_id, other_id) references network_members (network_id, organisation_id),
  foreign key (network_id, organisation_id, person_id)
    references member_people (network_id, organisation_id, person_id)
);

create table value_answers (
  network_id uuid not null,
  entry_number integer not null,
  recognised boolean not null,
  says text check (length(says) between 1 and 500),
  organisation_id uuid not null,
  person_id uuid not null,
  answered_at timestamptz not null default now(),
  audience uuid[] not null,
  primary key (network_id, entry_number),
  foreign key (network_id, entry_number) references value_entries (network_id, number),
  foreign key (network_id, organisation_id, person_id)
    references member_people (network_id, organisation_id, person_id),
  check (recognised or says is not null)
);

create trigger append_only before update or delete or truncate on value_entries
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on value_answers
  for each statement execute function refuse_change();

alter table value_entries enable row level security;
alter table value_entries force row level security;
alter table value_answers enable row level security;
alter table value_answers force row level security;

grant select on value_entries, value_answers to throughline_app;

create policy audience_reads on value_entries for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience)
  );
create policy audience_reads on value_answers for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience)
  );
create policy owner_selects on value_entries for select to throughline_owner using (true);
create policy owner_inserts on value_entries for insert to throughline_owner with check (true);
create policy owner_selects on value_answers for select to throughline_owner using (true);
create policy owner_inserts on value_answers for insert to throughline_owner with check (true);

-- Whether two organisations both see the figures of a series.
create function vault.both_see(network uuid, key integer, pair uuid[]) returns boolean
language sql stable set search_path = public, vault, pg_temp as $$
  select exists (
    select from series s, lateral vault.last_version(network, s.metric_code) v
    where s.network_id = network and s.key = both_see.key
      and (v.visibility = 'network' or v.visibility = 'parties' and pair <@ v.party_ids)
      and (s.audience is null or pair <@ s.audience)
  )
$$;

-- Claims for one's own organisation what it had from another member in a month, for its managers and boards.
-- `entered`: {"period", "kind", "amount", "currency", "says", "guard"}. Null, or why not.
create function claim_value(network uuid, other uuid, entered jsonb) returns text
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  month integer := vault.month_of(entered ->> 'period');
  guard integer := (entered ->> 'guard')::integer;
  nr integer;
begin
  if own is null or own = other or not exists (
    select from network_members m where m.network_id = network and m.organisation_id = other and m.left_at is null
  ) then return 'gone'; end if;
  if not exists (select from network_periods p where p.network_id = network and p.period = month) then return 'no-month'; end if;
  if guard is not null and not vault.both_see(network, guard, array[own, other]) then return 'no-guard'; end if;
  perform pg_advisory_xact_lock(hashtextextended('value ' || network, 0));
  select coalesce(max(number), 0) + 1 into nr from value_entries where network_id = network;
  perform vault.sign_act(network, 'claim-value', 'value ' || nr, entered, array[own, other]);
  insert into value_entries (network_id, number, period, kind, amount, currency, says, guard_key, organisation_id, other_id, person_id, audience)
    values (network, nr, month, entered ->> 'kind', (entered ->> 'amount')::numeric, entered ->> 'currency', entered ->> 'says', guard,
      own, other, vault.acting_person(), array[own, other]);
  return null;
end
$$;

-- Recognises what the other side claims, or says why not, once, for one's own organisation. Null, or why not.
create function answer_value(network uuid, entry integer, recognises boolean, why text) returns text
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  held value_entries;
begin
  perform pg_advisory_xact_lock(hashtextextended('value ' || network, 0));
  select * into held from value_entries v where v.network_id = network and v.number = entry;
  if own is null or held.number is null or not own = any (held.audience) then return 'gone'; end if;
  if own <> held.other_id then return 'own'; end if;
  if exists (select from value_answers a where a.network_id = network and a.entry_number = entry) then return 'answered'; end if;
  perform vault.sign_act(network, case when recognises then 'recognise-value' else 'decline-value' end, 'value ' || entry,
    jsonb_build_object('says', why), held.audience);
  insert into value_answers (network_id, entry_number, recognised, says, organisation_id, person_id, audience)
    values (network, entry, recognises, why, own, vault.acting_person(), held.audience);
  return null;
end
$$;

grant execute on function claim_value(uuid, uuid, jsonb) to throughline_app;
grant execute on function answer_value(uuid, integer, boolean, text) to throughline_app;
