import type { Policy } from "./catalogue-facts";
import { tenantColumn, type Scope } from "./catalogue-scope";
import { parse, print } from "./expression";

/** The only calls that a condition may make; ANY and NULLIF look like calls. */
const harmlessCalls = ["current_setting", "nullif", "coalesce", "any", "now"];

/**
 * What is wrong with a policy's conditions: they lack the whole tenant condition of the table's scope, or look at more
 * than the row's own columns and the settings.
 */
export function conditionFindings(policy: Policy, scope: Scope): readonly string[] {
  if (scope === "vault") return ["is for others than the owner"];
  const { table, uses } = policy;
  return [
    ...uses.map((object) => `uses ${object}`),
    ...forgotten(policy).map((condition) => `asks ${condition} before a change and not after it`),
    ...conditionsOf(policy).flatMap(({ of, text }) => {
      if (text === null) return [`has no ${of} condition`];
      const tenant = tenantConditions(table, scope);
      return [
        ...(conjuncts(text).some((one) => tenant.includes(one))
          ? []
          : [`doesn't hold its ${of} condition to the ${scope}`]),
        ...(/\bselect\b/i.test(text) ? [`has a sub-select in its ${of} condition`] : []),
        ...callsIn(text)
          .filter((name) => !harmlessCalls.includes(name))
          .map((name) => `calls ${name}() in its ${of} condition`),
      ];
    }),
  ];
}

/** The conditions joined by AND at the outermost level, as Postgres writes them. */
export function conjuncts(text: string): readonly string[] {
  const expression = parse(text);
  return "parts" in expression && expression.joined === "AND"
    ? expression.parts.map(print)
    : [text];
}

/** What an update asks about who acts, it asks of the row as it was and as it will be, whichever columns may change today. */
function forgotten({ command, using, check }: Policy): readonly string[] {
  if (command !== "update" || using === null || check === null) return [];
  const after = conjuncts(check);
  return conjuncts(using).filter(
    (condition) => condition.includes("current_setting(") && !after.includes(condition),
  );
}

function conditionsOf({ command, using, check }: Policy) {
  return [
    ...(command === "insert" ? [] : [{ of: "USING", text: using }]),
    ...(command === "select" || command === "delete" ? [] : [{ of: "CHECK", text: check }]),
  ];
}

function tenantConditions(table: string, scope: Exclude<Scope, "vault">): readonly string[] {
  const column = tenantColumn(table, scope);
  switch (scope) {
    case "network": {
      const settings = [
        "network_ids",
        "manager_network_ids",
        "board_network_ids",
        "go_to_network_ids",
      ];
      return settings.map((setting) => isAmong(column, setting));
    }
    case "organisation":
      return [is(column, "organisation_id")];
    case "person":
      return [is(column, "person_id")];
    case "known organisations":
      return [isAmong(column, "known_organisation_ids")];
  }
}

function isAmong(column: string, setting: string): string {
  return `(${column} = ANY ((${stated(setting)})::uuid[]))`;
}

function is(column: string, setting: string): string {
  return `(${column} = (${stated(setting)})::uuid)`;
}

function stated(setting: string): string {
  return `NULLIF(current_setting('app.${setting}'::text, true), ''::text)`;
}

function callsIn(text: string): readonly string[] {
  const withoutLiterals = text.replaceAll(/'(?:[^']|'')*'/g, "''");
  return [...withoutLiterals.matchAll(/([a-z_][a-z0-9_.]*) ?\(/gi)]
    .map(([, name = ""]) => name.toLowerCase())
    .filter((name) => !["and", "or", "not"].includes(name));
}
