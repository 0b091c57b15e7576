import { canonicalText, type Json } from "@/lib/agreements/canonical-text";
import type { Amounts } from "@/lib/bands/amounts";
import type { AppliedRule, Why } from "@/lib/bands/applied-rules";
import { exactBounds, type ExactBounds } from "@/lib/bands/bounds";
import type { Level } from "@/lib/bands/level";
import type { Ratio } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { judged, type Judged } from "@/lib/reporting/judged";
import type { Metric, Series } from "@/lib/reporting/metric";

/** How a figure stood when its month closed: its level, the one without flex and grace, and all that it was judged by as text. */
export type FrozenEvaluation = {
  readonly series: number;
  readonly metric: string;
  /** Null where nothing was reported, or no more than a draft. */
  readonly revision: number | null;
  readonly level: Level;
  readonly base: Level;
  readonly text: string;
};

/**
 * The evaluation of a series' figure for a month, to be kept as it is: canonical JSON of version, revision, parts, value, agreed and
 * effective bounds, rules applied, and grace. Ratios are exact, "949/10".
 *
 * @param figure null where nothing was reported
 */
export function frozenEvaluation(
  metric: Metric,
  { key, subject }: Pick<Series, "key" | "subject">,
  period: Period,
  figure: Figure | null,
): FrozenEvaluation {
  const one = judged(metric, period, figure);
  const base = one.relaxed?.baseLevel ?? one.level;
  const revision = figure?.revision ?? null;
  const text = canonicalText({
    kind: "frozen-evaluation",
    metric: metric.code,
    subject,
    period,
    revision,
    status: figure?.status ?? null,
    version: one.version?.version ?? null,
    ...contentOf(one),
    level: one.level,
    baseLevel: base,
    ...boundsOf(one),
  });
  return { series: key, metric: metric.code, revision, level: one.level, base, text };
}

function contentOf({ parts, value, notApplicable }: Judged) {
  const { numerator = null, denominator = null } = parts ?? {};
  return { numerator, denominator, notApplicable, value: ratioText(value) };
}

/** Without a rule or grace the agreed bounds are those in effect. */
function boundsOf({ bounds, relaxed }: Judged) {
  const agreed = bounds === null ? null : boundsJson(exactBounds(bounds));
  if (relaxed === null) {
    const none = { rules: [], moved: [], budgetSpent: false, grace: null };
    return { bounds: agreed, effective: agreed, ...none };
  }
  const { bounds: effective, applied, moved, budgetSpent, grace } = relaxed;
  return {
    bounds: agreed,
    effective: effective === null ? agreed : boundsJson(effective),
    rules: applied.map(ruleJson),
    moved: amountsJson(moved),
    budgetSpent,
    grace,
  };
}

function ratioText(ratio: Ratio | null): string | null {
  return ratio === null ? null : `${ratio.numerator}/${ratio.denominator}`;
}

function amountsJson(amounts: Amounts): Json {
  return amounts.map(ratioText);
}

function boundsJson(bounds: ExactBounds): Json {
  if (bounds.direction === "in-range") {
    const range = ({ from, to }: { readonly from: Ratio; readonly to: Ratio }) => ({
      from: ratioText(from),
      to: ratioText(to),
    });
    return {
      direction: bounds.direction,
      inner: range(bounds.inner),
      outer: range(bounds.outer),
    };
  }
  const { direction, target, floor, stretch } = bounds;
  return {
    direction,
    target: ratioText(target),
    floor: ratioText(floor),
    stretch: ratioText(stretch),
  };
}

function ruleJson({ name, amounts, why }: AppliedRule): Json {
  return { name, amounts: amountsJson(amounts), why: whyJson(why) };
}

/** A condition is named by its number: who declared and confirmed it stands with it. */
function whyJson(why: Why): Json {
  if (why.kind === "condition") return { kind: why.kind, number: why.number };
  if (why.kind !== "volume") return { kind: why.kind };
  const { kind, actual, forecast, percent } = why;
  return { kind, actual, forecast, percent: ratioText(percent) };
}
