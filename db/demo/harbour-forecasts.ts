import { addMonths, period, periodsFrom, type Period } from "@/lib/periods/period";
import type { ProposedChange } from "@/lib/proposals/proposal-terms";
import { ordersPlaced } from "./harbour-flex";
import { partiesOfChanges } from "./harbour-parties";
import { harbourDrawnMonths } from "./harbour-story";
import type { ProposalPlan } from "./proposal-plan";
import { workingDays } from "./working-days";

const firstQuarter = period("2023-01");
const quarters = periodsFrom(firstQuarter, period("2026-01")).filter((month) =>
  ["01", "04", "07", "10"].includes(month.slice(5)),
);

/** Of the last quarter only the first month has figures yet. */
const notBegun: Readonly<Record<string, number>> = { "2026-02": 11_700, "2026-03": 12_000 };

/**
 * The forecast of each quarter's orders, proposed by the brand eight weeks ahead and agreed within two weeks by all whom
 * peaks concern; the first one stands in the month in which the network agreed on its definitions.
 */
export const harbourForecasts: readonly ProposalPlan[] = quarters.map((quarter) => {
  const change: ProposedChange = {
    change: "forecast",
    ...ordersPlaced,
    amounts: Object.fromEntries(
      [0, 1, 2].map((ahead) => addMonths(quarter, ahead)).map((month) => [month, amountIn(month)]),
    ),
  };
  const parties = partiesOfChanges([change]);
  const days = signingDays(quarter);
  const at = (turn: number) => `${days[turn]}T${10 + turn}:${20 + turn * 7}:00Z`;
  const [proposer = "", ...others] = parties;
  return {
    terms: {
      kind: "proposal",
      network: "harbour-broadband",
      title: `Orders forecast, ${nameOf(quarter)} to ${nameOf(addMonths(quarter, 2))}`,
      reason:
        "Brightwave's demand plan for the quarter, so that crews, kit and order desk can be booked eight weeks ahead.",
      from: quarter,
      retroactive: false,
      changes: [change],
    },
    parties,
    proposed: { organisation: proposer, account: "manager", at: at(0) },
    answers: others.map((organisation, index) => ({
      organisation,
      account: "manager",
      at: at(index + 1),
      answer: "agree",
    })),
  };
});

function amountIn(month: Period): number {
  const amount =
    harbourDrawnMonths.find((one) => one.period === month)?.forecast ?? notBegun[month];
  if (amount === undefined) throw new RangeError(`no forecast of ${month}`);
  return amount;
}

function signingDays(quarter: Period): readonly string[] {
  return quarter === firstQuarter
    ? workingDays(addMonths(quarter, -1)).slice(8)
    : workingDays(addMonths(quarter, -2)).slice(3);
}

function nameOf(month: Period): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString("en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}
