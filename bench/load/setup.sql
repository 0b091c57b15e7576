create schema bench;

create unlogged table bench.shapes (kind text, networks integer, organisations integer, metrics integer, months integer);

-- 2025-12.
create function bench.last_month() returns integer language sql immutable as 'select 2025 * 12 + 11';

create function bench.first_day(period integer) returns date language sql immutable as
  'select make_date(period / 12, period % 12 + 1, 1)';

create function bench.text_hash(what text, network text, code text) returns text language sql immutable as
  $$ select encode(sha256(convert_to(what || ' ' || network || ' ' || code, 'UTF8')), 'hex') $$;
