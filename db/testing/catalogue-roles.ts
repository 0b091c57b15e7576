import type postgres from "postgres";

/** A login role of ours, with what it may do beside using tables. */
export type Role = {
  readonly name: string;
  readonly powers: readonly string[];
  readonly memberOf: readonly string[];
  readonly owns: readonly string[];
};

/** One privilege on a relation or sequence of our schemas, held by the app, the worker or everybody. `column` is null for the whole. */
export type Grant = {
  readonly name: string;
  readonly kind: string;
  readonly role: string;
  readonly privilege: string;
  readonly column: string | null;
};

/** What somebody else than the owner will get on whatever is made from now on, by ALTER DEFAULT PRIVILEGES. */
export type Default = { readonly role: string; readonly privilege: string };

/** A setting with which sessions of a role begin; `role` is null for everybody in the database. */
export type Setting = { readonly role: string | null; readonly name: string };

/** Our login roles. */
export function roles(sql: postgres.ISql) {
  return sql<Role[]>`
    select r.rolname as name,
      array_remove(array[
        case when r.rolsuper then 'superuser' end, case when r.rolbypassrls then 'bypassrls' end,
        case when r.rolcreaterole then 'createrole' end, case when r.rolcreatedb then 'createdb' end,
        case when r.rolreplication then 'replication' end,
        case when has_database_privilege(r.oid, current_database(), 'create') then 'create in database' end,
        case when has_database_privilege(r.oid, current_database(), 'temp') then 'temp' end,
        case when has_schema_privilege(r.oid, 'public', 'create') then 'create in public' end,
        case when has_schema_privilege(r.oid, 'vault', 'create') then 'create in vault' end,
        case when has_schema_privilege(r.oid, 'vault', 'usage') then 'usage of vault' end
      ], null) as powers,
      array(select pg_get_userbyid(roleid)::text from pg_auth_members where member = r.oid) as "memberOf",
      array(select pg_describe_object(classid, objid, 0) from pg_shdepend
        where refclassid = 'pg_authid'::regclass and refobjid = r.oid and deptype = 'o'
          and dbid in (0, (select oid from pg_database where datname = current_database()))) as owns
    from pg_roles r
    where r.rolname in ('throughline_app', 'throughline_worker', 'throughline_owner')
    order by 1`;
}

/** What they, and everybody else, may do with relations and sequences. */
export function grants(sql: postgres.ISql) {
  return sql<Grant[]>`
    with held as (
      select c.oid, c.relkind, null::text as column, c.relacl as acl from pg_class c
      union all
      select c.oid, c.relkind, a.attname::text, a.attacl from pg_class c
      join pg_attribute a on a.attrelid = c.oid
    )
    select n.nspname || '.' || c.relname as name, held.relkind as kind,
      case x.grantee when 0 then 'public' else pg_get_userbyid(x.grantee)::text end as role,
      lower(x.privilege_type) as privilege, held.column
    from held join pg_class c on c.oid = held.oid join pg_namespace n on n.oid = c.relnamespace,
      aclexplode(held.acl) x
    where n.nspname in ('public', 'vault') and x.grantee <> c.relowner
    order by 1, 3, 4, 5`;
}

/** What is granted beforehand on what isn't there yet. */
export function defaults(sql: postgres.ISql) {
  return sql<Default[]>`
    select distinct case x.grantee when 0 then 'public' else pg_get_userbyid(x.grantee)::text end as role,
      lower(x.privilege_type) as privilege
    from pg_default_acl d, aclexplode(d.defaclacl) x
    where x.grantee <> d.defaclrole
    order by 1, 2`;
}

/** With which settings sessions in this database begin. */
export function settings(sql: postgres.ISql) {
  return sql<Setting[]>`
    select r.rolname::text as role, split_part(setting, '=', 1) as name
    from pg_db_role_setting s left join pg_roles r on r.oid = s.setrole, unnest(s.setconfig) setting
    where (s.setdatabase = 0 or s.setdatabase = (select oid from pg_database where datname = current_database()))
      and (s.setrole = 0 or r.rolname in ('throughline_app', 'throughline_worker', 'throughline_owner'))
    order by 1, 2`;
}
