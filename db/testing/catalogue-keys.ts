import type { Key } from "./catalogue-facts";
import { tenantColumn, type Scope } from "./catalogue-scope";
import type { Expected } from "./expected-catalogue";

/** Tables where the ids of tenants come from: a key of theirs can't begin with another's. */
const roots: readonly string[] = ["public.networks", "public.organisations", "public.people"];

/**
 * How a key reaches across tenants: one that is unique beyond a tenant tells that a value is there, and a foreign key
 * without the tenant binds to a rival's row.
 */
export function keyFindings(key: Key, expected: Expected): readonly string[] {
  return key.references === null
    ? uniqueFindings(key, expected)
    : foreignFindings(key, key.references, expected);
}

function uniqueFindings({ table, name, columns }: Key, { scopes, globalKeys }: Expected) {
  const scope = scopes[table];
  if (scope === undefined || scope === "vault" || globalKeys.includes(name)) return [];
  const led = leaders(table, scope).includes(columns[0] ?? "");
  const whole = columns.includes(tenantColumn(table, scope));
  return led && whole
    ? []
    : [`${name} on ${table} doesn't begin with ${tenantColumn(table, scope)}`];
}

/** A network leads wherever there is one, so that its rows stay together. */
function leaders(table: string, scope: Exclude<Scope, "vault">): readonly string[] {
  const tenant = tenantColumn(table, scope);
  return scope === "organisation" ? [tenant, "network_id"] : [tenant];
}

function foreignFindings(
  { table, name, columns, referenced }: Key,
  target: string,
  { scopes }: Expected,
): readonly string[] {
  const scope = scopes[target];
  if (scope === undefined || scope === "vault" || roots.includes(target)) return [];
  const tenant = tenantColumn(target, scope);
  const place = referenced.indexOf(tenant);
  // An organisation may be named by what it does in the row; a network is the same on both sides.
  const carried = place >= 0 && (scope !== "network" || columns[place] === "network_id");
  const led = scopes[table] !== "network" || scope !== "network" || columns[0] === "network_id";
  return carried && led ? [] : [`${name} on ${table} doesn't carry ${tenant} to ${target}`];
}
