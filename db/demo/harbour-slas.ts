import { period } from "@/lib/periods/period";
import { paidLate } from "./harbour-fees";
import type { ProposalPlan } from "./proposal-plan";
import {
  agreedTerms,
  atLeast,
  atMost,
  dependsOn,
  owedBy,
  slaProposal,
  stake,
  type Owed,
} from "./sla-plan";

const network = "harbour-broadband";
const planFirst = { order: "plan-first", months: 3 } as const;
const regionEast = period("2025-02");
const twoMonths = { misses: 2, periods: 2, from: regionEast, to: period("2025-03") };
const counted = { kind: "none" } as const;

/** Whether region East is being taken over: then F2 and F4 have grace. */
type East = { readonly grace: typeof twoMonths | null };

function install({ grace }: East) {
  return agreedTerms({
    obligations: [
      ...owedBy("brightwave", [
        { metric: "B2", threshold: atLeast("90"), consequence: counted },
        { metric: "B3", threshold: atLeast("100"), consequence: counted },
        {
          metric: "B4",
          subject: "FieldWorks",
          threshold: atLeast("95"),
          consequence: {
            kind: "credit",
            base: { kind: "amount", series: paidLate },
            tiers: [{ worseBy: "0", percent: "0.5" }],
          },
        },
      ]),
      ...owedBy("fieldworks", [
        {
          metric: "F1",
          threshold: atLeast("93.0"),
          consequence: stake("50", "40"),
          dependsOn: dependsOn("B2"),
        },
        {
          metric: "F2",
          threshold: atLeast("95"),
          consequence: stake("50", "20"),
          dependsOn: dependsOn("B2"),
          grace,
        },
        {
          metric: "F4",
          threshold: atLeast("95"),
          consequence: stake("50", "40"),
          grace,
          earnBack: { windows: 3, threshold: { kind: "at-least", value: "95.5" } },
        },
      ]),
    ],
    sides: [
      {
        organisation: "fieldworks",
        atRisk: "8",
        cap: { kind: "amount", amount: "32000" },
        points: null,
      },
    ],
    remedy: { order: "at-once" },
    isVisible: true,
  });
}

function tickets({ grace }: East) {
  return agreedTerms({
    obligations: [
      ...owedBy("clearvoice", [{ metric: "C4", threshold: atLeast("95") }]),
      ...owedBy("fieldworks", [
        { metric: "F2", threshold: atLeast("95"), grace },
        { metric: "F4", threshold: atLeast("95"), grace, dependsOn: dependsOn("C4") },
      ]),
    ],
    remedy: planFirst,
    isVisible: false,
  });
}

const installAndRepair = {
  between: ["brightwave", "fieldworks"],
  name: "Install and repair",
} as const;

const fieldTickets = {
  between: ["clearvoice", "fieldworks"],
  name: "Tickets to the field",
} as const;

/** The SLA of a pair without money, in which a joint plan comes first. */
function withPlans(
  [first, firstOwes]: readonly [string, readonly Owed[]],
  [second, secondOwes]: readonly [string, readonly Owed[]],
) {
  return agreedTerms({
    obligations: [...owedBy(first, firstOwes), ...owedBy(second, secondOwes)],
    remedy: planFirst,
    isVisible: false,
  });
}

/** A share of the fee that is at risk of old, with no pool to be paid from: no credit. */
function atRisk(organisation: string, percent: string) {
  return [{ organisation, atRisk: percent, cap: null, points: null }];
}

const sold = withPlans(
  [
    "brightwave",
    [
      { metric: "B3", threshold: atLeast("100"), consequence: counted },
      { metric: "B5", threshold: atLeast("100"), consequence: counted },
    ],
  ],
  [
    "clearvoice",
    [
      { metric: "C1", threshold: atLeast("94.0") },
      { metric: "C2", threshold: atLeast("90") },
    ],
  ],
);

const billed = withPlans(
  ["brightwave", [{ metric: "B6", threshold: atLeast("100"), consequence: counted }]],
  [
    "ledgerline",
    [
      { metric: "L1", threshold: atLeast("97.0") },
      { metric: "L2", threshold: atLeast("98") },
    ],
  ],
);

const kit = agreedTerms({
  obligations: [
    ...owedBy("brightwave", [{ metric: "B2", threshold: atLeast("90"), consequence: counted }]),
    ...owedBy("kitpath", [
      { metric: "K1", threshold: atLeast("97.0"), consequence: stake("60", "50") },
    ]),
  ],
  sides: [
    { organisation: "kitpath", atRisk: "5", cap: { kind: "percent", percent: "5" }, points: null },
  ],
  remedy: { order: "at-once" },
  isVisible: false,
});

