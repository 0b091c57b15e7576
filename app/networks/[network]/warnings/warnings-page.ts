import { chainFacts } from "../chain-facts";
import type { Chain } from "@/db/queries/chains";
import type { WarningsPlace } from "@/db/queries/warnings";
import {
  chainStanding,
  evidenceMonths,
  type ChainStanding,
  type EvidenceMonth,
} from "@/lib/early-warning/ledger-evidence";
import { warningsOf, type Warning } from "@/lib/early-warning/warning";
import type { ChainFacts } from "@/lib/scorecards/chain-month";
import { ledgerOfCuts, type LedgerOfCuts } from "@/lib/scorecards/ledger-of-cuts";

/** What the parts of the early warning page have in common. */
export type WarningsPage = {
  readonly base: string;
  readonly place: WarningsPlace;
  readonly chain: Chain;
  readonly facts: ChainFacts;
  /** Null where nobody has measured the outcome yet. */
  readonly ledger: LedgerOfCuts | null;
  readonly months: readonly EvidenceMonth[];
  readonly standing: ChainStanding;
  readonly warnings: readonly Warning[];
};

/** The page of a place; null where it has no chain, and where the outcome isn't shared with the viewer. */
export function warningsPage(place: WarningsPlace): WarningsPage | null {
  const { chain, scan, published, answers } = place;
  const facts = chainFacts(place, place.figures);
  if (chain === null || facts === null) return null;
  const nothing = { standing: "too-early", months: [], look: null, act: null } as const;
  const kept = scan?.result.chain ?? { ...nothing, onset: null, series: [] };
  const months = evidenceMonths(kept, published);
  const warnings = warningsOf(published, answers);
  return {
    base: `/networks/${place.network.slug}`,
    place,
    chain,
    facts,
    ledger: ledgerOfCuts(facts, scan?.result ?? null),
    months,
    standing: chainStanding(months, warnings),
    warnings,
  };
}
