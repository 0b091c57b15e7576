import type postgres from "postgres";

/** A hash of everything in the catalogue that a mutant may change: two that are equal mean that all was taken back. */
export async function fingerprint(sql: postgres.ISql): Promise<string> {
  const [row] = await sql<{ hash: string }[]>`
    with ours as (select oid, nspname from pg_namespace where nspname in ('public', 'vault'))
    select md5(concat_ws(E'\n',
      (select string_agg(concat_ws(' ', c.relname, c.relkind, c.relowner, c.relrowsecurity, c.relforcerowsecurity,
          (select string_agg(x::text, ',' order by x::text) from aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) x)), E'\n' order by c.oid)
        from pg_class c where c.relnamespace in (select oid from ours)),
      (select string_agg(concat_ws(' ', a.attrelid, a.attname, x::text), E'\n' order by a.attrelid, a.attname, x::text)
        from pg_attribute a, aclexplode(a.attacl) x),
      (select string_agg(p::text, E'\n' order by tablename, policyname) from pg_policies p),
      (select string_agg(concat_ws(' ', pg_get_functiondef(p.oid),
          (select string_agg(x::text, ',' order by x::text) from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x)), E'\n' order by p.oid)
        from pg_proc p where p.pronamespace in (select oid from ours) and p.prokind = 'f'),
      (select string_agg(concat_ws(' ', conrelid, conname, pg_get_constraintdef(oid)), E'\n' order by conrelid, conname)
        from pg_constraint where connamespace in (select oid from ours)),
      (select string_agg(concat_ws(' ', tgrelid, tgname, tgenabled), E'\n' order by tgrelid, tgname)
        from pg_trigger where not tgisinternal),
      (select string_agg(w.rulename, ' ' order by w.oid) from pg_rewrite w join pg_class c on c.oid = w.ev_class
        where c.relnamespace in (select oid from ours)),
      (select string_agg(r::text, E'\n' order by rolname) from pg_roles r where rolname like 'throughline%'),
      (select string_agg(m.roleid || ' ' || m.member, E'\n' order by m.roleid, m.member) from pg_auth_members m),
      (select string_agg(x::text, ',' order by nspname, x::text) from pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) x
        where n.oid in (select oid from ours)),
      (select string_agg(x::text, ',' order by x::text) from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) x
        where d.datname = current_database()),
      (select string_agg(x::text, ',' order by x::text) from pg_default_acl d, aclexplode(d.defaclacl) x)
    )) as hash`;
  return row?.hash ?? "";
}
