/** How far a series' history bears a verdict: none under 12 valid months, a trial one under 24. */
export type Standing = "too-early" | "trial" | "full";

/** The valid months under which a series says nothing. */
export const leastMonths = 12;

/** The standing of a number of valid months. */
export function standingOf(validMonths: number): Standing {
  if (validMonths < leastMonths) return "too-early";
  return validMonths < 24 ? "trial" : "full";
}
