import type postgres from "postgres";

/** A table, view or other relation of our schemas. `kind` is that of pg_class: r table, p partitioned, v view, m materialized view, f foreign. */
export type Relation = {
  readonly name: string;
  readonly kind: string;
  readonly owner: string;
  readonly rls: boolean;
  readonly forced: boolean;
  readonly securityInvoker: boolean;
};

/** A policy, with its conditions as Postgres writes them, and the functions and tables outside pg_catalog that it uses. */
export type Policy = {
  readonly table: string;
  readonly name: string;
  readonly command: "select" | "insert" | "update" | "delete" | "all";
  readonly roles: readonly string[];
  readonly permissive: boolean;
  readonly using: string | null;
  readonly check: string | null;
  readonly uses: readonly string[];
};

/** A function of our schemas, with who may execute it and its search_path (null where it has none of its own). */
export type Routine = {
  readonly name: string;
  readonly definer: boolean;
  readonly searchPath: string | null;
  readonly mayExecute: readonly string[];
};

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

/** A primary key, unique index or foreign key with its columns in order; `references` is the other table of a foreign key. */
export type Key = {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly references: string | null;
};

/** What the catalogue says about our schemas, as far as isolation depends on it. */
export type CatalogueFacts = {
  readonly relations: readonly Relation[];
  readonly policies: readonly Policy[];
  readonly routines: readonly Routine[];
  readonly roles: readonly Role[];
  readonly grants: readonly Grant[];
  readonly keys: readonly Key[];
};

/** Reads the facts from the database's catalogue, as a superuser. */
export async function catalogueFacts(sql: postgres.ISql): Promise<CatalogueFacts> {
  return {
    relations: await relations(sql),
    policies: await policies(sql),
    routines: await routines(sql),
    roles: await roles(sql),
    grants: await grants(sql),
    keys: await keys(sql),
  };
}

function relations(sql: postgres.ISql) {
  return sql<Relation[]>`
    select n.nspname || '.' || c.relname as name, c.relkind as kind, pg_get_userbyid(c.relowner) as owner,
      c.relrowsecurity as rls, c.relforcerowsecurity as forced,
      coalesce('security_invoker=true' = any (c.reloptions), false) as "securityInvoker"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'vault') and c.relkind in ('r', 'p', 'v', 'm', 'f')
    order by 1`;
}

function policies(sql: postgres.ISql) {
  return sql<Policy[]>`
    select n.nspname || '.' || c.relname as table, p.polname as name,
      case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
        when 'd' then 'delete' else 'all' end as command,
      array(select case role when 0 then 'public' else pg_get_userbyid(role)::text end
        from unnest(p.polroles) role) as roles,
      p.polpermissive as permissive,
      pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check,
      array(
        select distinct pg_describe_object(d.refclassid, d.refobjid, 0)
        from pg_depend d
        where d.classid = 'pg_policy'::regclass and d.objid = p.oid and d.refobjid <> p.polrelid
          and d.refclassid in ('pg_class'::regclass, 'pg_proc'::regclass)
      ) as uses
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'vault')
    order by 1, 2`;
}

function routines(sql: postgres.ISql) {
  return sql<Routine[]>`
    select n.nspname || '.' || p.proname as name, p.prosecdef as definer,
      (select substr(setting, 13) from unnest(p.proconfig) setting
        where setting like 'search_path=%') as "searchPath",
      array(select case a.grantee when 0 then 'public' else pg_get_userbyid(a.grantee)::text end
        from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        where a.grantee <> p.proowner order by 1) as "mayExecute"
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'vault')
    order by 1`;
}

function roles(sql: postgres.ISql) {
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

function grants(sql: postgres.ISql) {
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

function keys(sql: postgres.ISql) {
  return sql<Key[]>`
    select n.nspname || '.' || c.relname as table, i.relname as name,
      array(select pg_get_indexdef(x.indexrelid, place, false) from generate_series(1, x.indnkeyatts) place) as columns,
      null as references
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
    join pg_namespace n on n.oid = c.relnamespace
    where x.indisunique and n.nspname in ('public', 'vault')
    union all
    select n.nspname || '.' || c.relname, f.conname,
      array(select a.attname::text from unnest(f.conkey) with ordinality k (number, place)
        join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.number order by k.place),
      other.nspname || '.' || target.relname
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class target on target.oid = f.confrelid join pg_namespace other on other.oid = target.relnamespace
    where f.contype = 'f' and n.nspname in ('public', 'vault')
    order by 1, 2`;
}
