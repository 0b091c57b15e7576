import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";

const rows = z.array(
  z.object({
    period: z.string(),
    metric: z.string(),
    numerator: z.coerce.number().int(),
    denominator: z.coerce.number().int(),
  }),
);

type ChainFigure = {
  readonly metric: string;
  readonly period: string;
  readonly numerator: number;
  readonly denominator: number;
};

/**
 * The seven stages and the measured outcome of Harbour Broadband for all its 36 months, as they stand
 * in `demo-chain.csv` beside this file: stage after stage, the outcome last, each oldest first.
 */
export const chainFigures: readonly ChainFigure[] = rows
  .parse(parse(readFileSync(new URL("demo-chain.csv", import.meta.url)), { columns: true }))
  .map(({ period, metric, numerator, denominator }) => ({
    metric: metric.split(" ", 1).join(),
    period,
    numerator,
    denominator,
  }));
