import type { CaseStory, PromiseStory } from "./case-story";

/** How a promise stands: `late` was kept by a person after it was due, `broken` was never kept and its case is closed. */
export type PromiseState = "open" | "overdue" | "kept" | "late" | "withdrawn" | "broken";

/** How a promise stands at an instant. The due instant itself is too late. */
export function promiseState(
  { dueAt, keptAt, withdrawnAt }: PromiseStory,
  { now, closedAt }: { readonly now: Date; readonly closedAt: Date | null },
): PromiseState {
  if (keptAt !== null) return keptAt < dueAt ? "kept" : "late";
  if (withdrawnAt !== null) return "withdrawn";
  if (now < dueAt) return "open";
  return closedAt === null ? "overdue" : "broken";
}

/** Whether a person kept it before it was due: the only way to keep one. */
export function isKept({ dueAt, keptAt }: PromiseStory): boolean {
  return keptAt !== null && keptAt < dueAt;
}

/** Whether the customer released it before it was due. Afterwards that changes nothing: it was broken by then. */
export function isReleased({ dueAt, withdrawnAt }: PromiseStory): boolean {
  return withdrawnAt !== null && withdrawnAt < dueAt;
}

/** How many different people made the promises of a case: hands of one organisation are told apart by their codes alone. */
export function peopleIn({ promises }: CaseStory): number {
  return new Set(promises.map(({ madeBy, hand }) => `${madeBy} ${hand}`)).size;
}
