import type postgres from "postgres";
import {
  defaults,
  grants,
  roles,
  settings,
  type Default,
  type Grant,
  type Role,
  type Setting,
} from "./catalogue-roles";

/** A table, view or other relation of our schemas. `kind` is that of pg_class: r table, p partitioned, v view, m materialized view, f foreign. */
export type Relation = {
  readonly name: string;
  readonly kind: string;
  readonly owner: string;
  readonly rls: boolean;
  readonly forced: boolean;
  readonly securityInvoker: boolean;
  /** Columns that may be null. */
  readonly nullable: readonly string[];
  /** Rewrite rules beside that of a view: they act with the powers of the table's owner. */
  readonly rewrites: readonly string[];
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

/** A primary key, unique index or foreign key with its columns in order; `references` is the other table of a foreign key, with the columns there. */
export type Key = {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly references: string | null;
  readonly referenced: readonly string[];
};

/** What the catalogue says about our schemas, as far as isolation depends on it. */
export type CatalogueFacts = {
  readonly relations: readonly Relation[];
  readonly policies: readonly Policy[];
  readonly routines: readonly Routine[];
  readonly roles: readonly Role[];
  readonly grants: readonly Grant[];
  readonly defaults: readonly Default[];
  readonly settings: readonly Setting[];
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
    defaults: await defaults(sql),
    settings: await settings(sql),
    keys: await keys(sql),
  };
}

function relations(sql: postgres.ISql) {
  return sql<Relation[]>`
    select n.nspname || '.' || c.relname as name, c.relkind as kind, pg_get_userbyid(c.relowner) as owner,
      c.relrowsecurity as rls, c.relforcerowsecurity as forced,
      coalesce('security_invoker=true' = any (c.reloptions), false) as "securityInvoker",
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and not a.attnotnull order by 1) as nullable,
      array(select w.rulename::text from pg_rewrite w
        where w.ev_class = c.oid and w.rulename <> '_RETURN' order by 1) as rewrites
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

function keys(sql: postgres.ISql) {
  return sql<Key[]>`
    select n.nspname || '.' || c.relname as table, i.relname as name,
      array(select pg_get_indexdef(x.indexrelid, place, false) from generate_series(1, x.indnkeyatts) place) as columns,
      null as references, '{}'::text[] as referenced
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
    join pg_namespace n on n.oid = c.relnamespace
    where x.indisunique and n.nspname in ('public', 'vault')
    union all
    select n.nspname || '.' || c.relname, f.conname,
      array(select a.attname::text from unnest(f.conkey) with ordinality k (number, place)
        join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.number order by k.place),
      other.nspname || '.' || target.relname,
      array(select a.attname::text from unnest(f.confkey) with ordinality k (number, place)
        join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.number order by k.place)
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class target on target.oid = f.confrelid join pg_namespace other on other.oid = target.relnamespace
    where f.contype = 'f' and n.nspname in ('public', 'vault')
    order by 1, 2`;
}
