import type { AgreedForecast, DeclaredCondition } from "@/lib/bands/environment";
import type { Period } from "@/lib/periods/period";
import { figureFinder, type Figure } from "./figure";

/** What of a definition flex and grace depend on. */
type RelaxedTerms = {
  readonly metricCode: string;
  readonly version: number;
  readonly measuredAt: "customer" | "stage";
  readonly partyIds: readonly string[];
};

/**
 * What flex and grace of metrics depend on beside the figure that is judged. `figures` has no drafts: the volumes of drivers, and
 * all months of each series whose earlier months count for a budget or for grace.
 */
export type EnvironmentFacts = {
  readonly terms: readonly RelaxedTerms[];
  readonly conditions: readonly DeclaredCondition[];
  readonly forecasts: readonly AgreedForecast[];
  readonly figures: readonly Figure[];
};

/** The same, ready to be asked. */
export type Environment = Omit<EnvironmentFacts, "figures"> & {
  readonly find: (seriesKey: number, period: Period) => Figure | null;
  /** The months for which there is a figure of any of these series, oldest first. */
  readonly monthsOf: (seriesKeys: readonly number[]) => readonly Period[];
};

/** An environment of what is known. */
export function environmentOf({ figures, ...facts }: EnvironmentFacts): Environment {
  return {
    ...facts,
    find: figureFinder(figures),
    monthsOf: (seriesKeys) => {
      const own = figures.filter(({ seriesKey }) => seriesKeys.includes(seriesKey));
      return [...new Set(own.map(({ period }) => period))].toSorted();
    },
  };
}
