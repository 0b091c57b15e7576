import { z } from "zod";
import { asSuperuser } from "@/db/testing/superuser";

/** A field that nobody asked for, and the value that it tries to bring in. */
export type ExtraField = { readonly name: string; readonly value: unknown };

/** Values that stand in no row before: found again after a write, they were taken over. */
export type Planted = { readonly text: string; readonly number: number; readonly id: string };

/** New ones, so that what one test plants isn't found by another. */
export function newlyPlanted(id: string): Planted {
  const chance = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  return {
    text: `planted-${crypto.randomUUID()}`,
    number: 1_000_000_000 + (chance % 1_000_000_000),
    id,
  };
}

const columns = z.array(z.object({ name: z.string(), type: z.string() }));

/** Names under which frameworks and careless code take more than columns. */
const notorious = [
  "role",
  "roles",
  "orgId",
  "organizationId",
  "tenantId",
  "userId",
  "isAdmin",
  "admin",
  "permissions",
  "createdAt",
  "constructor",
  "prototype",
  "__proto__",
  "toString",
  "then",
  "$set",
];

/**
 * A field for each column of each table of ours, spelled as in the database and as in our code, and for each notorious
 * name; with a value of the column's type.
 */
export async function extraFields(planted: Planted): Promise<readonly ExtraField[]> {
  const found = columns.parse(
    await asSuperuser((sql) =>
      sql.unsafe(`select distinct a.attname::text as name, format_type(a.atttypid, null) as type
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
          and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker')
        order by 1`),
    ),
  );
  const fields = found.flatMap(({ name, type }) => {
    const value = valueOf(type, planted);
    return [name, camel(name)].map((spelled) => [spelled, value] as const);
  });
  const others = notorious.map((name) => [name, planted.text] as const);
  return [...new Map([...others, ...fields])].map(([name, value]) => ({ name, value }));
}

function valueOf(type: string, { text, number, id }: Planted): unknown {
  if (type === "uuid") return id;
  if (type.endsWith("[]")) return ["manager", "board", text];
  if (["integer", "bigint", "numeric", "double precision"].includes(type)) return number;
  if (type === "boolean") return true;
  if (type === "jsonb") return { planted: text };
  return type.startsWith("timestamp") || type === "date" ? "2001-01-01T00:00:00Z" : text;
}

function camel(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
}

/** These arguments with the fields added to the object at each place in turn, and to all at once. */
export function withFields(
  args: readonly unknown[],
  fields: readonly ExtraField[],
): readonly (readonly unknown[])[] {
  const places = placesOf(args);
  return places.map((place) => args.map((arg) => added(arg, place, fields)));
}

function placesOf(value: unknown): readonly object[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(placesOf);
  return Array.isArray(value) ? inner : [value, ...inner];
}

function added(value: unknown, place: object, fields: readonly ExtraField[]): unknown {
  if (Array.isArray(value)) return value.map((each) => added(each, place, fields));
  if (typeof value !== "object" || value === null) return value;
  const inner = Object.entries(value).map(([name, each]) => [name, added(each, place, fields)]);
  if (value !== place) return Object.fromEntries(inner);
  const known = new Set(Object.keys(value));
  const extra = fields
    .filter(({ name }) => !known.has(name))
    .map((each) => [each.name, each.value]);
  return Object.fromEntries([...inner, ...extra]);
}
