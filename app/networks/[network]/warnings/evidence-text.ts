import { formatDouble, formatWhole, nothing } from "@/app/format";
import { words } from "@/app/words/words";

/** Beyond it evidence is only said to be more, and the chart's line runs along the top. */
export const mostShown = 1_000_000;

/** Evidence is rounded down, so that none seems to reach a level that it doesn't; but a logarithm and back loses a digit. */
const almost = 1 + 1e-9;

/** Evidence M of its logarithm, as people read it: "412", "2.1", "more than 1,000,000"; a dash where there is none. */
export function evidenceText(logEvidence: number | null): string {
  if (logEvidence === null) return nothing;
  const evidence = Math.exp(logEvidence);
  if (evidence > mostShown) return words.warnings.over;
  return evidence < 9.95 ? formatDouble(evidence, 1) : formatWhole(Math.floor(evidence * almost));
}
