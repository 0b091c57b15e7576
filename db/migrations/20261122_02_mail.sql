-- Mail that is to be sent, on behalf of one organisation each. Written in the transaction of what it tells of; a job sends it.
-- The text may hold a link that opens something: it is dropped once sent. Without a mail server it is held, for an admin to read.

create table mail (
  organisation_id uuid not null references organisations (id),
  id uuid not null default gen_random_uuid(),
  -- One address, which names nobody else on the way to a mail server.
  to_address text not null check (to_address ~ '^[^[:space:][:cntrl:]@,;:<>()"\\]+@[^[:space:][:cntrl:]@,;<>()"\\]+$'),
  subject text not null check (subject !~ '[[:cntrl:]]'),
  body text not null,
  held_body text,
  -- False where the link would open more than this organisation's own.
  admins_may_read boolean not null default true,
  status text not null default 'queued' check (status in ('queued', 'sent', 'held', 'failed')),
  queued_at timestamptz not null default now(),
  -- Whoever sends it says so and keeps saying so: a mail whose sender was killed is sent by the next.
  claimed_until timestamptz,
  sent_at timestamptz,
  problem text,
  primary key (organisation_id, id),
  check (held_body is null or (status = 'held' and admins_may_read))
);
create index on mail (queued_at) where status = 'queued';

alter table mail enable row level security;
alter table mail force row level security;

grant select (organisation_id, id, to_address, subject, held_body, admins_may_read, status, queued_at, sent_at, problem)
  on mail to throughline_app;
grant insert (organisation_id, id, to_address, subject, body) on mail to throughline_app;
grant select on mail to throughline_worker;
grant update (body, held_body, status, claimed_until, sent_at, problem) on mail to throughline_worker;

create policy admins_read on mail for select to throughline_app
  using (
    organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and nullif(current_setting('app.is_admin', true), '')::boolean
    and admins_may_read
  );

create policy organisation_sends on mail for insert to throughline_app
  with check (
    organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    and status = 'queued'
  );

create policy jobs_read on mail for select to throughline_worker
  using (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid);

create policy jobs_send on mail for update to throughline_worker
  using (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid)
  with check (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid);

create policy owner_selects on mail for select to throughline_owner using (true);
create policy owner_inserts on mail for insert to throughline_owner with check (true);

-- Hands a job to the worker in the transaction of the change. The jobs' tables make themselves when the worker first runs or
-- migrates; what was asked for before then, the worker finds in waiting_jobs().
create function vault.enqueue(task text, payload jsonb, job_key text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if to_regnamespace('graphile_worker') is null or not has_schema_privilege('graphile_worker', 'usage') then return; end if;
  if to_regprocedure('graphile_worker.enqueue(text,jsonb,text)') is null then return; end if;
  execute 'select graphile_worker.enqueue($1, $2, $3)' using task, payload, job_key;
end
$$;

create function enqueue_mail() returns trigger language plpgsql security definer
  set search_path = public, vault, pg_temp as $$
begin
  perform vault.enqueue(
    'send-mail', jsonb_build_object('organisationId', new.organisation_id, 'mailId', new.id), 'mail ' || new.id
  );
  return null;
end
$$;

create trigger enqueue after insert on mail for each row execute function enqueue_mail();
