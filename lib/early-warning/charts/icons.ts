import type { Limits } from "./limits";
import type { Signal } from "./signals";

/** Which way a metric gets better; null where neither is. */
export type Better = "higher" | "lower" | null;

/** What a point says about change over time: ordinary ups and downs, or a change for better, for worse, or of neither kind. */
export type Variation =
  | { readonly kind: "common-cause" }
  | { readonly kind: "improvement" | "concern" | "neutral"; readonly side: Signal["side"] };

/** The variation that a point shows: its signal read by which way is better. */
export function variationOf(signal: Signal | null, better: Better): Variation {
  if (signal === null) return { kind: "common-cause" };
  const { side } = signal;
  if (better === null) return { kind: "neutral", side };
  return { kind: (side === "high") === (better === "higher") ? "improvement" : "concern", side };
}

/** Whether a target will be met while nothing changes: always, never, or now and then. */
export type Assurance = "pass" | "fail" | "inconsistent";

/** What limits promise of a target in the same unit: one on a limit is met now and then. Null without a target, or where no way is better. */
export function assuranceOf(
  limits: Limits,
  target: number | null,
  better: Better,
): Assurance | null {
  if (target === null || better === null) return null;
  if (target > limits.upper) return better === "higher" ? "fail" : "pass";
  if (target < limits.lower) return better === "higher" ? "pass" : "fail";
  return "inconsistent";
}
