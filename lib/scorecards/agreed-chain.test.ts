import { describe, expect, test } from "vitest";
import type { ChainTerms } from "@/lib/chain/composed-chain";
import { roundedText, type Ratio } from "@/lib/metrics/ratio";
import { chainSteps, type AgreedChain, type LoadedChain } from "./agreed-chain";
import { chainHealth } from "./chain-health";
import { chainMonths, type ChainFacts } from "./chain-month";
import { shapeIn } from "./chain-shape";
import { reportersOf } from "./outside-bounds";
import { facts, february, figure, fit, january, march, outcome } from "./testing/example-chain";

const loaded: LoadedChain = {
  name: "Connect me",
  promise: "It works.",
  agreedFrom: null,
  outcomeSeriesKey: 3,
  stages: [
    { name: "Order", organisationId: "a", seriesKey: 1 },
    { name: "Visit", organisationId: "b", seriesKey: 2 },
  ],
};

const keys = { B1: 1, F1: 2, E1: 3, H1: 4, G1: 5 } as const;
type Code = keyof typeof keys;

/** One metric a series, as in the example; H1 and G1 are like F1. */
const metrics = Object.entries(keys).map(([code, key]) => {
  const like = facts([]).stages[key - 1]?.lead?.metric ?? (key === 3 ? outcome : fit);
  return { ...like, code, series: like.series.map((one) => ({ ...one, key, metricCode: code })) };
});

const series = (metric: Code) => ({ metric, reporter: "crew", subject: "" });
const branch = (metric: Code | null, share = "100", organisation = "crew") => ({
  name: "",
  organisation,
  share,
  series: metric === null ? null : series(metric),
});

function stage(
  name: string,
  branches: ChainTerms["stages"][number]["branches"],
  more: Partial<ChainTerms["stages"][number]> = {},
) {
  return { name, isOptional: false, branches, handOff: null, ...more };
}

function terms(stages: ChainTerms["stages"], measured: Code = "E1"): ChainTerms {
  return { customer: "end-customer", who: "", promise: "Soon.", outcome: series(measured), stages };
}

type Version = readonly [
  from: AgreedChain["versions"][number]["effectiveFrom"],
  says: ChainTerms | null,
];

function agreed(versions: readonly Version[], hidden: readonly Code[] = []): AgreedChain {
  return {
    names: ["Connect me"],
    versions: versions.map(([effectiveFrom, says], place) => ({
      name: "Connect me",
      effectiveFrom,
      proposalNumber: place + 1,
      says,
    })),
    series: (["B1", "F1", "E1", "H1", "G1"] as const)
      .filter((code) => !hidden.includes(code))
      .map((code) => ({ ...series(code), key: keys[code] })),
    organisations: { crew: "a", depot: "b" },
  };
}

/** Series 1 to 5 right in 980, 950, 900, 990 and 950 of 1,000 cases, in each month. */
const figures = [january, february, march].flatMap((at) =>
  [980, 950, 900, 990, 950].map((good, place) => figure(place + 1, at, good)),
);

function factsOf(of: LoadedChain | null, versions: AgreedChain | null): ChainFacts {
  const steps = chainSteps(of, versions, metrics);
  if (steps === null) throw new Error("no chain");
  return { ...facts(figures), steps };
}

const percent = (value: Ratio | null | undefined) =>
  value === null || value === undefined ? null : roundedText(value, 4);

function composedIn(all: ChainFacts) {
  return chainMonths(all).map(({ period, composed }) => `${period} ${percent(composed.value)}`);
}

