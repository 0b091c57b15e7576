import type { Revision } from "@/db/queries/figures";

/** The revision before another; undefined before the first that the viewer sees. */
export function revisionBefore(
  one: Revision,
  revisions: readonly Revision[],
): Revision | undefined {
  return revisions.find(({ revision }) => revision === one.revision - 1);
}

/** Whether a revision says something of its own: another state of the same report repeats who made it and when. */
export function isToldAnew(one: Revision, revisions: readonly Revision[]): boolean {
  const before = revisionBefore(one, revisions);
  return before === undefined || before.reportedAt.getTime() !== one.reportedAt.getTime();
}
