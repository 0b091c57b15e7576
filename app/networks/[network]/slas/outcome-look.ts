import type { OutcomeStatus } from "@/lib/slas/outcome";

/** How an outcome looks, by class: where a level says the same, its shape and tint; its word always stands beside it. */
export const outcomeLooks: Readonly<Record<OutcomeStatus, string>> = {
  met: "level-on-track",
  missed: "level-breach",
  "within-grace": "outcome-grace",
  relieved: "outcome-relieved",
  "no-data": "level-no-data",
  pending: "outcome-pending",
};