describe("each month is composed as the chain stood in it", () => {
  const order = stage("Order", [branch("B1")]);
  test.each<{ why: string; says: ChainTerms["stages"]; is: string }>([
    { why: "a stage less", says: [order], is: "98.0000" },
    {
      why: "a stage more",
      says: [order, stage("Visit", [branch("F1")]), stage("Bill", [branch("H1")])],
      is: "92.1690",
    },
    {
      why: "98 and 95 %, 60 to 40",
      says: [stage("Order", [branch("B1", "60"), branch("G1", "40")])],
      is: "96.8000",
    },
    {
      why: "an optional stage that half of the cases need",
      says: [order, stage("Visit", [branch("F1", "50")], { isOptional: true })],
      is: "95.5500",
    },
    {
      why: "a hand-off with figures of its own",
      says: [stage("Order", [branch("B1")], { handOff: series("H1") })],
      is: "97.0200",
    },
    {
      why: "the same in another order",
      says: [stage("Visit", [branch("F1")]), order],
      is: "93.1000",
    },
    {
      why: "a branch that takes nothing and isn't measured",
      says: [stage("Order", [branch("B1"), branch(null, "0")])],
      is: "98.0000",
    },
    {
      why: "a stage that nothing measures",
      says: [order, stage("Pack", [branch(null)])],
      is: "null",
    },
  ])("$why from March on", ({ says, is }) => {
    expect(composedIn(factsOf(loaded, agreed([[march, terms(says)]])))).toEqual([
      "2025-01 93.1000",
      "2025-02 93.1000",
      `2025-03 ${is}`,
    ]);
  });

  test("what was agreed without anything loaded begins with its first month", () => {
    const all = factsOf(null, agreed([[february, terms([order])]]));
    expect(composedIn(all)).toEqual(["2025-02 98.0000", "2025-03 98.0000"]);
    expect(shapeIn(all.steps, january)).toBeNull();
    expect(chainHealth(all, january)).toBeNull();
  });

  test("an end composes nothing from its month on, and the month before is the last that is shown", () => {
    const all = factsOf(loaded, agreed([[february, null]]));
    expect(composedIn(all)).toEqual(["2025-01 93.1000", "2025-02 null", "2025-03 null"]);
    expect(chainHealth(all, null)?.month.period).toBe(january);
    expect(percent(chainHealth(all, march)?.month.outcome.value)).toBe("90.0000");
    expect(chainHealth(all, march)?.hiddenHarm).toEqual([january]);
  });

  test("another outcome is measured from its month on, and isn't compared with the one before", () => {
    const all = factsOf(loaded, agreed([[march, terms([order], "G1")]]));
    const health = chainHealth(all, march);
    expect(percent(health?.month.outcome.value)).toBe("95.0000");
    expect(health?.change.lastMonth).toBeNull();
    expect(percent(chainHealth(all, february)?.month.outcome.value)).toBe("90.0000");
  });

  test("of two versions the later one holds from its month on", () => {
    const all = factsOf(
      loaded,
      agreed([
        [february, terms([order])],
        [march, terms([stage("Visit", [branch("F1")])])],
      ]),
    );
    expect(composedIn(all)).toEqual(["2025-01 93.1000", "2025-02 98.0000", "2025-03 95.0000"]);
  });
});

describe("what a viewer doesn't see", () => {
  const both = terms([
    stage("Order", [branch("B1", "60"), branch("G1", "40")]),
    stage("Visit", [branch("F1")], { handOff: series("H1") }),
  ]);

  test.each<{ why: string; hidden: readonly Code[]; stages: readonly boolean[] }>([
    { why: "a branch hides its stage", hidden: ["G1"], stages: [true, false] },
    { why: "a hand-off hides what is composed", hidden: ["H1"], stages: [false, false] },
  ])("$why", ({ hidden, stages }) => {
    const all = factsOf(loaded, agreed([[march, both]], hidden));
    const health = chainHealth(all, march);
    expect(health?.month.stages.map((one) => one === null)).toEqual(stages);
    expect(health?.month.composed).toMatchObject({ value: null, least: null, most: null });
    expect(health).toMatchObject({ weakest: null, attribution: null });
    expect(composedIn(all)[1]).toBe("2025-02 93.1000");
  });

  test("what all stages of the loaded chain compose in the aggregate isn't told of an agreed one", () => {
    const all = factsOf(loaded, agreed([[march, both]], ["G1"]));
    const aggregate = new Map([[march, { numerator: 90n, denominator: 1n }]]);
    expect(composedIn({ ...all, aggregate })[2]).toBe("2025-03 null");
  });

  test("what others agreed of a loaded chain hides its stages from then on", () => {
    const all = factsOf({ ...loaded, agreedFrom: march }, null);
    expect(composedIn(all)).toEqual(["2025-01 93.1000", "2025-02 93.1000", "2025-03 null"]);
    expect(chainHealth(all, march)?.month.stages).toEqual([null, null]);
  });

  test("without the outcome there is no chain to show", () => {
    expect(chainSteps(loaded, agreed([[march, both]], ["E1"]), metrics)).toBeNull();
    expect(chainSteps(null, null, metrics)).toBeNull();
  });
});

test("a stage with branches has the level of its worst branch, and none where one has no figure", () => {
  const says = terms([stage("Order", [branch("B1", "60"), branch("G1", "40")])]);
  const all = factsOf(loaded, agreed([[march, says]]));
  const at = (good: number | null) => {
    const others = figures.filter(({ seriesKey, period }) => seriesKey !== 5 || period !== march);
    const own = good === null ? [] : [figure(5, march, good)];
    return chainHealth({ ...all, figures: [...others, ...own] }, march)?.month.stages[0]?.level;
  };
  expect([at(960), at(940), at(890), at(null)]).toEqual(["on-track", "watch", "breach", "no-data"]);
});

test("whoever reports a branch or a hand-off is asked, too", () => {
  const says = terms([
    stage("Order", [branch("B1", "60"), branch("G1", "40")], { handOff: series("H1") }),
  ]);
  const shape = shapeIn(factsOf(loaded, agreed([[march, says]])).steps, march);
  const reported = shape && {
    ...shape,
    handOffs: shape.handOffs.map((one) => ({
      ...one,
      measured: one.measured && {
        ...one.measured,
        metric: {
          ...one.measured.metric,
          series: one.measured.metric.series.map((own) => ({ ...own, reporterId: "c" })),
        },
      },
    })),
  };
  expect(reported && reportersOf(reported)).toEqual(["a", "c"]);
});
