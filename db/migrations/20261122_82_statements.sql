-- How SLAs and pools stood when a month closed: their statements, kept beside the evaluations, in the same transaction.

-- The statement of an SLA ("sla 3") or a pool ("pool Winter") for the windows that end in a month, word for word, with what it was
-- made of. It stays, whatever is restated later: differences stand as corrections in a later statement.
create table frozen_statements (
  network_id uuid not null,
  object text not null check (object ~ '^(sla [1-9][0-9]{0,8}|pool .{1,120})$'),
  period integer not null,
  text text not null check (length(text) <= 1000000),
  text_hash text not null,
  frozen_at timestamptz not null default now(),
  audience uuid[] not null,
  primary key (network_id, object, period),
  foreign key (network_id, period) references network_periods (network_id, period)
);

create trigger append_only before update or delete or truncate on frozen_statements
  for each statement execute function refuse_change();

alter table frozen_statements enable row level security;
alter table frozen_statements force row level security;

-- A job judges a month's SLAs and pools by what their parties agreed to, and corrects what it kept before.
grant select on slas, sla_versions, fees, amounts, pools to throughline_worker;
grant select on frozen_statements to throughline_app, throughline_worker;

create policy audience_reads on frozen_statements for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience)
  );
create policy jobs_read on frozen_statements for select to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy jobs_read on slas for select to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy jobs_read on sla_versions for select to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy jobs_read on fees for select to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy jobs_read on amounts for select to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy jobs_read on pools for select to throughline_worker
  using (network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[]));
create policy owner_selects on frozen_statements for select to throughline_owner using (true);
create policy owner_inserts on frozen_statements for insert to throughline_owner with check (true);

-- The ids of all that ever were members of the job's network, by slug: what was agreed names them so.
create function members_by_slug(network uuid) returns jsonb
language sql stable security definer set search_path = public, vault, pg_temp as $$
  select coalesce(jsonb_object_agg(o.slug, o.id), '{}')
  from network_members m join organisations o on o.id = m.organisation_id
  where m.network_id = network and network = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
$$;

-- Keeps how a closed month stood, once and wholly: its evaluations as `keep_evaluations` takes them, and the statements
-- [{"sla": 3 or "pool": "Winter", "text"}]. Each is its parties' alone. False where nobody waits for them.
create function keep_month(network uuid, month integer, judged jsonb, statements jsonb) returns boolean
language plpgsql security definer set search_path = public, vault, pg_temp as $$
begin
  perform 1 from network_periods p
    where p.network_id = network and p.period = month and p.closed_on is not null and p.frozen = 'waiting'
      and network = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    for update;
  if not found then return false; end if;
  insert into frozen_statements (network_id, object, period, text, text_hash, audience)
    select network, 'sla ' || s.number, month, one ->> 'text', encode(sha256(convert_to(one ->> 'text', 'UTF8')), 'hex'),
      array[s.first_organisation_id, s.second_organisation_id]
    from jsonb_array_elements(statements) one
    join slas s on s.network_id = network and s.number = (one ->> 'sla')::integer
    union all
    select network, 'pool ' || p.name, month, one ->> 'text', encode(sha256(convert_to(one ->> 'text', 'UTF8')), 'hex'), p.party_ids
    from jsonb_array_elements(statements) one
    join pools p on p.network_id = network and p.name = one ->> 'pool' and p.effective_from = (
      select max(last.effective_from) from pools last
      where last.network_id = network and last.name = p.name and last.effective_from <= month
    );
  insert into audit_entries (network_id, seq, at, verb, object, payload, previous_hash, hash)
    select network, 0, now(), 'freeze-statements', 'period ' || vault.month_text(month), jsonb_build_object('hash',
      encode(sha256(convert_to(string_agg(text_hash, ',' order by object collate "C"), 'UTF8')), 'hex'))::text, '', ''
    from frozen_statements f where f.network_id = network and f.period = month
    having count(*) > 0;
  return keep_evaluations(network, month, judged);
end
$$;

-- A month is kept wholly or not at all.
revoke execute on function keep_evaluations(uuid, integer, jsonb) from throughline_worker;
grant execute on function keep_month(uuid, integer, jsonb, jsonb) to throughline_worker;
grant execute on function members_by_slug(uuid) to throughline_worker;

-- Whether what a restatement of a month may touch is still being kept: its own month, or a later one that looks back to it.
create or replace function vault.is_freezing(network uuid, month integer) returns boolean
language sql set search_path = public, vault, pg_temp as $$
  select exists (
    select from network_periods p
    where p.network_id = network and p.period >= month and p.closed_on is not null and p.frozen = 'waiting'
  )
$$;

create or replace function propose_restatement(network uuid, key integer, month integer, seen integer, entered jsonb) returns jsonb
language plpgsql security definer set search_path = public, vault, pg_temp as $$
declare
  own uuid := vault.agreeing_organisation(network);
  f figures := vault.held_figure(network, key, month);
  proposed figure_acts;
  came_of_it integer;
begin
  if f.series_key is null or f.reporter_id <> own
    or not network = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[]) then
    return jsonb_build_object('refused', 'gone');
  end if;
  if f.revision <> seen then return jsonb_build_object('refused', 'changed'); end if;
  if (vault.open_restatement(f)).number is not null then return jsonb_build_object('refused', 'open-already'); end if;
  proposed.numerator := (entered ->> 'numerator')::bigint;
  proposed.denominator := (entered ->> 'denominator')::bigint;
  proposed.not_applicable := coalesce((entered ->> 'notApplicable')::boolean, false);
  proposed.says := entered ->> 'says';
  proposed.person_id := vault.acting_person();
  if proposed.numerator is null and not proposed.not_applicable then return jsonb_build_object('refused', 'malformed'); end if;
  if (f.numerator, f.denominator, f.not_applicable)
    is not distinct from (proposed.numerator, proposed.denominator, proposed.not_applicable) then
    return jsonb_build_object('refused', 'same');
  end if;
  if vault.is_closed(network, month) then
    -- What was agreed when the month closed, and when later ones did that look back to it, is kept before anything changes.
    update network_periods set frozen = 'waiting'
      where network_id = network and period >= month and closed_on is not null and frozen is null;
    perform vault.enqueue('settle-periods', jsonb_build_object('networkId', network), 'settle ' || network);
  end if;
  if cardinality(vault.accepting_side(f)) = 0 then
    if vault.is_freezing(network, month) then return jsonb_build_object('refused', 'freezing'); end if;
    came_of_it := vault.restated(f, proposed);
  end if;
  perform vault.add_act(f, 'propose-restatement', came_of_it, entered, vault.both_sides(f));
  return jsonb_build_object('state', case when came_of_it is null then 'proposed' else 'restated' end);
end
$$;
