-- Two who act on one proposal at the same instant: one of them is first, and the other is told how it stands by then. A counter
-- waits for whoever answers or withdraws what it counters; an answer waits for whoever proposes.

-- Proposes a text, which is the proposer's own agreement to it. `counter`: the open proposal that it takes the place of.
-- Gives {"number"} or {"refused", "object"}.
create or replace function propose(network uuid, terms text, counter integer) returns jsonb
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  body jsonb := terms::jsonb;
  changes jsonb := body -> 'changes';
  first_month integer := vault.month_of(body ->> 'from');
  about text[];
  parties uuid[];
  refused jsonb;
  nr integer;
begin
  if own is null then return jsonb_build_object('refused', 'gone'); end if;
  if body ->> 'kind' is distinct from 'proposal'
    or body ->> 'network' is distinct from (select slug from networks where id = network)
    or jsonb_array_length(changes) = 0 then
    return jsonb_build_object('refused', 'malformed');
  end if;
  perform pg_advisory_xact_lock(hashtextextended('proposals ' || network, 0));
  select jsonb_build_object('refused', why, 'object', vault.object_of(change)) into refused
    from (
      select change, place, vault.change_refused(network, change, first_month, changes) as why
      from jsonb_array_elements(changes) with ordinality c (change, place)
    ) tried
    where why is not null order by place limit 1;
  if refused is not null then return refused; end if;
  if first_month < vault.next_month(network)
    and not (body ->> 'retroactive')::boolean
    and exists (select from jsonb_array_elements(changes) c where c ->> 'change' <> 'forecast') then
    return jsonb_build_object('refused', 'past');
  end if;
  if (body ->> 'retroactive')::boolean and exists (
    select from network_periods p where p.network_id = network and p.period = first_month and p.closed_on is not null
  ) then return jsonb_build_object('refused', 'closed'); end if;
  select array_agg(distinct vault.object_of(change)) into about from jsonb_array_elements(changes) change;
  if cardinality(about) <> jsonb_array_length(changes) then return jsonb_build_object('refused', 'twice'); end if;
  select array_agg(distinct party) into parties
    from jsonb_array_elements(changes) change, unnest(vault.parties_of(network, change)) party;
  if not own = any (parties) then return jsonb_build_object('refused', 'not-party'); end if;
  if exists (
    select from unnest(parties) party where not exists (
      select from network_members m where m.network_id = network and m.organisation_id = party and m.left_at is null
    )
  ) then return jsonb_build_object('refused', 'not-member'); end if;
  if counter is not null then
    perform 1 from proposals p
      where p.network_id = network and p.number = counter and p.state = 'open' and own = any (p.party_ids) and p.objects && about
      for update;
    if not found then return jsonb_build_object('refused', 'settled'); end if;
  end if;
  if exists (
    select from proposals p
    where p.network_id = network and p.state = 'open' and p.objects && about and p.number is distinct from counter
  ) then return jsonb_build_object('refused', 'open-already'); end if;
  select coalesce(max(number), 0) + 1 into nr from proposals where network_id = network;
  perform vault.sign_act(network, case when counter is null then 'propose' else 'counter-propose' end, 'proposal ' || nr,
    jsonb_build_object('hash', encode(sha256(convert_to(terms, 'UTF8')), 'hex'), 'counterTo', counter), parties);
  if counter is not null then
    update proposals set state = 'superseded', settled_at = now() where network_id = network and number = counter;
    insert into proposal_answers (network_id, proposal_number, organisation_id, person_id, answer, text_hash, audience)
      select network, counter, own, vault.acting_person(), 'counter-propose', text_hash, audience
      from proposals where network_id = network and number = counter
      on conflict do nothing;
  end if;
  insert into proposals (network_id, number, text, text_hash, objects, first_period, organisation_id, person_id, counter_to,
      party_ids, state, audience)
    values (network, nr, terms, encode(sha256(convert_to(terms, 'UTF8')), 'hex'), about, first_month, own,
      vault.acting_person(), counter, parties, 'open', parties);
  insert into proposal_answers (network_id, proposal_number, organisation_id, person_id, answer, text_hash, audience)
    select network, nr, own, vault.acting_person(), 'agree', text_hash, audience
    from proposals where network_id = network and number = nr;
  perform vault.settle(network, nr);
  return jsonb_build_object('number', nr);
end
$$;

-- Answers for one's own organisation, once, to the text with this hash. Gives {"state"} or {"refused"}.
create or replace function answer_proposal(network uuid, proposal integer, given text, why text, hash text) returns jsonb
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  found_one proposals;
begin
  perform pg_advisory_xact_lock(hashtextextended('proposals ' || network, 0));
  select * into found_one from proposals p
    where p.network_id = network and p.number = proposal and own = any (p.party_ids) for update;
  if found_one.number is null then return jsonb_build_object('refused', 'gone'); end if;
  if found_one.state <> 'open' then return jsonb_build_object('refused', 'settled'); end if;
  if found_one.text_hash is distinct from hash then return jsonb_build_object('refused', 'changed'); end if;
  if given not in ('agree', 'decline') then return jsonb_build_object('refused', 'malformed'); end if;
  if exists (
    select from proposal_answers a
    where a.network_id = network and a.proposal_number = proposal and a.organisation_id = own
  ) then return jsonb_build_object('refused', 'answered'); end if;
  perform vault.sign_act(network, given, 'proposal ' || proposal, jsonb_build_object('hash', hash, 'reason', why), found_one.audience);
  insert into proposal_answers (network_id, proposal_number, organisation_id, person_id, answer, reason, text_hash, audience)
    values (network, proposal, own, vault.acting_person(), given, why, hash, found_one.audience);
  if given = 'decline' then
    update proposals set state = 'rejected', settled_at = now() where network_id = network and number = proposal;
  else
    perform vault.settle(network, proposal);
  end if;
  return (select jsonb_build_object('state', p.state) from proposals p where p.network_id = network and p.number = proposal);
end
$$;
