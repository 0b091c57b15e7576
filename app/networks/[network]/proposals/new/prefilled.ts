import type { Choice } from "@/app/_components/form-field";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import type { VersionTerms } from "@/lib/proposals/version-terms";

/** What the fields of a definition begin with; null where nothing is known yet. */
export type PrefilledVersion = {
  readonly [Field in keyof VersionTerms]: VersionTerms[Field] | null;
};

/** A change as the form begins with it. `isNew`: nothing of its metric was agreed before, so it is given a code. */
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

/** What the form begins with. */
export type PrefilledProposal = {
  readonly title: string;
  readonly reason: string;
  readonly from: string;
  readonly changes: readonly Prefilled[];
};

/** What there is to choose from: organisations by slug, and drivers of volume as `driverText` has them. */
export type FormOptions = {
  readonly organisations: readonly Choice[];
  readonly drivers: readonly Choice[];
};
