import { log } from "./log";
import { roleFacts, roleProblems, versionProblem, type Runner } from "./role-safety";

/**
 * Ends the process when its role, the app's or the worker's, could see or change what policies would keep from it, or when
 * the server that an operator gave us lacks fixes to row-level security, or when it can't be asked: nothing is served
 * before the answer.
 */
export async function refuseUnsafeRole(runner: Runner = "app"): Promise<void> {
  const facts = await roleFacts(runner).catch((error: unknown) => {
    log.fatal({ err: error }, `the database can't be asked about the ${runner}'s role`);
    return null;
  });
  if (facts === null) process.exit(1);
  const tooOld = versionProblem(facts);
  const embedded = process.env["THROUGHLINE_EMBEDDED"] === "1";
  if (tooOld !== null && embedded) log.warn(tooOld);
  const problems = [...roleProblems(facts), ...(tooOld === null || embedded ? [] : [tooOld])];
  if (problems.length === 0) return;
  for (const problem of problems) log.fatal(problem);
  process.exit(1);
}
