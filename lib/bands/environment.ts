import type { Parts } from "@/lib/metrics/kind";
import type { Period } from "@/lib/periods/period";
import type { Driver } from "./flex-rule";

/** A series' forecast for a month, in whole smallest units; `agreedIn` is the month of the last agreement in the network's time zone. */
export type AgreedForecast = {
  readonly seriesKey: number;
  readonly part: Driver["part"];
  readonly period: Period;
  readonly amount: number;
  readonly agreedIn: Period;
  readonly proposalNumber: number;
};

/** A named condition that an organisation declared for some months, both ends included, and who has confirmed it. */
export type DeclaredCondition = {
  readonly number: number;
  readonly condition: string;
  readonly first: Period;
  readonly last: Period;
  readonly declaredBy: string;
  /** The month of the declaration in the network's time zone. */
  readonly declaredIn: Period;
  readonly isWithdrawn: boolean;
  /** The organisations whose confirmation counts: the parties of all metrics that name it. */
  readonly confirmable: readonly string[];
  readonly confirmedBy: readonly string[];
};

/** What flex rules ask of a month. */
export type RuleMonth = {
  readonly period: Period;
  /** The parties of the metric's version in force. */
  readonly partyIds: readonly string[];
  readonly conditions: readonly DeclaredCondition[];
  readonly forecasts: readonly AgreedForecast[];
  /** What a driver's series reported for the month; null where nothing is known. */
  readonly reportedBy: (driver: Driver) => Parts | null;
};

/** The forecast that counts for a driver in a month: of those agreed before its first day the latest; null without one. */
export function forecastOf(
  { seriesKey, part }: Driver,
  period: Period,
  forecasts: readonly AgreedForecast[],
): AgreedForecast | null {
  let latest: AgreedForecast | null = null;
  for (const one of forecasts) {
    const counts =
      one.seriesKey === seriesKey &&
      one.part === part &&
      one.period === period &&
      one.agreedIn < period;
    if (counts && (latest === null || isLater(one, latest))) latest = one;
  }
  return latest;
}

/** Proposals are numbered in the order in which they were made, not agreed: of one month the higher number holds. */
function isLater(one: AgreedForecast, other: AgreedForecast): boolean {
  return one.agreedIn === other.agreedIn
    ? one.proposalNumber > other.proposalNumber
    : one.agreedIn > other.agreedIn;
}
