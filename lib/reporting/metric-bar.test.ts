import { describe, expect, test } from "vitest";
import type { Bounds } from "@/lib/bands/bounds";
import type { MetricVersion } from "@/lib/metrics/metric-version";
import { roundedText } from "@/lib/metrics/ratio";
import { addMonths, period } from "@/lib/periods/period";
import { version } from "@/lib/scorecards/testing/example-chain";
import type { Figure } from "./figure";
import { judgedTogether } from "./judged";
import type { Metric } from "./metric";
import { barDriftIn, suggestionOf } from "./metric-bar";

const january = period("2025-01");
const december = period("2025-12");

function band(from: string, target: string, missingPartyIds: readonly string[] = []) {
  const bounds: Bounds = { direction: "higher", target, floor: "80", stretch: null };
  return { effectiveFrom: period(from), bounds, flex: null, grace: null, missingPartyIds };
}

function metric(
  bands: Metric["bands"],
  versions: readonly MetricVersion[] = [version({ effectiveFrom: january })],
): Metric {
  return { code: "F1", versions, bands, series: [], parallel: [], environment: null };
}

/** Months from January on with these parts; null for a month without a figure. */
function months(
  of: Metric,
  parts: readonly (readonly [number, number | null] | null)[],
  metricVersion = 1,
) {
  return parts.map((one, index) => {
    const at = addMonths(january, index);
    const figure: Figure | null =
      one === null
        ? null
        : {
            seriesKey: 1,
            period: at,
            parts: { numerator: one[0], denominator: one[1] },
            notApplicable: false,
            status: "final",
            revision: 1,
            metricVersion,
          };
    return judgedTogether(of, at, [figure]);
  });
}

const year = (numerator: number, denominator: number | null) =>
  Array.from({ length: 12 }, () => [numerator, denominator] as const);

describe("bar drift of a metric", () => {
  const of = (one: Metric, at = december) => {
    const drift = barDriftIn(one, [], at);
    return drift === null ? null : roundedText(drift.total, 2);
  };

  test("counts what every party agreed to, in the order of its months", () => {
    expect(of(metric([band("2025-06", "94"), band("2025-01", "95")]))).toBe("1.00");
    expect(of(metric([band("2025-01", "95"), band("2025-06", "94", ["b"])]))).toBe("0.00");
  });

  test("is none where nothing was agreed", () => {
    expect(of(metric([]))).toBeNull();
    expect(of(metric([band("2025-06", "94")]), january)).toBeNull();
  });

  test("doesn't add up what has another unit", () => {
    const versions = [
      version({ effectiveFrom: january }),
      version({ version: 2, effectiveFrom: period("2025-06"), kind: "mean", unit: "h" }),
    ];
    const bands = [band("2025-01", "95"), band("2025-06", "4"), band("2025-09", "3")];
    expect(of(metric(bands, versions))).toBe("1.00");
    expect(of(metric(bands, versions), period("2025-05"))).toBe("0.00");
  });
});

describe("the ratchet's suggestion", () => {
  const one = metric([band("2025-01", "95")]);

  test("averages from the parts, not from the months", () => {
    // Eleven months of 96 % and a large one of 98 %: together 97, on average 96.17.
    const parts = [...year(960, 1000).slice(1), [10780, 11000] as const];
    expect(suggestionOf(one, months(one, parts))).toMatchObject({
      target: "95",
      proposed: "96.00",
    });
  });

  test("of an index averages its values", () => {
    const index = metric(
      [band("2025-01", "95")],
      [version({ effectiveFrom: january, kind: "index" })],
    );
    const parts = [...year(96, null).slice(1), [108, null] as const];
    expect(suggestionOf(index, months(index, parts))).toMatchObject({ proposed: "96.00" });
  });

  test("takes the target that is agreed last, also for a month to come", () => {
    const coming = metric([band("2025-01", "95"), band("2026-01", "96.5")]);
    expect(suggestionOf(coming, months(coming, year(970, 1000)))).toMatchObject({
      target: "96.5",
      proposed: "96.75",
    });
  });

  test.each([
    { why: "eleven months", parts: year(970, 1000).slice(1) },
    {
      why: "a month is missing",
      parts: [...year(970, 1000).slice(0, 6), null, ...year(970, 1000).slice(0, 5)],
    },
    { why: "a month at the target", parts: [...year(970, 1000).slice(1), [950, 1000] as const] },
    { why: "nothing was measured", parts: [null] },
  ])("there is none: $why", ({ parts }) => {
    expect(suggestionOf(one, months(one, parts))).toBeNull();
  });

  test("a month after the last measured one that isn't due yet changes nothing", () => {
    expect(suggestionOf(one, months(one, [...year(970, 1000), null]))).toMatchObject({
      proposed: "96.00",
    });
  });

  test("there is none where a new baseline begins among the twelve", () => {
    const versions = [
      version({ effectiveFrom: january }),
      version({ version: 2, effectiveFrom: period("2025-07"), comparable: false }),
    ];
    const broken = metric([band("2025-01", "95")], versions);
    const all = months(broken, year(970, 1000));
    const later = months(broken, year(970, 1000), 2);
    expect(suggestionOf(broken, [...all.slice(0, 6), ...later.slice(6)])).toBeNull();
    expect(suggestionOf(broken, later)).not.toBeNull();
  });

  test("there is none where no bounds are agreed", () => {
    const bare = metric([]);
    expect(suggestionOf(bare, months(bare, year(970, 1000)))).toBeNull();
  });
});
