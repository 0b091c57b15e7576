import type { CatalogueFacts, Relation } from "../catalogue-facts";
import type { Mutant } from "./mutant";

const privileges = ["select", "insert", "update", "delete", "truncate", "references", "trigger"];
const roles = ["throughline_app", "throughline_worker", "public"];

/** Each table without its guard, with policies that let everybody past, and with privileges that nobody should hold. */
export function mutantsOfTable(
  { name: table }: Relation,
  { grants }: CatalogueFacts,
): readonly Mutant[] {
  const policy = (command: string, conditions: string) => ({
    name: `${table}: a policy for ${command} that is always true`,
    table,
    apply: `create policy mutant on ${table} for ${command} ${conditions}`,
    revert: `drop policy mutant on ${table}`,
  });
  const held = (role: string) => grants.filter((one) => one.name === table && one.role === role);
  const granting = roles.flatMap((role) =>
    privileges
      .filter(
        (privilege) =>
          !held(role).some((one) => one.privilege === privilege && one.column === null),
      )
      .map((privilege) => ({
        name: `${table}: ${privilege} for ${role}`,
        table,
        apply: `grant ${privilege} on ${table} to ${role}`,
        // A privilege on the whole, taken back, takes those on columns with it.
        revert: [
          `revoke ${privilege} on ${table} from ${role}`,
          ...held(role)
            .filter((one) => one.privilege === privilege)
            .map(({ column }) => `grant ${privilege} (${column}) on ${table} to ${role}`),
        ].join("; "),
      })),
  );
  return [
    {
      name: `${table}: row-level security is off`,
      table,
      apply: `alter table ${table} disable row level security`,
      revert: `alter table ${table} enable row level security`,
    },
    {
      name: `${table}: row-level security isn't forced`,
      table,
      apply: `alter table ${table} no force row level security`,
      revert: `alter table ${table} force row level security`,
    },
    policy("select", "using (true)"),
    policy("all", "using (true) with check (true)"),
    ...granting,
  ];
}