const agreedForTheStart: readonly Parameters<typeof slaProposal>[1][] = [
  {
    ...installAndRepair,
    terms: install({ grace: null }),
    fee: "400000",
    title: "SLA of Brightwave and FieldWorks",
    reason:
      "Crews are booked on our forecast. What we owe for that stands beside what is owed to us, and a miss of ours relieves theirs.",
    day: "2023-12-04",
  },
  {
    between: ["brightwave", "kitpath"],
    name: "Kit",
    terms: kit,
    fee: "180000",
    title: "SLA of Brightwave and KitPath",
    reason: "Kit that isn't there stops an install; a forecast that is wrong stops the kit.",
    day: "2023-12-05",
  },
  {
    between: ["brightwave", "clearvoice"],
    name: "Contact centre",
    terms: { ...sold, sides: atRisk("clearvoice", "6") },
    fee: "220000",
    title: "SLA of Brightwave and ClearVoice",
    reason: "An agent who was briefed answers once. No pool is agreed, so nothing is credited.",
    day: "2023-12-06",
  },
  {
    between: ["brightwave", "ledgerline"],
    name: "Billing",
    terms: { ...billed, sides: atRisk("ledgerline", "5") },
    fee: "110000",
    title: "SLA of Brightwave and Ledgerline",
    reason:
      "A tariff that comes in time is billed right. No pool is agreed, so nothing is credited.",
    day: "2023-12-07",
  },
  {
    between: ["orderpoint", "meridian"],
    name: "Orders and lines",
    terms: withPlans(
      ["orderpoint", [{ metric: "O1", threshold: atLeast("96.5") }]],
      [
        "meridian",
        [
          { metric: "N1", threshold: atLeast("96.0"), dependsOn: dependsOn("O1") },
          { metric: "N3", threshold: atLeast("98") },
        ],
      ],
    ),
    title: "SLA of OrderPoint and Meridian",
    reason:
      "An order that falls out can't be built in time; a wrong line record makes it fall out.",
    day: "2023-12-11",
  },
  {
    between: ["fieldworks", "kitpath"],
    name: "Van stock and returns",
    terms: withPlans(
      ["fieldworks", [{ metric: "F5", threshold: atLeast("92") }]],
      [
        "kitpath",
        [
          { metric: "K2", threshold: atMost("1.0") },
          { metric: "K3", threshold: { kind: "level", level: "on-track" } },
        ],
      ],
    ),
    title: "SLA of FieldWorks and KitPath",
    reason: "What isn't used comes back, and what goes out works. Van stock moves with the peak.",
    day: "2023-12-12",
  },
  {
    ...fieldTickets,
    terms: tickets({ grace: null }),
    title: "SLA of ClearVoice and FieldWorks",
    reason:
      "The values are those of the SLA with Brightwave, and nothing is credited a second time.",
    day: "2023-12-13",
  },
  {
    between: ["meridian", "fieldworks"],
    name: "Planned work and line tests",
    terms: withPlans(
      ["meridian", [{ metric: "N4", threshold: atLeast("98") }]],
      ["fieldworks", [{ metric: "F6", threshold: atLeast("97") }]],
    ),
    title: "SLA of Meridian and FieldWorks",
    reason:
      "Crews that know of planned work don't drive in vain, and record the test of each line.",
    day: "2023-12-14",
  },
];

const withGrace: readonly Parameters<typeof slaProposal>[1][] = [
  {
    ...installAndRepair,
    terms: install({ grace: twoMonths }),
    title: "Two grace months for region East in the SLA with FieldWorks",
    reason: "What the bands give F2 and F4 in February and March, their obligations have too.",
    from: regionEast,
    day: "2025-01-22",
  },
  {
    ...fieldTickets,
    terms: tickets({ grace: twoMonths }),
    title: "Two grace months for region East in the SLA with ClearVoice",
    reason: "What the bands give F2 and F4 in February and March, their obligations have too.",
    from: regionEast,
    day: "2025-01-23",
  },
];

/** The eight SLAs of Harbour Broadband, with the fees that were agreed with them. */
export const harbourSlas: readonly ProposalPlan[] = [...agreedForTheStart, ...withGrace].map(
  (one) => slaProposal(network, one),
);
