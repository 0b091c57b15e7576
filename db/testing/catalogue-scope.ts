/** Whose a table's rows are, which decides the condition that every policy on it contains. `vault`: nobody's but the owner's. */
export type Scope = "network" | "organisation" | "person" | "known organisations" | "vault";

/** The column that says whose a row is. */
export function tenantColumn(table: string, scope: Exclude<Scope, "vault">): string {
  switch (scope) {
    case "network":
      return table === "public.networks" ? "id" : "network_id";
    case "organisation":
      return "organisation_id";
    case "person":
      return table === "public.people" ? "id" : "person_id";
    case "known organisations":
      return "id";
  }
}
