import { z } from "zod";
import { canonicalText, type Json } from "@/lib/agreements/canonical-text";
import type { Period } from "@/lib/periods/period";
import {
  statedAmounts,
  statedCorrection,
  statedPoolAmounts,
  type StatedAmount,
} from "@/lib/slas/corrections";
import type { MonthFigure, SlaFacts } from "@/lib/slas/facts";
import type { PoolStatement } from "@/lib/slas/pool-statements";
import type { PoolTerms } from "@/lib/slas/pool-terms";
import type { Correction, SlaStatement } from "@/lib/slas/statement";
import type { SeriesName, SlaTerms } from "@/lib/slas/terms";
import { monthsIn, type MonthsOfWindow } from "@/lib/slas/windows";
import { amountsCodec, inputsCodec, poolCodec, slaCodec, type KeptNames } from "./statement-codec";

/** A figure that a statement was made of, as it stood. */
type Input = SeriesName & {
  readonly period: Period;
  readonly state: MonthFigure["state"];
  readonly numerator: number | null;
  readonly denominator: number | null;
};

/** What of an SLA or a pool is kept beside its statement: the month from which its terms in force hold, and what judges them. */
type Made<Terms> = {
  readonly terms: Terms;
  readonly effectiveFrom: Period;
  readonly facts: Pick<SlaFacts, "figure">;
  readonly names: KeptNames;
};

/** The statement of an SLA with the figures of its windows, to be kept as it is: canonical JSON. */
export function frozenSlaText(
  statement: SlaStatement,
  { terms, effectiveFrom, facts, names }: Made<SlaTerms>,
): string {
  const inputs = statement.sides
    .flatMap(({ outcomes }) => outcomes)
    .flatMap(({ key, first, last }) => {
      const series = terms.obligations.find((one) => one.key === key)?.series;
      return series === undefined ? [] : inputsOf(series, { first, last }, facts);
    });
  return canonicalText({
    kind: "frozen-statement",
    termsFrom: effectiveFrom,
    inputs: z.encode(inputsCodec(names), inputs),
    amounts: z.encode(amountsCodec(names), statedAmounts(statement)),
    statement: z.encode(slaCodec(names), statement),
  } satisfies Json);
}

/** A pool's statement with the corrections that stand in it. */
export type CorrectedPool = PoolStatement & { readonly corrections: readonly Correction[] };

/** The statement of a pool, alike. */
export function frozenPoolText(
  statement: CorrectedPool,
  { terms, effectiveFrom, facts, names }: Made<PoolTerms>,
): string {
  const amounts = [...statedPoolAmounts(statement), ...statement.corrections.map(statedCorrection)];
  return canonicalText({
    kind: "frozen-pool-statement",
    termsFrom: effectiveFrom,
    inputs: z.encode(inputsCodec(names), inputsOf(terms.outcome, statement, facts)),
    amounts: z.encode(amountsCodec(names), amounts),
    statement: z.encode(poolCodec(names), statement),
  } satisfies Json);
}

function inputsOf(
  series: SeriesName,
  window: MonthsOfWindow,
  { figure }: Pick<SlaFacts, "figure">,
): readonly Input[] {
  const { metric, reporter, subject } = series;
  return monthsIn(window).map((period) => {
    const { state, parts } = figure(series, period);
    const { numerator = null, denominator = null } = parts ?? {};
    return { metric, reporter, subject, period, state, numerator, denominator };
  });
}

/**
 * The statement of an SLA in a kept text.
 *
 * @throws ZodError if it is none
 */
export function readFrozenSla(text: string, names: KeptNames): SlaStatement {
  const { statement } = z.looseObject({ statement: slaCodec(names) }).parse(JSON.parse(text));
  return statement;
}

/**
 * The statement of a pool in a kept text's member `statement`, as `JSON.parse` gives it.
 *
 * @throws ZodError if it is none
 */
export function readFrozenPool(statement: unknown, names: KeptNames): CorrectedPool {
  return poolCodec(names).parse(statement);
}

/** Whether a text is the kept statement of an SLA ("sla 3") or a pool ("pool Winter"). */
export function isFrozenText(object: string, text: string): boolean {
  const names: KeptNames = { idOf: (slug) => slug, slugOf: (slug) => slug };
  const statement = object.startsWith("sla ") ? slaCodec(names) : poolCodec(names);
  const kept = z.looseObject({ statement, amounts: amountsCodec(names) });
  return kept.safeParse(jsonIn(text)).success;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The amounts of a kept text's member `amounts`, as `JSON.parse` gives it. */
export function readFrozenAmounts(amounts: unknown, names: KeptNames): readonly StatedAmount[] {
  return amountsCodec(names).parse(amounts);
}
