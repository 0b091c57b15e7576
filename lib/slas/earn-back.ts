import { limitOf, shortfall } from "./limit";
import type { Outcome } from "./outcome";
import type { EarnBackProgress } from "./statement";
import type { EarnBack } from "./terms";

/**
 * How far a credit is on its way back, by the windows after the missed one, oldest first. A window without a value doesn't reach the
 * level; one that is disputed leaves it open. For a serious breach there is none.
 */
export function earnBackProgress(
  earnBack: EarnBack | null,
  missed: Outcome,
  later: readonly Outcome[],
): EarnBackProgress | null {
  if (earnBack === null || missed.isSerious) return null;
  const needed = earnBack.windows;
  const following = later.slice(0, needed).map((outcome) => reaches(outcome, earnBack));
  const end = following.findIndex((one) => one !== "reached");
  const reached = end < 0 ? following.length : end;
  if (following.includes("failed")) return { needed, reached, state: "lost", returnedIn: null };
  const last = later[needed - 1];
  return reached === needed && last !== undefined
    ? { needed, reached, state: "returned", returnedIn: last.last }
    : { needed, reached, state: "open", returnedIn: null };
}

function reaches({ raw }: Outcome, { threshold }: EarnBack): "reached" | "failed" | "open" {
  if (raw.status === "disputed") return "open";
  if (threshold === null) return raw.status === "met" ? "reached" : "failed";
  const limit = limitOf(threshold, null);
  const isReached = raw.value !== null && limit !== null && shortfall(raw.value, limit) === null;
  return isReached ? "reached" : "failed";
}
