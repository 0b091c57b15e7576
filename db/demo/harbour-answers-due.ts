import { period } from "@/lib/periods/period";
import { placeOf } from "@/lib/proposals/fields-of";
import type { ChangeOf, ProposalTerms } from "@/lib/proposals/proposal-terms";
import { versionTerms } from "@/lib/proposals/version-terms";
import { metricOf, partiesOfChanges } from "./harbour-parties";
import { higher } from "./metric-plan";
import type { ProposalPlan } from "./proposal-plan";

const network = "harbour-broadband";
const from = period("2026-03");

const callBackKept = nextVersion("C3", {
  comparable: false,
  name: "Call-back made at the time told",
  purpose: "A call-back logged with an hour and not made in it is a promise broken with a witness.",
  numerator: "Call-backs made by a person within 30 minutes of the time told to the household",
  includes:
    "Call-backs that another organisation promised to make; those logged without a time, as not made.",
  excludes:
    "Call-backs that the household asked not to have after all, and those it did not answer twice.",
});

const callBackChanges = [
  callBackKept,
  { change: "band-set", metric: "C3", bounds: higher("95", "90"), flex: null, grace: null },
] as const;

/** The call centre wants call-backs counted when they are made: three of seven have agreed. */
const callBacksMade: ProposalPlan = {
  terms: proposed({
    title: "Count call-backs when they are made",
    reason:
      "C3 has been on track for three years, and of the five promises in case 4711 none was kept. Logging is not calling.",
    changes: [...callBackChanges],
  }),
  parties: partiesOfChanges(callBackChanges),
  proposed: { organisation: "clearvoice", account: "manager", at: "2026-01-12T10:20:00Z" },
  answers: [
    { organisation: "brightwave", account: "board", at: "2026-01-14T16:30:00Z", answer: "agree" },
    { organisation: "ledgerline", account: "manager", at: "2026-01-19T09:10:00Z", answer: "agree" },
  ],
  comments: [
    {
      organisation: "meridian",
      account: "manager",
      at: "2026-01-16T11:35:00Z",
      place: placeOf(callBackKept, "excludes"),
      says: "Our fault desk calls from a withheld number, which many don't pick up. Is a voice message a call-back made?",
    },
    {
      organisation: "clearvoice",
      account: "manager",
      at: "2026-01-19T14:05:00Z",
      place: placeOf(callBackKept, "excludes"),
      says: "After two tries half an hour apart it is left out, with or without a message. The number can be shown from February on.",
    },
  ],
};

const winterChanges = [
  {
    change: "band-set",
    metric: "F2",
    bounds: metricOf("F2").band.bounds,
    flex: withWinter(metricOf("F2").band.flex),
    grace: null,
  },
] as const;

/** The field force asked for a winter season, and the call centre declined. */
const winterSeason: ProposalPlan = {
  terms: proposed({
    title: "A winter season for arrivals in the window",
    reason: "From December to February roads cost us two visits in a hundred.",
    changes: [...winterChanges],
  }),
  parties: partiesOfChanges(winterChanges),
  proposed: { organisation: "fieldworks", account: "manager", at: "2026-01-08T15:15:00Z" },
  answers: [
    {
      organisation: "clearvoice",
      account: "manager",
      at: "2026-01-13T08:55:00Z",
      answer: "decline",
      reason:
        "F2 was on track in every December and January so far, and February 2025 had its grace for region East. Households wait in winter too.",
    },
  ],
};

const stock = (inner: readonly [string, string], outer: readonly [string, string]) =>
  [
    {
      change: "band-set",
      metric: "K3",
      bounds: {
        direction: "in-range",
        inner: { from: inner[0], to: inner[1] },
        outer: { from: outer[0], to: outer[1] },
      },
      flex: metricOf("K3").band.flex,
      grace: null,
    },
  ] as const;

const leanStock = stock(["4", "7"], ["3", "9"]);
const middleStock = stock(["5", "8"], ["4", "10"]);

/** The logistics partner wants less stock on vans; the field force put another range in the place of its proposal. */
const lessVanStock: ProposalPlan = {
  terms: proposed({
    title: "Less stock on the vans",
    reason: "Depots are restocked every night since November: four days are enough.",
    changes: [...leanStock],
  }),
  parties: partiesOfChanges(leanStock),
  proposed: { organisation: "kitpath", account: "manager", at: "2026-01-15T13:00:00Z" },
  answers: [
    {
      organisation: "fieldworks",
      account: "manager",
      at: "2026-01-20T10:40:00Z",
      answer: "counter-propose",
    },
  ],
};

const someLessVanStock: ProposalPlan = {
  terms: proposed({
    title: "Somewhat less stock on the vans",
    reason: "Depots in the East are not restocked every night yet: five days, but a lower ceiling.",
    changes: [...middleStock],
  }),
  parties: partiesOfChanges(middleStock),
  proposed: { organisation: "fieldworks", account: "manager", at: "2026-01-20T10:40:00Z" },
  answers: [],
  counterTo: lessVanStock,
};

/** What lies on the table in January 2026: two proposals that wait for answers, one declined, one countered. */
export const answersDue: readonly ProposalPlan[] = [
  winterSeason,
  callBacksMade,
  lessVanStock,
  someLessVanStock,
];

function proposed(said: Pick<ProposalTerms, "title" | "reason" | "changes">): ProposalTerms {
  return { kind: "proposal", network, from, retroactive: false, ...said };
}

function nextVersion(
  metric: string,
  said: Partial<ChangeOf<"metric-version">["version"]>,
): ChangeOf<"metric-version"> {
  const { versions, series } = metricOf(metric);
  const { effectiveFrom: _, ...last } = versions.at(-1) ?? versions[0];
  return {
    change: "metric-version",
    metric,
    version: versionTerms.parse({ ...last, ...said, version: last.version + 1 }),
    series: series.map(({ reporter, subject }) => ({ reporter, subject })),
  };
}

function withWinter(flex: ChangeOf<"band-set">["flex"]): ChangeOf<"band-set">["flex"] {
  return {
    cap: "5",
    budget: null,
    rules: [
      ...(flex?.rules ?? []),
      {
        name: "winter",
        from,
        to: null,
        trigger: { kind: "season", months: [12, 1, 2] },
        effect: { amount: "2" },
      },
    ],
  };
}
