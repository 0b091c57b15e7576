import type { NetworkFileInput } from "@/lib/network-file/network-file";
import { addMonths, period, periodsFrom, type Period } from "@/lib/periods/period";
import { clearvoice } from "./clearvoice";
import { countyMetrics } from "./county-metrics";
import { share } from "./figure-draws";
import type { Draw, DrawnMonth, TwoParts } from "./figure-draws";
import type { DemoOrganisation } from "./organisations";
import { bell, randomFrom, wholeBetween } from "./random";
import { reportedBy } from "./reported";

type Figure = NonNullable<NonNullable<NetworkFileInput["networks"]>[number]["figures"]>[number];

/** The three members of County Urgent Care. */
export const countyMembers: readonly DemoOrganisation[] = [
  clearvoice,
  {
    slug: "northgate",
    name: "Northgate Clinics",
    people: {
      manager: "Amara Nwosu",
      board: "Keith Ballard",
      executive: "Sarah Winterton",
      goto: "Leila Haddad",
      admin: "Ben Crowther",
    },
  },
  {
    slug: "swift",
    name: "Swift Transport",
    people: {
      manager: "Jo Tranter",
      board: "Vikram Desai",
      executive: "Alison Peake",
      goto: "Moira Farrell",
      admin: "Luke Stanton",
    },
  },
];

/** The three stages in order: each one's name, metric and organisation. */
export const countyStages = [
  { name: "Triaged", organisation: "clearvoice", metric: "T1" },
  { name: "Fetched", organisation: "swift", metric: "V1" },
  { name: "Seen", organisation: "northgate", metric: "G1" },
] as const;

/** The months that are closed, oldest first. */
export const countyMonths = periodsFrom(period("2024-01"), period("2025-12"));

/** The one open month after them. */
export const countyOpenMonth = addMonths(period("2025-12"), 1);

/** How the figures of the stages are drawn; cases stand where Harbour Broadband has orders. */
const draws: Readonly<Record<string, Draw<TwoParts>>> = {
  T1: share({ perOrder: 1, percent: 98.3 }),
  T2: share({ perOrder: 1.6, percent: 96.6 }),
  V1: share({ perOrder: 1, percent: 97.6 }),
  V2: share({ perOrder: 0.25, percent: 98.2 }),
  G1: share({ perOrder: 1, percent: 97.3 }),
  G2: share({ perOrder: 0.97, percent: 96.9 }),
};

/** Every organisation has entered one of its metrics for the open month. */
const entered = ["T2", "V1", "G2"];

/** Every figure of County Urgent Care: 24 final months and the open one, metric by metric, oldest first. */
export const countyFigures: readonly Figure[] = countyMetrics.flatMap(({ code, series }) =>
  series.flatMap(({ reporter }) =>
    [...countyMonths, countyOpenMonth]
      .filter((month) => month !== countyOpenMonth || entered.includes(code))
      .map((month) => ({
        metric: code,
        reporter,
        period: month,
        ...drawn(code, month),
        status: month === countyOpenMonth ? ("draft" as const) : ("final" as const),
        ...reportedBy(reporter, month),
      })),
  ),
);

function drawn(code: string, month: Period): TwoParts {
  if (code === "E1") return outcome(month);
  const draw = draws[code];
  if (!draw) throw new RangeError(`no way to draw ${code}`);
  return draw(monthOf(month), randomFrom(`county-urgent-care ${code} ${month}`));
}

/** The measured outcome lies about half a point above the product of its stages: some failures meet in one case. */
function outcome(month: Period): TwoParts {
  const { orders: cases } = monthOf(month);
  const composed = countyStages
    .map(({ metric }) => drawn(metric, month))
    .reduce((product, { numerator, denominator }) => (product * numerator) / denominator, 1);
  const above = 0.005 + 0.001 * bell(randomFrom(`county-urgent-care E1 ${month}`));
  return { numerator: Math.round(cases * (composed + above)), denominator: cases };
}

/** Cases are most in winter; nothing here is forecast, peaks or slides. */
function monthOf(month: Period): DrawnMonth {
  const inWinter = ["11", "12", "01", "02"].includes(month.slice(5));
  const cases =
    wholeBetween(randomFrom(`county cases ${month}`), 2400, 2700) + (inWinter ? 500 : 0);
  return { period: month, orders: cases, forecast: cases, isPeak: false, slid: 0 };
}
