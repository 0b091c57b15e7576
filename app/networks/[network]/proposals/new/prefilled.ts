import type { Choice } from "@/app/_components/form-field";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import type { VersionTerms } from "@/lib/proposals/version-terms";

/** What the fields of a definition begin with; null where nothing is known yet. */
export type PrefilledVersion = {
  readonly [Field in keyof VersionTerms]: VersionTerms[Field] | null;
};

/** A change of what is measured as the form begins with it. `isNew`: nothing of its metric was agreed before, so it is given a code. */
export type Prefilled =
  | {
      readonly change: "metric-version";
      readonly metric: string;
      readonly isNew: boolean;
      readonly version: PrefilledVersion;
      readonly series: ChangeOf<"metric-version">["series"];
    }
  | PrefilledBand
  | (ChangeOf<"forecast"> & { readonly isNew: false });

/** A band set as the form begins with it. */
export type PrefilledBand = ChangeOf<"band-set"> & { readonly isNew: boolean };

/**
 * A change of what organisations agree with each other beside metrics, as the form begins with it. `isNew`: it is given its names;
 * null terms: it begins as one that ends.
 */
export type PrefilledPact =
  PrefilledSla | PrefilledFee | PrefilledAmount | PrefilledPool | PrefilledChain;

/** An SLA as the form begins with it; what it says while it holds stands in `terms`, though it is to end. */
export type PrefilledSla = {
  readonly change: "sla";
  readonly isNew: boolean;
  readonly between: readonly [string, string];
  readonly name: string;
  readonly holds: boolean;
  readonly terms: NonNullable<ChangeOf<"sla">["terms"]>;
};

/** A monthly fee as the form begins with it. */
export type PrefilledFee = ChangeOf<"fee"> & { readonly isNew: boolean };

/** Amounts of a series of money as the form begins with them: a field for each month, empty or not. */
export type PrefilledAmount = ChangeOf<"amount"> & { readonly isNew: boolean };

/** A pool as the form begins with it. */
export type PrefilledPool = {
  readonly change: "pool";
  readonly isNew: boolean;
  readonly name: string;
  readonly parties: readonly string[];
  readonly holds: boolean;
  readonly terms: NonNullable<ChangeOf<"pool">["terms"]>;
};

/** A chain as the form begins with it. */
export type PrefilledChain = {
  readonly change: "chain";
  readonly isNew: boolean;
  readonly name: string;
  readonly parties: readonly string[];
  readonly holds: boolean;
  readonly terms: NonNullable<ChangeOf<"chain">["terms"]>;
};

/** What the form begins with. */
export type PrefilledProposal = {
  readonly title: string;
  readonly reason: string;
  readonly from: string;
  readonly changes: readonly (Prefilled | PrefilledPact)[];
};

/** A series to choose, as `seriesText` has it, and the organisations that may agree on it: who is a party of its metric and sees it. */
export type SeriesChoice = Choice & { readonly parties: readonly string[] };

/**
 * What there is to choose from: organisations by slug, drivers of volume as `driverText` has them, series that obligations are
 * measured by, series of money, and conditions that can be declared.
 */
export type FormOptions = {
  readonly organisations: readonly Choice[];
  readonly drivers: readonly Choice[];
  readonly series: readonly SeriesChoice[];
  /** Those of shares of which more is better, of which chains are composed; and those of them that are measured at the customer. */
  readonly yields: readonly SeriesChoice[];
  readonly outcomes: readonly SeriesChoice[];
  readonly money: readonly SeriesChoice[];
  readonly conditions: readonly Choice[];
  /** The unit that each metric was last defined in, by its code. */
  readonly units: readonly Choice[];
};
