import type { Mutant } from "./mutant";

const [app, worker, owner] = ["throughline_app", "throughline_worker", "throughline_owner"];

/** Roles with too much power, and things that let past isolation by being there. */
export const otherMutants: readonly Mutant[] = [
  ...[app, worker, owner].flatMap((role) => [
    ...["bypassrls", "superuser"].map((power) => ({
      ...withPower(role, power),
      shows: ["public.networks", "vault.credentials"],
    })),
    ...["createrole", "createdb", "replication"].map((power) => withPower(role, power)),
  ]),
  ...[app, worker].flatMap((role) => [
    ofRole(`${role} in ${owner}`, `grant ${owner} to ${role}`, `revoke ${owner} from ${role}`),
    ofRole(
      `${role} may create`,
      `grant create on schema public to ${role}`,
      `revoke create on schema public from ${role}`,
    ),
    ofRole(
      `${role} may use the vault`,
      `grant usage on schema vault to ${role}`,
      `revoke usage on schema vault from ${role}`,
    ),
    ofRole(
      `${role} may make temporary tables`,
      `do $$ begin execute format('grant temp on database %I to ${role}', current_database()); end $$`,
      `do $$ begin execute format('revoke temp on database %I from ${role}', current_database()); end $$`,
    ),
    ofRole(
      `${role} gets to read whatever is made later`,
      `alter default privileges for role ${owner} grant select on tables to ${role}`,
      `alter default privileges for role ${owner} revoke select on tables from ${role}`,
    ),
    ofRole(
      `${role} begins with a network`,
      `alter role ${role} set app.network_ids = '{}'`,
      `alter role ${role} reset app.network_ids`,
    ),
  ]),
  made("a table without policies", "create table mutant (network_id uuid)", "table mutant"),
  made(
    "a table with row-level security and no policy",
    `create table mutant (network_id uuid); alter table mutant owner to ${owner};
      alter table mutant enable row level security; alter table mutant force row level security`,
    "table mutant",
  ),
  made(
    "a table of the app's own",
    `create table mutant (); alter table mutant owner to ${app}`,
    "table mutant",
  ),
  made("a view as its owner", "create view mutant as select * from figures", "view mutant"),
  made(
    "a materialized view",
    "create materialized view mutant as select * from figures",
    "materialized view mutant",
  ),
  made(
    "a foreign table",
    `create foreign data wrapper mutant; create server mutant foreign data wrapper mutant;
      create foreign table mutant (id uuid) server mutant`,
    "foreign data wrapper mutant cascade",
    "",
  ),
  made(
    "a partition that is read directly",
    `create table mutant (network_id uuid) partition by list (network_id);
      create table mutant_of_one partition of mutant default`,
    "table mutant",
    "grant select on mutant_of_one to throughline_app",
  ),
  made(
    "a sequence",
    "create sequence mutant",
    "sequence mutant",
    `grant usage on mutant to ${app}`,
  ),
  made(
    "a function as its owner",
    "create function mutant() returns bigint language sql security definer as 'select count(*) from figures'",
    "function mutant",
    `grant execute on function mutant to ${app}`,
  ),
  made(
    "a rule that writes as its owner",
    "create rule mutant as on insert to member_people do also select * from figures",
    "rule mutant on member_people",
    "",
  ),
];

function withPower(role: string, power: string): Mutant {
  return ofRole(
    `${role} with ${power}`,
    `alter role ${role} ${power}`,
    `alter role ${role} no${power}`,
  );
}

function ofRole(name: string, apply: string, revert: string): Mutant {
  return { name, table: null, apply, revert };
}

function made(
  name: string,
  create: string,
  drop: string,
  grant = `grant select on mutant to ${app}`,
): Mutant {
  return { name, table: null, apply: `${create}; ${grant}`, revert: `drop ${drop}` };
}
