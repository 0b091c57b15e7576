import { addMonths, period, periodsFrom } from "@/lib/periods/period";
import { chainFigures } from "./chain-figures";
import type { DrawnMonth } from "./figure-draws";
import { randomFrom } from "./random";

/** The months that are closed, oldest first. */
export const harbourMonths = periodsFrom(period("2023-01"), period("2025-12"));

/** The one open month after them. */
export const harbourOpenMonth = addMonths(period("2025-12"), 1);

const slideStarts = "2024-07";
const slideEnds = "2025-12";
const ordersWhileOpen = 12_300;

/**
 * The figures that the story names beside the chain, in per cent; `cases` where it counts them too.
 * N2 lies in the storm, F2 and F4 of February and March 2025 in the months after region East came in.
 */
export const toldFigures: readonly {
  readonly metric: string;
  readonly subject: string;
  readonly period: string;
  readonly percent: number;
  readonly cases?: number;
}[] = [
  { metric: "F2", subject: "", period: "2024-09", percent: 93.6 },
  { metric: "N2", subject: "", period: "2024-12", percent: 88.4, cases: 1130 },
  { metric: "N2", subject: "", period: "2025-01", percent: 86.7, cases: 1240 },
  { metric: "N2", subject: "", period: "2025-02", percent: 91.2, cases: 980 },
  { metric: "F2", subject: "", period: "2025-02", percent: 90.8 },
  { metric: "F2", subject: "", period: "2025-03", percent: 91.5 },
  { metric: "F4", subject: "", period: "2025-02", percent: 88.1 },
  { metric: "F4", subject: "", period: "2025-03", percent: 89.4 },
  { metric: "F4", subject: "", period: "2025-04", percent: 92.8 },
  { metric: "F4", subject: "", period: "2025-05", percent: 95.9 },
  { metric: "F4", subject: "", period: "2025-06", percent: 96.3 },
  { metric: "F4", subject: "", period: "2025-07", percent: 96.8 },
  { metric: "B4", subject: "FieldWorks", period: "2025-06", percent: 91.4, cases: 35 },
];

/** The months of Harbour Broadband with their orders and the forecast of them, the open one last. */
export const harbourDrawnMonths: readonly DrawnMonth[] = [...harbourMonths, harbourOpenMonth].map(
  (month) => {
    const orders = ordersIn(month);
    const forecast = forecastOf(month, orders);
    return {
      period: month,
      orders,
      forecast,
      isPeak: orders > 1.1 * forecast,
      slid: slidBy(month),
    };
  },
);

function ordersIn(month: string): number {
  const found = chainFigures.find((one) => one.metric === "E1" && one.period === month);
  return found?.denominator ?? ordersWhileOpen;
}

/** In whole hundreds and within 6 % of the orders, so that no month is a peak but the one that the story names. */
function forecastOf(month: string, orders: number): number {
  if (month === "2024-09") return 12_800;
  const off = (randomFrom(`forecast ${month}`)() - 0.5) * 0.12;
  return Math.round((orders * (1 + off)) / 100) * 100;
}

function slidBy(month: string): number {
  const slide = periodsFrom(period(slideStarts), period(slideEnds));
  return slide.filter((one) => one <= month).length / slide.length;
}
