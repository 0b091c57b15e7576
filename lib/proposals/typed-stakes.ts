import { z } from "zod";
import type { ChangeOf } from "./proposal-terms";
import { slaOf } from "./sla-draft";
import { feeChange, obligationTerms, sideTerms } from "./sla-terms";
import { feeOf } from "./pool-draft";
import { typedIn, type Entries } from "./typed";

/** What of an SLA that is being typed says what is at risk, organisations by their slugs. */
export type TypedStake = {
  /** Where it stands in the form. */
  readonly place: string;
  readonly parties: readonly [string, string];
  readonly obligations: readonly Obligation[];
  readonly sides: readonly z.output<typeof sideTerms>[];
  /** Whether something of it can't be read yet, and isn't counted. */
  readonly isPartial: boolean;
};

type Obligation = z.output<typeof stakedObligation>;

const stakedObligation = obligationTerms.pick({ obligor: true, consequence: true }).strip();
const typedSla = z.object({
  between: z.tuple([z.string().min(1), z.string().min(1)]),
  terms: z.object({ obligations: z.array(z.unknown()), sides: z.array(z.unknown()) }),
});

/** The SLAs of a form, as far as they say what is at risk: whatever else is still missing in them. */
export function typedStakes(entries: Entries): readonly TypedStake[] {
  const typed = typedIn(entries);
  return typed.items("changes").flatMap((place) => {
    if (typed.one(`${place}.change`) !== "sla") return [];
    const read = typedSla.safeParse(slaOf(place, typed));
    if (!read.success) return [];
    const { between, terms } = read.data;
    const obligations = readable(stakedObligation, terms.obligations);
    const sides = readable(sideTerms, terms.sides);
    const isPartial =
      obligations.length < terms.obligations.length || sides.length < terms.sides.length;
    return [{ place, parties: between, obligations, sides, isPartial }];
  });
}

/** The fees of a form that can be read. */
export function typedFees(entries: Entries): readonly ChangeOf<"fee">[] {
  const typed = typedIn(entries);
  const places = typed.items("changes").filter((place) => typed.one(`${place}.change`) === "fee");
  return readable(
    feeChange,
    places.map((place) => feeOf(place, typed)),
  );
}

function readable<Schema extends z.ZodType>(
  schema: Schema,
  typed: readonly unknown[],
): readonly z.output<Schema>[] {
  return typed.flatMap((one) => {
    const read = schema.safeParse(one);
    return read.success ? [read.data] : [];
  });
}
