import type { CatalogueFacts, Policy, Relation, Routine } from "./catalogue-facts";
import { keyFindings } from "./catalogue-keys";
import type { Default, Grant, Role, Setting } from "./catalogue-roles";
import { tenantColumn, type Scope } from "./catalogue-scope";
import type { Expected } from "./expected-catalogue";
import { conditionFindings } from "./policy-condition";

const owner = "throughline_owner";
const worker = "throughline_worker";
/** The worker's own: the schema of jobs, and what it makes in it. */
const ofJobs = /\bgraphile_worker\b/;
/** What takes effect by being there and is kept in the audit trail instead; and what only waits to take effect. */
const deletable = ["public.assignments", "public.imports"];
const ours = ["throughline_app", "throughline_worker"];

/** Every way in which the catalogue would let somebody past isolation, one sentence each; empty when it is sound. */
export function catalogueFindings(facts: CatalogueFacts, expected: Expected): readonly string[] {
  return [
    ...facts.relations.flatMap((relation) => relationFindings(relation, facts, expected)),
    ...facts.policies.flatMap((policy) => policyFindings(policy, expected)),
    ...missing(
      expected.ownerPolicies,
      facts.policies.filter(isOwners).map(nameOfOwners),
      "no policy of the owner's for",
    ),
    ...facts.routines.flatMap((routine) => routineFindings(routine, expected)),
    ...missing(
      Object.keys(expected.definers),
      facts.routines.filter(({ definer }) => definer).map(({ name }) => name),
      "no definer function",
    ),
    ...facts.roles.flatMap(roleFindings),
    ...facts.grants.flatMap(grantFindings),
    ...facts.defaults.map(
      ({ role, privilege }: Default) => `${role} will have ${privilege} on what is made later`,
    ),
    ...facts.settings.flatMap(settingFindings),
    ...facts.keys.flatMap((key) => keyFindings(key, expected)),
  ];
}

function missing(wanted: readonly string[], there: readonly string[], says: string) {
  return wanted.filter((one) => !there.includes(one)).map((one) => `${says} ${one}`);
}

function relationFindings(
  relation: Relation,
  { policies }: CatalogueFacts,
  { scopes }: Expected,
): readonly string[] {
  const { name, kind, owner: of, rls, forced, securityInvoker, rewrites } = relation;
  if (kind === "v") return securityInvoker ? [] : [`${name} is a view without security_invoker`];
  if (kind !== "r" && kind !== "p") return [`${name} (${kind}) is no table or view`];
  return [
    ...tenantFindings(relation, scopes[name]),
    ...rewrites.map((rule) => `${name} is rewritten by the rule ${rule}`),
    ...(of === owner ? [] : [`${name} belongs to ${of}`]),
    ...(rls ? [] : [`${name} has no row-level security`]),
    ...(forced ? [] : [`${name} doesn't force row-level security on its owner`]),
    ...(policies.some(({ table }) => table === name) ? [] : [`${name} has no policy`]),
  ];
}

function tenantFindings({ name, nullable }: Relation, scope: Scope | undefined): readonly string[] {
  if (scope === undefined) return [`${name} has no scope`];
  if (scope === "vault") return [];
  const tenant = tenantColumn(name, scope);
  return nullable.includes(tenant) ? [`${name}.${tenant} may be null`] : [];
}

function isOwners({ roles }: Policy): boolean {
  return roles.length === 1 && roles[0] === owner;
}

function nameOfOwners({ table, command }: Policy): string {
  return `${table} ${command}`;
}

function policyFindings(policy: Policy, { scopes, ownerPolicies }: Expected): readonly string[] {
  const { table, name, roles, permissive } = policy;
  const place = `policy ${name} on ${table}`;
  const restrictive = permissive ? [] : [`${place} is restrictive`];
  if (isOwners(policy)) {
    const listed = ownerPolicies.includes(nameOfOwners(policy));
    return [...restrictive, ...(listed ? [] : [`${place} is for the owner and isn't listed`])];
  }
  const others = roles.filter((role) => !ours.includes(role) && role !== "public");
  return [
    ...restrictive,
    ...others.map((role) => `${place} is for ${role}`),
    ...conditionFindings(policy, scopes[table] ?? "vault").map((says) => `${place} ${says}`),
  ];
}

function routineFindings(
  { name, definer, searchPath, mayExecute }: Routine,
  { definers }: Expected,
): readonly string[] {
  const forEverybody = mayExecute.includes("public") ? [`${name}() is for everybody`] : [];
  if (!definer) return forEverybody;
  const listed = definers[name];
  const extra = mayExecute.filter((role) => listed?.includes(role) === false);
  return [
    ...forEverybody,
    ...(listed === undefined ? [`${name}() runs as its owner and isn't listed`] : []),
    ...extra.map((role) => `${name}() is for ${role} too`),
    ...(/^(?:(?:pg_catalog|public|vault), )+pg_temp$/.test(searchPath ?? "")
      ? []
      : [`${name}() runs as its owner without a search_path of our own that ends in pg_temp`]),
  ];
}

function roleFindings({ name, powers, memberOf, owns }: Role): readonly string[] {
  const harmless = [
    "create in database",
    "temp",
    "create in public",
    "create in vault",
    "usage of vault",
  ];
  const tooMuch = name === owner ? powers.filter((power) => !harmless.includes(power)) : powers;
  return [
    ...tooMuch.map((power) => `${name} has ${power}`),
    ...memberOf.map((role) => `${name} is a member of ${role}`),
    ...owns
      .filter((object) => name !== owner && !(name === worker && ofJobs.test(object)))
      .map((object) => `${name} owns ${object}`),
  ];
}

function grantFindings(grant: Grant): readonly string[] {
  const { name, kind, role, privilege, column } = grant;
  const what = column === null ? name : `${name}.${column}`;
  if (kind === "S") return [`${role} has ${privilege} on the sequence ${name}`];
  if (isSound(grant)) return [];
  const whole = ours.includes(role) && privilege === "update" && column === null;
  return [`${role} has ${privilege} on ${whole ? "the whole of " : ""}${what}`];
}

/** What is written is written column by column, and by our roles alone; nothing reaches into the vault. */
function isSound({ name, role, privilege, column }: Grant): boolean {
  if (!ours.includes(role) || name.startsWith("vault.")) return false;
  if (privilege === "delete") return deletable.includes(name);
  return ["select", "insert"].includes(privilege) || (privilege === "update" && column !== null);
}

/** Nobody may begin with anything but a limit of time: least of all with whom they act for. */
function settingFindings({ role, name }: Setting): readonly string[] {
  const harmless = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"];
  return harmless.includes(name) ? [] : [`${role ?? "everybody"} begins with ${name}`];
}
