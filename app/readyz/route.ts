import { missingMigrations, roleFacts, roleProblems } from "@/db/role-safety";

export const dynamic = "force-dynamic";

/** The database answers, all migrations are applied, and our role is safe; otherwise 503 with the reason. */
export async function GET(): Promise<Response> {
  const problems = await Promise.all([roleFacts(), missingMigrations()]).then(
    ([facts, missing]) => [
      ...roleProblems(facts),
      ...missing.map((name) => `migration ${name} is not applied`),
    ],
    () => ["the database does not answer"],
  );
  return problems.length === 0
    ? new Response("ready\n", { headers: { "content-type": "text/plain; charset=utf-8" } })
    : Response.json(
        { type: "about:blank", status: 503, title: "Not ready", detail: problems.join("; ") },
        {
          status: 503,
          headers: { "content-type": "application/problem+json", "retry-after": "5" },
        },
      );
}
