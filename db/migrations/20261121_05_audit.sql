-- The audit trail: append-only, one hash chain per network. The database itself numbers, times and chains each entry.

create table audit_entries (
  network_id uuid not null references networks (id),
  seq bigint not null,
  at timestamptz not null,
  person_id uuid references people (id),
  organisation_id uuid references organisations (id),
  verb text not null check (verb ~ '^[a-z-]+$'),
  object text not null check (object !~ '[\n\r]'),
  payload text not null,
  previous_hash text not null,
  hash text not null,
  audience uuid[],
  managers_only boolean not null default false,
  primary key (network_id, seq),
  check (organisation_id is not null or not managers_only)
);

create table vault.audit_heads (
  network_id uuid primary key references networks (id),
  seq bigint not null,
  hash text not null
);

-- hash = SHA-256 of the lines network, seq, previous hash, time (UTC, microseconds), person, organisation, verb, object,
-- SHA-256 of the payload, audience (ids in order, joined by commas), `managers` or `all`; what is null stands as `-`.
create function chain_audit_entry() returns trigger language plpgsql security definer
  set search_path = public, vault, pg_temp as $$
declare
  head vault.audit_heads;
begin
  insert into vault.audit_heads as heads (network_id, seq, hash) values (new.network_id, 1, '')
    on conflict (network_id) do update set seq = heads.seq + 1
    returning * into head;
  new.seq := head.seq;
  new.previous_hash := head.hash;
  new.at := clock_timestamp();
  new.hash := encode(sha256(convert_to(concat_ws(e'\n',
    new.network_id, new.seq, new.previous_hash,
    to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    coalesce(new.person_id::text, '-'), coalesce(new.organisation_id::text, '-'), new.verb, new.object,
    encode(sha256(convert_to(new.payload, 'UTF8')), 'hex'),
    case when new.audience is null then '-'
      else array_to_string(array(select id from unnest(new.audience) id order by id), ',') end,
    case when new.managers_only then 'managers' else 'all' end
  ), 'UTF8')), 'hex');
  update vault.audit_heads set hash = new.hash where network_id = new.network_id;
  return new;
end
$$;

create trigger chain before insert on audit_entries for each row execute function chain_audit_entry();

create trigger append_only before update or delete or truncate on audit_entries
  for each statement execute function refuse_change();

alter table audit_entries enable row level security;
alter table audit_entries force row level security;
alter table vault.audit_heads enable row level security;
alter table vault.audit_heads force row level security;

grant select, insert on audit_entries to throughline_app;
grant select on audit_entries to throughline_worker;

create policy audience_reads on audit_entries for select to throughline_app, throughline_worker
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and not managers_only
    and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
  );

create policy managers_read_own on audit_entries for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
  );

create policy managers_write on audit_entries for insert to throughline_app
  with check (
    network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
    and organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and person_id = nullif(current_setting('app.person_id', true), '')::uuid
  );

create policy owner_selects on audit_entries for select to throughline_owner using (true);
create policy owner_inserts on audit_entries for insert to throughline_owner with check (true);
create policy owner_selects on vault.audit_heads for select to throughline_owner using (true);
create policy owner_inserts on vault.audit_heads for insert to throughline_owner with check (true);
create policy owner_updates on vault.audit_heads for update to throughline_owner using (true) with check (true);
