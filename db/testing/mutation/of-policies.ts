import type { Policy } from "../catalogue-facts";
import { slipsOf } from "../expression";
import type { Mutant } from "./mutant";

/** Each policy dropped, always true, for a role more, and with each slip in its conditions. */
export function mutantsOfPolicy(policy: Policy): readonly Mutant[] {
  const { table, name, roles } = policy;
  const place = `${table}: policy ${name}`;
  const toEverybody = {
    name: `${place} for everybody`,
    table,
    apply: `alter policy ${name} on ${table} to public`,
    revert: `alter policy ${name} on ${table} to ${roles.join(", ")}`,
  };
  return [
    {
      name: `${place} dropped`,
      table,
      apply: `drop policy ${name} on ${table}`,
      revert: createPolicy(policy),
    },
    ...(roles.includes("throughline_owner") ? [toEverybody] : []),
    ...(["using", "check"] as const).flatMap((which) => conditionMutants(policy, which, place)),
  ];
}

function conditionMutants(
  policy: Policy,
  which: "using" | "check",
  place: string,
): readonly Mutant[] {
  const { table, name } = policy;
  const text = policy[which];
  if (text === null || text === "true") return [];
  const clause = which === "using" ? "using" : "with check";
  const altered = (condition: string) =>
    `alter policy ${name} on ${table} ${clause} (${condition})`;
  return [{ says: "always true", text: "true" }, ...slipsOf(text)].map((slip) => ({
    name: `${place} (${which}) ${slip.says}`,
    table,
    apply: altered(slip.text),
    revert: altered(text),
  }));
}

function createPolicy({ table, name, command, roles, using, check }: Policy): string {
  return [
    `create policy ${name} on ${table} for ${command} to ${roles.join(", ")}`,
    ...(using === null ? [] : [`using (${using})`]),
    ...(check === null ? [] : [`with check (${check})`]),
  ].join(" ");
}
