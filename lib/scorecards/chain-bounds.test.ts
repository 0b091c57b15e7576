import { describe, expect, test } from "vitest";
import { roundedText } from "@/lib/metrics/ratio";
import { period } from "@/lib/periods/period";
import type { Metric } from "@/lib/reporting/metric";
import { coherenceIn, firstTargets, nextBoundsAfter } from "./chain-bounds";
import { wholeOf } from "./chain-shape";
import { facts, february, january, march, staged } from "./testing/example-chain";

/** The example's chain, both stages with these targets from March on. */
function raised(target: string, missingPartyIds: readonly string[] = []) {
  const all = facts([]);
  const later = (metric: Metric): Metric => ({
    ...metric,
    bands: [
      ...metric.bands,
      {
        effectiveFrom: march,
        bounds: { direction: "higher", target, floor: "90", stretch: null },
        flex: null,
        grace: null,
        missingPartyIds,
      },
    ],
  });
  return staged(
    all,
    all.stages.map((stage) => {
      const whole = wholeOf(stage);
      return whole && { ...whole, metric: later(whole.metric) };
    }),
  );
}

const shown = (of: ReturnType<typeof coherenceIn>) =>
  of === null ? null : `${roundedText(of.product, 2)} of ${roundedText(of.outcome, 0)}`;

describe("coherence of a chain", () => {
  test("is that of the bounds in force in the month", () => {
    const chain = raised("97.5");
    expect(shown(coherenceIn(chain, february, "target"))).toBe("90.25 of 94");
    expect(shown(coherenceIn(chain, february, "floor"))).toBe("81.00 of 80");
    expect(shown(coherenceIn(chain, march, "target"))).toBe("95.06 of 94");
  });

  test("bounds that a party hasn't agreed to change nothing", () => {
    const chain = raised("97.5", ["b"]);
    expect(shown(coherenceIn(chain, march, "target"))).toBe("90.25 of 94");
    expect(nextBoundsAfter(chain, january)).toBeNull();
  });

  test("can't be told of a stage that isn't shared, nor before bounds are in force", () => {
    const hidden = staged(facts([]), [...facts([]).stages, null]);
    expect(coherenceIn(hidden, january, "target")).toBeNull();
    expect(coherenceIn(facts([]), period("2024-12"), "target")).toBeNull();
  });
});

test("the month from which other bounds are agreed is the first one after", () => {
  expect(nextBoundsAfter(raised("97.5"), january)).toBe(march);
  expect(nextBoundsAfter(raised("97.5"), march)).toBeNull();
});

describe("the product of the first targets", () => {
  test("stays what it was", () => {
    const product = firstTargets(raised("97.5"));
    expect(product && roundedText(product, 2)).toBe("90.25");
  });

  test("isn't known where a stage isn't shared, or has none", () => {
    const { stages } = facts([]);
    expect(firstTargets({ stages: [...stages, null] })).toBeNull();
    const bare = stages.map((stage) => {
      const whole = wholeOf(stage);
      return whole && { ...whole, metric: { ...whole.metric, bands: [] } };
    });
    expect(firstTargets(staged(facts([]), bare))).toBeNull();
    expect(firstTargets({ stages: [] })).toBeNull();
  });
});
