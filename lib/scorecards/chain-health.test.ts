import { describe, expect, test } from "vitest";
import { roundedText, type Ratio } from "@/lib/metrics/ratio";
import { period } from "@/lib/periods/period";
import { chainHealth } from "./chain-health";
import { lastMeasured } from "./measured";
import {
  facts,
  figure,
  january,
  march,
  outcome,
  quiet,
  slipped,
  staged,
} from "./testing/example-chain";

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
    expect(health?.month.stages.map((stage) => stage?.level)).toEqual(["on-track", "on-track"]);
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
      facts([
        ...quiet.filter(({ seriesKey, period: at }) => seriesKey !== 3 || at !== january),
        figure(3, march, 930),
      ]),
      march,
    );
    expect(percent(health?.change.lastMonth)).toBe("-4.50");
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

describe("a stage that isn't shared with the viewer", () => {
  const all = facts([...quiet, ...slipped]);
  const [first = null] = all.stages;
  const health = chainHealth(staged(all, [first, null]), null);

  test("leaves the outcome and the other stages as they are", () => {
    expect(percent(health?.month.outcome.value)).toBe("93.00");
    expect(percent(health?.change.reference)).toBe("-4.50");
    expect(health?.month.stages.map((stage) => stage?.level)).toEqual(["on-track", undefined]);
  });

  test("nothing is composed, attributed or called weakest, and nobody knows of hidden harm", () => {
    expect(health?.month.composed).toMatchObject({ value: null, least: null, level: "no-data" });
    expect(health?.month.gap).toBeNull();
    expect(health?.weakest).toBeNull();
    expect(health?.attribution).toBeNull();
    expect(health?.hiddenHarm).toEqual([]);
  });
});

test("a month in which nothing was due isn't the last one that was measured", () => {
  const nothingDue = { ...figure(3, march, 0), parts: { numerator: 0, denominator: 0 } };
  const figures = [...quiet, nothingDue];
  expect(lastMeasured({ metric: outcome, seriesKey: 3 }, figures)?.period).toBe("2025-02");
  expect(chainHealth(facts(figures), null)?.month.period).toBe("2025-02");
});

test("a draft isn't the last measured month", () => {
  const figures = [...quiet, figure(3, march, 930, "draft")];
  expect(lastMeasured({ metric: outcome, seriesKey: 3 }, figures)?.period).toBe("2025-02");
});

test("a yield is provisional while one of its stages is", () => {
  const [one, ...others] = slipped;
  const submitted = one === undefined ? [] : [{ ...one, status: "submitted" as const }];
  const health = chainHealth(facts([...quiet, ...submitted, ...others]), null);
  expect(health?.month.composed.provisional).toBe(true);
  expect(health?.month.outcome.provisional).toBe(false);
  expect(chainHealth(facts(quiet), null)?.month.composed.provisional).toBe(false);
});

test("a submitted figure counts at once, provisionally", () => {
  const submitted = [1, 2, 3].map((key) => figure(key, march, 960, "submitted"));
  const health = chainHealth(facts([...quiet, ...submitted]), null);
  expect(health?.month.period).toBe("2025-03");
  expect(health?.month.outcome.provisional).toBe(true);
});
