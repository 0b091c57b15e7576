-- Joint improvement plans: what both sides of an SLA do about an obligation, as records that only functions write.

-- A plan about an obligation of an SLA, and the month of the miss that it answers, if it is one.
create table plans (
  network_id uuid not null,
  number integer not null check (number > 0),
  sla_number integer not null,
  obligation text not null check (length(obligation) between 1 and 40),
  period integer,
  aim text not null check (length(aim) between 1 and 500),
  audience uuid[] not null,
  primary key (network_id, number),
  foreign key (network_id, sla_number) references slas (network_id, number)
);
create index on plans (network_id, sla_number);

-- What happened to a plan, in its order. Whoever proposes, accepts or takes it over owns it for their own side. `milestone`: the entry
-- that a reached milestone was set in.
create table plan_entries (
  network_id uuid not null,
  plan_number integer not null,
  number integer not null check (number > 0),
  act text not null check (act in ('propose', 'accept', 'decline', 'take-over', 'milestone', 'reach', 'note', 'done', 'stop')),
  says text check (length(says) between 1 and 500),
  due_on date,
  milestone integer,
  organisation_id uuid not null,
  person_id uuid not null,
  acted_at timestamptz not null default now(),
  audience uuid[] not null,
  primary key (network_id, plan_number, number),
  foreign key (network_id, plan_number) references plans (network_id, number),
  foreign key (network_id, plan_number, milestone) references plan_entries (network_id, plan_number, number),
  foreign key (network_id, organisation_id, person_id)
    references member_people (network_id, organisation_id, person_id),
  check ((says is not null) = (act in ('decline', 'milestone', 'note', 'stop'))),
  check ((due_on is not null) = (act = 'milestone')),
  check ((milestone is not null) = (act = 'reach'))
);

create trigger append_only before update or delete or truncate on plans
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on plan_entries
  for each statement execute function refuse_change();

alter table plans enable row level security;
alter table plans force row level security;
alter table plan_entries enable row level security;
alter table plan_entries force row level security;

grant select on plans, plan_entries to throughline_app;

create policy audience_reads on plans for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience)
  );
create policy audience_reads on plan_entries for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience)
  );
create policy owner_selects on plans for select to throughline_owner using (true);
create policy owner_inserts on plans for insert to throughline_owner with check (true);
create policy owner_selects on plan_entries for select to throughline_owner using (true);
create policy owner_inserts on plan_entries for insert to throughline_owner with check (true);

-- How a plan stands: proposed, agreed, or ended. It is done once both sides have said so.
create function vault.plan_state(network uuid, plan integer) returns text
language sql stable set search_path = public, vault, pg_temp as $$
  select case
    when bool_or(act in ('decline', 'stop')) then 'ended'
    when count(distinct organisation_id) filter (where act = 'done') = 2 then 'ended'
    when bool_or(act = 'accept') then 'agreed'
    else 'proposed' end
  from plan_entries where network_id = network and plan_number = plan
$$;

-- Adds an entry with its audit entry, for the organisation acted for. `entered`: {"says", "due", "milestone"}.
create function vault.enter_in_plan(network uuid, plan integer, what text, entered jsonb, readers uuid[]) returns void
language plpgsql set search_path = public, vault, pg_temp as $$
begin
  perform vault.sign_act(network, what || '-plan', 'plan ' || plan, entered, readers);
  insert into plan_entries (network_id, plan_number, number, act, says, due_on, milestone, organisation_id, person_id, audience)
    select network, plan, coalesce(max(number), 0) + 1, what, entered ->> 'says', (entered ->> 'due')::date,
      (entered ->> 'milestone')::integer, vault.agreeing_organisation(network), vault.acting_person(), readers
    from plan_entries where network_id = network and plan_number = plan;
end
$$;

-- Proposes a joint plan about an obligation of an SLA of one's own organisation, for its managers and boards: {"number"} or {"refused"}.
create function propose_plan(network uuid, sla integer, named text, month integer, aims text) returns jsonb
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  held sla_versions;
  nr integer;
begin
  select * into held from sla_versions v
    where v.network_id = network and v.sla_number = sla and v.terms is not null
    order by v.effective_from desc limit 1;
  if own is null or held.sla_number is null or not own = any (held.audience) or not exists (
    select from jsonb_array_elements(held.terms -> 'obligations') o where o ->> 'key' = named
  ) then return jsonb_build_object('refused', 'gone'); end if;
  perform pg_advisory_xact_lock(hashtextextended('plans ' || network, 0));
  if exists (
    select from plans p
    where p.network_id = network and p.sla_number = sla and p.obligation = named and vault.plan_state(network, p.number) <> 'ended'
  ) then return jsonb_build_object('refused', 'open-already'); end if;
  select coalesce(max(number), 0) + 1 into nr from plans where network_id = network;
  insert into plans (network_id, number, sla_number, obligation, period, aim, audience)
    values (network, nr, sla, named, month, aims, held.audience);
  perform vault.enter_in_plan(network, nr, 'propose', '{}', held.audience);
  return jsonb_build_object('number', nr);
end
$$;

-- Enters something in a plan of one's own organisation, for its managers and boards. Null, or why not.
create function add_to_plan(network uuid, plan integer, what text, entered jsonb) returns text
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  held plans;
  state text;
begin
  perform pg_advisory_xact_lock(hashtextextended('plans ' || network, 0));
  select * into held from plans p where p.network_id = network and p.number = plan;
  if own is null or held.number is null or not own = any (held.audience) then return 'gone'; end if;
  state := vault.plan_state(network, plan);
  if state = 'ended' then return 'ended'; end if;
  if what in ('accept', 'decline') then
    if state <> 'proposed' then return 'answered'; end if;
    if exists (
      select from plan_entries e
      where e.network_id = network and e.plan_number = plan and e.act = 'propose' and e.organisation_id = own
    ) then return 'own'; end if;
  elsif what in ('reach', 'done') then
    if state <> 'agreed' then return 'not-agreed'; end if;
  elsif what not in ('take-over', 'milestone', 'note', 'stop') then
    return 'malformed';
  end if;
  if what = 'milestone' and (entered ->> 'due')::date < vault.today_in(network) then return 'past'; end if;
  if what = 'reach' and (not exists (
    select from plan_entries e
    where e.network_id = network and e.plan_number = plan and e.act = 'milestone' and e.number = (entered ->> 'milestone')::integer
  ) or exists (
    select from plan_entries e
    where e.network_id = network and e.plan_number = plan and e.act = 'reach' and e.milestone = (entered ->> 'milestone')::integer
  )) then return 'answered'; end if;
  if what = 'done' and exists (
    select from plan_entries e
    where e.network_id = network and e.plan_number = plan and e.act = 'done' and e.organisation_id = own
  ) then return 'answered'; end if;
  if what in ('decline', 'milestone', 'note', 'stop') and coalesce(entered ->> 'says', '') = '' then return 'malformed'; end if;
  perform vault.enter_in_plan(network, plan, what, jsonb_strip_nulls(jsonb_build_object(
    'says', case when what in ('decline', 'milestone', 'note', 'stop') then entered ->> 'says' end,
    'due', case when what = 'milestone' then entered ->> 'due' end,
    'milestone', case when what = 'reach' then (entered ->> 'milestone')::integer end)), held.audience);
  return null;
end
$$;

grant execute on function propose_plan(uuid, integer, text, integer, text) to throughline_app;
grant execute on function add_to_plan(uuid, integer, text, jsonb) to throughline_app;
