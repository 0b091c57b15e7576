import type { ChainChoice } from "../chain-choice";
import { chainFacts } from "../chain-facts";
import { formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import type { WarningsPlace } from "@/db/queries/warnings";
import {
  chainStanding,
  evidenceMonths,
  type ChainStanding,
  type EvidenceMonth,
} from "@/lib/early-warning/ledger-evidence";
import { warningsOf, type Warning } from "@/lib/early-warning/warning";
import { factsIn, type ChainFacts, type MonthFacts } from "@/lib/scorecards/chain-month";
import type { NamedChain } from "@/lib/scorecards/chain-shape";
import { ledgerOfCuts, type LedgerOfCuts } from "@/lib/scorecards/ledger-of-cuts";

/** What the parts of the early warning page have in common. */
export type WarningsPage = {
  readonly base: string;
  readonly choice: ChainChoice;
  readonly place: WarningsPlace;
  readonly chain: NamedChain;
  /** In the month of the ledger; without one in the last month of the network. */
  readonly facts: MonthFacts;
  /** Null where nobody has measured the outcome yet. */
  readonly ledger: LedgerOfCuts | null;
  readonly months: readonly EvidenceMonth[];
  readonly standing: ChainStanding;
  readonly warnings: readonly Warning[];
};

/** The page of a place; null where it has no chain, and where the outcome isn't shared with the viewer. */
export function warningsPage(place: WarningsPlace, choice: ChainChoice): WarningsPage | null {
  const { scan, published, answers } = place;
  const all = chainFacts(place, place.figures);
  if (all === null) return null;
  const ledger = ledgerOfCuts(all, scan?.result ?? null);
  const facts = shownFacts(all, ledger, place);
  if (facts === null) return null;
  const nothing = { standing: "too-early", months: [], look: null, act: null } as const;
  const kept = scan?.result.chain ?? { ...nothing, onset: null, series: [] };
  const months = evidenceMonths(kept, published);
  const warnings = warningsOf(published, answers);
  return {
    base: `/networks/${place.network.slug}`,
    choice,
    place,
    chain: facts.named,
    facts,
    ledger,
    months,
    standing: chainStanding(months, warnings),
    warnings,
  };
}

/** Why there is no page of a place: no chain, one whose first month hasn't begun, or an outcome that isn't shared. */
export function whyNothing(place: WarningsPlace, { shown }: ChainChoice): string {
  const said = words.warnings;
  if (shown === null) return said.noChain;
  const first = chainFacts(place, place.figures)?.steps[0]?.effectiveFrom ?? null;
  return first === null ? said.outcomeHidden : said.notBegun(formatMonth(first));
}

function shownFacts(
  all: ChainFacts,
  ledger: LedgerOfCuts | null,
  { periods }: WarningsPlace,
): MonthFacts | null {
  const month = ledger?.health.month.period ?? periods.at(-1)?.period;
  return month === undefined ? null : factsIn(all, month);
}
