import { problemDetails } from "@/app/problem-details";
import { log } from "@/db/log";
import { missingMigrations, roleFacts, roleProblems, versionProblem } from "@/db/role-safety";

export const dynamic = "force-dynamic";

/** What the log was told last: probes ask every few seconds, and it needs to hear a thing once. */
let lastSaid = "";

/** The database answers, all migrations are applied, and our role is safe; otherwise 503, and the log knows why. */
export async function GET(): Promise<Response> {
  const { problems, tooOld } = await found();
  say(problems, tooOld);
  return problems.length === 0
    ? new Response("ready\n", { headers: { "content-type": "text/plain; charset=utf-8" } })
    : problemDetails(503, "Not ready", { headers: { "retry-after": "5" } });
}

async function found(): Promise<{
  readonly problems: readonly string[];
  readonly tooOld: string | null;
}> {
  try {
    const [facts, missing] = await Promise.all([roleFacts(), missingMigrations()]);
    const lacking = missing.map((name) => `migration ${name} is not applied`);
    return { problems: [...roleProblems(facts), ...lacking], tooOld: versionProblem(facts) };
  } catch (error) {
    return { problems: [`the database does not answer: ${String(error)}`], tooOld: null };
  }
}

function say(problems: readonly string[], tooOld: string | null): void {
  const saying = JSON.stringify([problems, tooOld]);
  if (saying === lastSaid) return;
  lastSaid = saying;
  if (problems.length > 0) log.error({ problems }, "not ready");
  if (tooOld !== null) log.warn(tooOld);
}
