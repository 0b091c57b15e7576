import { describe, expect, test } from "vitest";
import { roundedText, type Ratio } from "@/lib/metrics/ratio";
import type { MetricVersion } from "@/lib/metrics/metric-version";
import { period, type Period } from "@/lib/periods/period";
import type { Figure, FigureStatus } from "@/lib/reporting/figure";
import type { Metric } from "@/lib/reporting/metric";
import { chainHealth, type ChainFacts } from "./chain-health";

const january = period("2025-01");
const february = period("2025-02");
const march = period("2025-03");

function version(changes: Partial<MetricVersion> = {}): MetricVersion {
  return {
    version: 1,
    effectiveFrom: january,
    comparable: true,
    name: "Right first time",
    purpose: "What the next stage needs",
    kind: "proportion",
    unit: "%",
    decimals: 0,
    direction: "higher",
    measuredAt: "stage",
    forWhom: ["end-customer"],
    numeratorSays: "right",
    denominatorSays: "all",
    rounding: "two decimals",
    sourceSystem: "order desk",
    evidence: null,
    acceptingId: null,
    retainedOwnerId: null,
    ownerIds: ["a"],
    partyIds: ["a"],
    visibility: "network",
    textHash: "",
    agreements: [],
    missingPartyIds: [],
    ...changes,
  };
}

function metric(code: string, key: number | null, target: string, floor: string): Metric {
  return {
    code,
    versions: [version()],
    bands: [
      {
        effectiveFrom: january,
        textHash: "",
        bounds: { direction: "higher", target, floor, stretch: null },
      },
    ],
    series:
      key === null ? [] : [{ key, metricCode: code, subject: "", reporterId: "a", audience: null }],
  };
}

const sale = metric("B1", 1, "95", "90");
const fit = metric("F1", 2, "95", "90");
const outcome = metric("E1", 3, "94", "80");
const composed = metric("E2", null, "94", "80");

function figure(
  seriesKey: number,
  at: Period,
  good: number,
  status: FigureStatus = "final",
): Figure {
  return {
    seriesKey,
    period: at,
    parts: { numerator: good, denominator: 1000 },
    notApplicable: false,
    status,
    revision: 1,
    metricVersion: 1,
  };
}

const quiet = [january, february].flatMap((at) => [
  figure(1, at, 980),
  figure(2, at, 990),
  figure(3, at, 975),
]);

function facts(figures: readonly Figure[]): ChainFacts {
  return {
    stages: [
      { metric: sale, seriesKey: 1 },
      { metric: fit, seriesKey: 2 },
    ],
    outcome: { metric: outcome, seriesKey: 3 },
    composedMetric: composed,
    periods: [january, february, march],
    reference: { first: january, last: february },
    figures,
  };
}

const percent = (value: Ratio | null | undefined) =>
  value === null || value === undefined ? null : roundedText(value, 2);

describe("a month with all its figures", () => {
  const health = chainHealth(
    facts([...quiet, figure(1, march, 970), figure(2, march, 950), figure(3, march, 930)]),
    null,
  );

  test("is the last one with a measured outcome", () => {
    expect(health?.month.period).toBe("2025-03");
  });

  test("shows outcome, product, bounds and gap together", () => {
    expect(percent(health?.month.outcome.value)).toBe("93.00");
    expect(percent(health?.month.composed.value)).toBe("92.15");
    expect(percent(health?.month.composed.least)).toBe("92.00");
    expect(percent(health?.month.composed.most)).toBe("95.00");
    expect(percent(health?.month.gap)).toBe("0.85");
  });

  test("judges each by its own band", () => {
    expect(health?.month.stages.map(({ level }) => level)).toEqual(["on-track", "on-track"]);
    expect(health?.month.outcome.level).toBe("watch");
    expect(health?.month.composed.level).toBe("watch");
  });

  test("names the weakest stage and the one that slipped most", () => {
    expect(health?.weakest).toBe(1);
    expect(health?.attribution?.slippedMost).toBe(1);
  });

  test("says how many customers that was, and how it moved", () => {
    expect(health?.customers).toEqual({ all: 1000, harmed: 70 });
    expect(percent(health?.referenceOutcome)).toBe("97.50");
    expect(percent(health?.change.reference)).toBe("-4.50");
    expect(percent(health?.change.lastMonth)).toBe("-4.50");
    expect(health?.change.lastYear).toBeNull();
  });

  test("divides the change of the composed yield into whole customers that add up", () => {
    // 0.9215 - 0.98 x 0.99 = -0.0487 of 1000 customers
    expect(health?.attributedCustomers?.reduce((sum, one) => sum + one, 0)).toBe(-49);
  });

  test("counts the months in which the stages were on track and the customer not", () => {
    expect(health?.hiddenHarm).toEqual(["2025-03"]);
  });
});

describe("what is missing stays missing", () => {
  test.each([
    { why: "a stage without a figure", figures: [figure(1, march, 970), figure(3, march, 930)] },
    {
      why: "a stage whose figure doesn't apply",
      figures: [
        figure(1, march, 970),
        { ...figure(2, march, 0), parts: null, notApplicable: true },
        figure(3, march, 930),
      ],
    },
    {
      why: "a stage of which there is only a draft",
      figures: [figure(1, march, 970), figure(2, march, 950, "draft"), figure(3, march, 930)],
    },
  ])("$why: no product, no bounds, no gap, no attribution", ({ figures }) => {
    const health = chainHealth(facts([...quiet, ...figures]), march);
    expect(health?.month.stages[1]?.level).toBe("no-data");
    expect(health?.month.composed).toMatchObject({ value: null, least: null, most: null });
    expect(health?.month.composed.level).toBe("no-data");
    expect(health?.month.gap).toBeNull();
    expect(health?.weakest).toBeNull();
    expect(health?.attributedCustomers).toBeNull();
    expect(health?.hiddenHarm).toEqual([]);
  });

  test("without an outcome there are no customers to count", () => {
    const health = chainHealth(facts([...quiet, figure(1, march, 970)]), march);
    expect(health?.customers).toBeNull();
    expect(health?.month.outcome.level).toBe("no-data");
    expect(health?.change.reference).toBeNull();
  });

  test("a reference window with a gap gives no comparison", () => {
    const health = chainHealth(
      facts(quiet.filter(({ seriesKey, period: at }) => seriesKey !== 3 || at !== january)),
      february,
    );
    expect(health?.referenceOutcome).toBeNull();
    expect(health?.change.reference).toBeNull();
  });

  test("nothing measured at all, and no month asked for: nothing to show", () => {
    expect(chainHealth(facts([]), null)).toBeNull();
  });

  test("a month that the network never opened isn't shown", () => {
    expect(chainHealth(facts(quiet), period("2031-01"))).toBeNull();
  });
});

test("a submitted figure counts at once, provisionally", () => {
  const submitted = [1, 2, 3].map((key) => figure(key, march, 960, "submitted"));
  const health = chainHealth(facts([...quiet, ...submitted]), null);
  expect(health?.month.period).toBe("2025-03");
  expect(health?.month.outcome.figure?.status).toBe("submitted");
});
