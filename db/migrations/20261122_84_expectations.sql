-- What isn't promised to customers, and where they can't leave: said by one member, and held by all of them while each one's last
-- answer is to agree. Texts and answers only take new rows.

create table expectations (
  network_id uuid not null references networks (id),
  number integer not null check (number > 0),
  kind text not null check (kind in ('not-promised', 'captive')),
  says text not null check (length(says) between 1 and 500),
  -- The metric that says nothing of satisfaction where customers can't leave.
  metric_code text,
  organisation_id uuid not null,
  person_id uuid not null,
  proposed_at timestamptz not null default now(),
  party_ids uuid[] not null check (cardinality(party_ids) > 1),
  primary key (network_id, number),
  foreign key (network_id, metric_code) references metrics (network_id, code),
  foreign key (network_id, organisation_id, person_id) references member_people (network_id, organisation_id, person_id),
  check ((kind = 'captive') = (metric_code is not null))
);

create table expectation_answers (
  network_id uuid not null,
  expectation integer not null,
  number integer not null check (number > 0),
  answer text not null check (answer in ('agree', 'decline')),
  reason text check (length(reason) between 1 and 500),
  organisation_id uuid not null,
  person_id uuid not null,
  answered_at timestamptz not null default now(),
  primary key (network_id, expectation, number),
  foreign key (network_id, expectation) references expectations (network_id, number),
  foreign key (network_id, organisation_id, person_id) references member_people (network_id, organisation_id, person_id),
  check ((answer = 'decline') = (reason is not null))
);

create trigger append_only before update or delete or truncate on expectations
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on expectation_answers
  for each statement execute function refuse_change();

alter table expectations enable row level security;
alter table expectations force row level security;
alter table expectation_answers enable row level security;
alter table expectation_answers force row level security;

grant select on expectations, expectation_answers to throughline_app;

create policy network_reads on expectations for select to throughline_app
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy network_reads on expectation_answers for select to throughline_app
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));

create policy owner_selects on expectations for select to throughline_owner using (true);
create policy owner_inserts on expectations for insert to throughline_owner with check (true);
create policy owner_selects on expectation_answers for select to throughline_owner using (true);
create policy owner_inserts on expectation_answers for insert to throughline_owner with check (true);

-- Puts an expectation to all members of a network; its author's organisation agrees by that. Its number, or why not.
create function propose_expectation(network uuid, about text, saying text, metric text) returns jsonb
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  parties uuid[];
  nr integer;
begin
  if own is null then return jsonb_build_object('refused', 'gone'); end if;
  if saying is null or length(saying) not between 1 and 500 or about is null or about not in ('not-promised', 'captive')
    or (about = 'captive') <> (metric is not null)
  then return jsonb_build_object('refused', 'malformed'); end if;
  if metric is not null and not exists (
    select from metrics m where m.network_id = network and m.code = metric and m.audience is null
  ) then return jsonb_build_object('refused', 'unknown'); end if;
  perform pg_advisory_xact_lock(hashtextextended('expectations ' || network, 0));
  select array_agg(m.organisation_id order by m.organisation_id) into parties
    from network_members m where m.network_id = network and m.left_at is null;
  select coalesce(max(number), 0) + 1 into nr from expectations where network_id = network;
  perform vault.sign_act(network, 'propose-expectation', 'expectation ' || nr,
    jsonb_strip_nulls(jsonb_build_object('kind', about, 'says', saying, 'metric', metric)), null);
  insert into expectations (network_id, number, kind, says, metric_code, organisation_id, person_id, party_ids)
    values (network, nr, about, saying, metric, own, vault.acting_person(), parties);
  insert into expectation_answers (network_id, expectation, number, answer, organisation_id, person_id)
    values (network, nr, 1, 'agree', own, vault.acting_person());
  return jsonb_build_object('number', nr);
end
$$;

-- Answers an expectation for the organisation that is acted for; the last answer counts. Null, or why not.
create function answer_expectation(network uuid, asked integer, given text, why text) returns text
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
begin
  perform from expectations e where e.network_id = network and e.number = asked and own = any (e.party_ids);
  if not found then return 'gone'; end if;
  if given is null or given not in ('agree', 'decline') or (given = 'decline') <> (why is not null)
    or length(why) not between 1 and 500
  then return 'malformed'; end if;
  perform pg_advisory_xact_lock(hashtextextended('expectations ' || network, 0));
  if given = (
    select a.answer from expectation_answers a
    where a.network_id = network and a.expectation = asked and a.organisation_id = own order by a.number desc limit 1
  ) then return 'answered'; end if;
  perform vault.sign_act(network, 'answer-expectation', 'expectation ' || asked,
    jsonb_strip_nulls(jsonb_build_object('answer', given, 'reason', why)), null);
  insert into expectation_answers (network_id, expectation, number, answer, reason, organisation_id, person_id)
    select network, asked, coalesce(max(a.number), 0) + 1, given, why, own, vault.acting_person()
    from expectation_answers a where a.network_id = network and a.expectation = asked;
  return null;
end
$$;

grant execute on function propose_expectation(uuid, text, text, text) to throughline_app;
grant execute on function answer_expectation(uuid, integer, text, text) to throughline_app;
