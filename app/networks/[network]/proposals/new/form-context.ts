import type { words as all } from "@/app/words/words";
import type { FormOptions } from "./prefilled";

/** The words that the form and its parts need. */
export type FormSaid = {
  readonly propose: (typeof all)["propose"]["form"];
  readonly card: Pick<
    (typeof all)["metric"],
    | "forWhom"
    | "whom"
    | "kind"
    | "unit"
    | "decimals"
    | "direction"
    | "directions"
    | "measuredAt"
    | "measured"
    | "numerator"
    | "denominator"
    | "rounding"
    | "source"
    | "evidence"
    | "accepting"
    | "retained"
    | "owners"
    | "parties"
    | "visibility"
    | "visible"
  >;
  readonly terms: Pick<(typeof all)["terms"], "frequency" | "frequencies" | "name" | "purpose">;
  readonly pact: (typeof all)["pact"];
  readonly kinds: (typeof all)["kinds"];
  readonly months: readonly string[];
};

/** What each part of the form is given: the network, where its fields stand, what is wrong with them, words and choices. */
export type Part = {
  readonly slug: string;
  readonly at: string;
  readonly problemOf: (field: string) => string | null;
  readonly said: FormSaid;
  readonly options: FormOptions;
};
