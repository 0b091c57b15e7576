-- A case that was closed too soon is opened again, with a reason, by the organisation that is accountable for it.

alter table case_entries drop constraint case_entries_kind_check;
alter table case_entries add constraint case_entries_kind_check check (kind in
  ('open', 'promise', 'message', 'kept', 'withdrawn', 'offer', 'acknowledge', 'decline', 'recall', 'close', 'reopened'));
alter table case_entries add check (kind <> 'reopened' or says is not null);

-- Why this entry can't follow what stands in a case; null where it can.
create or replace function vault.entry_refusal(standing cases, own uuid, made case_entries) returns text
language plpgsql stable set search_path = public, vault, pg_temp as $$
declare
  about record;
begin
  if standing.closed_at is not null and made.kind is distinct from 'reopened' then return 'closed'; end if;
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
    when 'reopened' then
      if standing.closed_at is null then return 'not-closed'; end if;
      if own <> standing.accountable_id then return 'not-yours'; end if;
      if made.says is null then return 'malformed'; end if;
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
create or replace function add_to_case(network uuid, case_reference text, opener uuid, entry jsonb) returns text
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
  if made.kind in ('promise', 'message', 'kept', 'withdrawn', 'reopened') then made.says := nullif(entry ->> 'says', ''); end if;
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
