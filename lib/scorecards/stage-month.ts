import type { Level } from "@/lib/bands/level";
import { branchedYield } from "@/lib/chain/branches";
import { stageYield } from "@/lib/chain/yields";
import { multiplyRatios, ratio, type Ratio } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";
import type { Judged } from "@/lib/reporting/judged";
import { isUnmeasured, takenBranches, wholeOf, type Staged } from "./chain-shape";
import type { Measured } from "./measured";

/** A stage in a month: how it stands, and its yield as a fraction; null where that isn't known. */
type StageMonth = { readonly judged: Judged; readonly yield: Ratio | null };

/** The yield that a figure tells; null where it is missing, or doesn't count cases of which some go right. */
export function yieldOf(judged: Judged | null): Ratio | null {
  return judged?.version?.kind === "proportion" ? stageYield(judged.parts) : null;
}

/**
 * A stage in a month; null where it isn't shared. One that one series measures stands as its figure does; one with branches has
 * their yield by their shares, and the level of the worst of them: no data where one has none.
 */
export function judgedStage(
  stage: Staged | null,
  period: Period,
  figureOf: (measured: Measured) => Judged,
): StageMonth | null {
  if (stage === null) return null;
  const whole = wholeOf(stage);
  if (whole !== null) {
    const judged = figureOf(whole);
    return { judged, yield: yieldOf(judged) };
  }
  if (isUnmeasured(stage)) return { judged: unmeasured(period), yield: null };
  const taken = takenBranches(stage).flatMap(({ share, measured }) =>
    measured === null ? [] : [{ share, judged: figureOf(measured) }],
  );
  const together = branchedYield(
    taken.map(({ share, judged }) => ({ share, value: yieldOf(judged) })),
  );
  return {
    judged: togetherOf(
      taken.map(({ judged }) => judged),
      together,
      period,
    ),
    yield: together,
  };
}

/** How bad a level is; what isn't known comes first. */
const order: readonly Level[] = ["no-data", "breach", "watch", "on-track", "ahead"];

function togetherOf(all: readonly Judged[], value: Ratio | null, period: Period): Judged {
  const [worst = unmeasured(period)] = all.toSorted(
    (a, b) => order.indexOf(a.level) - order.indexOf(b.level),
  );
  return {
    ...worst,
    figure: null,
    parts: null,
    bounds: null,
    value: value === null ? null : multiplyRatios(value, ratio(100, 1)),
    provisional: all.some((one) => one.provisional),
    disputed: all.some((one) => one.disputed === true),
    notApplicable: all.length > 0 && all.every((one) => one.notApplicable),
  };
}

function unmeasured(period: Period): Judged {
  return {
    period,
    figure: null,
    version: null,
    bounds: null,
    parts: null,
    value: null,
    level: "no-data",
    relaxed: null,
    provisional: false,
    disputed: false,
    notApplicable: false,
  };
}
