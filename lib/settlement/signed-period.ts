import { canonicalText } from "@/lib/agreements/canonical-text";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import type { Series } from "@/lib/reporting/metric";

/** A series of a month as an organisation sees it; the figure is null where nothing is submitted. */
export type SignedFigure = {
  readonly series: Series;
  readonly reporter: string;
  readonly figure: Figure | null;
};

/** Whose signature it is, under which month of which network; both by slug. */
export type Signing = {
  readonly network: string;
  readonly organisation: string;
  readonly period: Period;
};

/**
 * What an organisation signs when it signs a month: canonical JSON of every figure that it sees, by the key of its series, and of
 * those that are missing. Its hash is the signature's.
 */
export function signedPeriod(signing: Signing, lines: readonly SignedFigure[]): string {
  const { network, organisation, period } = signing;
  const inOrder = lines.toSorted((a, b) => a.series.key - b.series.key);
  return canonicalText({
    kind: "signed-period",
    network,
    organisation,
    period,
    figures: inOrder.flatMap(({ series, reporter, figure }) =>
      figure === null
        ? []
        : [
            {
              series: series.key,
              ...named(series, reporter),
              revision: figure.revision,
              version: figure.metricVersion,
              status: figure.status,
              numerator: figure.parts?.numerator ?? null,
              denominator: figure.parts?.denominator ?? null,
              notApplicable: figure.notApplicable,
            },
          ],
    ),
    missing: inOrder.flatMap(({ series, reporter, figure }) =>
      figure === null ? [named(series, reporter)] : [],
    ),
  });
}

function named({ metricCode, subject }: Series, reporter: string) {
  return { metric: metricCode, subject, reporter };
}
