import { describe, expect, test } from "vitest";
import type { Flex, Grace } from "@/lib/bands/flex-rule";
import { addMonths, period, type Period } from "@/lib/periods/period";
import { version } from "@/lib/scorecards/testing/example-chain";
import { environmentOf, type EnvironmentFacts } from "./environment";
import type { Figure } from "./figure";
import { judged, judgedTogether } from "./judged";
import type { Metric } from "./metric";

const january = period("2025-01");
const driver = { seriesKey: 9, part: "denominator" } as const;

/** More than a tenth above the forecast makes target and floor 3.5 easier. */
const peak: Flex = {
  cap: null,
  budget: null,
  rules: [
    {
      name: "peak",
      from: january,
      to: null,
      trigger: { kind: "volume", driver, over: "10", growth: null },
      effect: { amount: "3.5" },
    },
  ],
};

const always: Flex = {
  cap: null,
  budget: 1,
  rules: [
    {
      name: "start",
      from: january,
      to: null,
      trigger: { kind: "season", months: [1, 2, 3, 4, 5, 6] },
      effect: { amount: "3.5" },
    },
  ],
};

const once: Grace = { misses: 1, periods: 3, from: january, to: null };

function figure(seriesKey: number, at: Period, numerator: number, denominator = 1000): Figure {
  return {
    seriesKey,
    period: at,
    parts: { numerator, denominator },
    notApplicable: false,
    status: "final",
    revision: 1,
    metricVersion: 1,
  };
}

function metric(
  terms: { readonly flex?: Flex; readonly grace?: Grace },
  facts: Partial<EnvironmentFacts> = {},
): Metric {
  const reported = (key: number) => ({
    key,
    metricCode: "F2",
    subject: "",
    reporterId: "a",
    audience: null,
    parallelVersion: null,
  });
  return {
    code: "F2",
    versions: [version({ partyIds: ["a", "b"] })],
    bands: [
      {
        effectiveFrom: january,
        bounds: { direction: "higher", target: "95", floor: "92", stretch: null },
        flex: terms.flex ?? null,
        grace: terms.grace ?? null,
        missingPartyIds: [],
      },
    ],
    series: [reported(1), reported(2)],
    parallel: [],
    environment: environmentOf({
      terms: [{ metricCode: "F2", version: 1, measuredAt: "stage", partyIds: ["a", "b"] }],
      conditions: [],
      forecasts: [],
      figures: [],
      ...facts,
    }),
  };
}

describe("volume", () => {
  const september = period("2025-09");
  const facts = {
    forecasts: [
      { ...driver, period: september, amount: 12800, agreedIn: january, proposalNumber: 1 },
    ],
    figures: [figure(9, september, 1, 15600)],
  };

  test("of the driver's figure against its forecast flexes, and says who agreed", () => {
    const one = judged(metric({ flex: peak }, facts), september, figure(1, september, 936));
    expect(one).toMatchObject({ level: "on-track", bounds: { target: "95" } });
    expect(one.relaxed).toMatchObject({ baseLevel: "watch", agreedBy: ["a", "b"] });
    expect(one.relaxed?.applied).toMatchObject([{ name: "peak", why: { actual: 15600 } }]);
  });

  test("without the driver's figure nothing flexes", () => {
    const unknown = metric({ flex: peak }, { ...facts, figures: [] });
    const one = judged(unknown, september, figure(1, september, 936));
    expect(one).toMatchObject({ level: "watch", relaxed: null });
  });

  test("measured at the customer nothing flexes", () => {
    const atCustomer = metric(
      { flex: peak },
      { ...facts, terms: [{ metricCode: "F2", version: 1, measuredAt: "customer", partyIds: [] }] },
    );
    const one = judged(atCustomer, september, figure(1, september, 936));
    expect(one).toMatchObject({ level: "watch", relaxed: null });
  });
});

describe("months before", () => {
  const [february, march] = [addMonths(january, 1), addMonths(january, 2)];

  test("count for grace, also where the page doesn't show them", () => {
    const figures = [figure(1, january, 910), figure(1, february, 910)];
    const graced = metric({ grace: once }, { figures });
    const levels = [january, february, march].map(
      (at) => judged(graced, at, figure(1, at, 910)).level,
    );
    expect(levels).toEqual(["watch", "breach", "breach"]);
  });

  test("count for the budget", () => {
    const spent = metric({ flex: always }, { figures: [figure(1, january, 940)] });
    expect(judged(spent, january, figure(1, january, 940)).level).toBe("on-track");
    const next = judged(spent, february, figure(1, february, 940));
    expect(next).toMatchObject({ level: "watch", relaxed: { budgetSpent: true } });
  });

  test("are those of the same series: one's misses aren't another's", () => {
    const graced = metric({ grace: once }, { figures: [figure(1, january, 910)] });
    expect(judged(graced, february, figure(1, february, 910)).level).toBe("breach");
    expect(judged(graced, february, figure(2, february, 910)).level).toBe("watch");
  });

  test("of several series together are judged together", () => {
    const of = (at: Period, one: number, other: number) => [
      figure(1, at, one),
      figure(2, at, other),
    ];
    // 91 and 95 together are 93: a miss of one, not of both.
    const graced = metric({ grace: once }, { figures: of(january, 910, 950) });
    const bad = of(february, 910, 910);
    expect(judgedTogether(graced, february, bad).level).toBe("watch");
    const worse = metric({ grace: once }, { figures: of(january, 910, 910) });
    expect(judgedTogether(worse, february, bad).level).toBe("breach");
  });

  test("a figure is judged by itself, whatever stands for its own month", () => {
    const graced = metric({ grace: once }, { figures: [figure(1, january, 910)] });
    expect(judged(graced, january, figure(1, january, 910)).level).toBe("watch");
    expect(judged(graced, january, figure(1, january, 990)).level).toBe("on-track");
  });
});

test("nothing is said of a month in which nothing applied", () => {
  const one = judged(metric({ grace: once }), january, figure(1, january, 960));
  expect(one.relaxed).toBeNull();
  expect(judged(metric({ grace: once }), january, null)).toMatchObject({
    level: "no-data",
    relaxed: null,
  });
});
