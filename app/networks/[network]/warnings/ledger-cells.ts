import { markup, type Markup } from "@/app/_components/markup";
import { formatDouble, formatWhole, nothing } from "@/app/format";
import { words } from "@/app/words/words";
import type { KeptSeries } from "@/lib/early-warning/chain-scan-kept";
import type { Cost, Interval, StageCost } from "@/lib/early-warning/ledger-cost";
import type { Slope } from "@/lib/early-warning/slope";
import type { MetricTerms } from "@/lib/metrics/metric-version";
import { unitOfChange } from "../metrics/[code]/drift-text";

const said = words.warnings.ledger;

/** A cell's text, and what stands smaller below it. */
export type Cell = { readonly text: string; readonly notes: readonly string[] };

const empty: Cell = { text: nothing, notes: [] };

/** A cell as it stands in its column. */
export function cell({ text, notes }: Cell): Markup {
  return markup`${text}${notes.map((note) => markup`<small>${note}</small>`)}`;
}

/** The same in a line, for where there is no room for columns. */
export function inLine(title: string, { text, notes }: Cell): Markup {
  return markup`<small>${title}: ${[text, ...notes].join("; ")}</small>`;
}

/** What the scan says of a stage, or of what is lost between them; it drifts only where the evidence asks for something. */
export type Drifting = { readonly kept: KeptSeries | null; readonly drifts: boolean };

/** Since when a series drifts, with the months that hold 80 %. */
export function sinceCell({ kept, drifts }: Drifting): Cell {
  if (kept === null) return { text: said.notSeen, notes: [] };
  if (!drifts || kept.onset === null) return { text: said.quiet, notes: [] };
  const { period, from, to } = kept.onset;
  return { text: period, notes: [from === to ? from : said.range(from, to)] };
}

/** Three decimals: a slope of a tenth of a point a month is a lot. */
const fine = 3;

/** A slope a month in the metric's unit, with its 80 % interval. */
export function slopeCell({ kept, drifts }: Drifting, version: MetricTerms | null): Cell {
  return kept === null || !drifts ? empty : slopeText(kept.inUnit, unitOfChange(version));
}

/** A slope a month in a unit. */
export function slopeText({ mean, from, to }: Slope, unit: string): Cell {
  return {
    text: `${formatDouble(mean, fine)} ${unit}`,
    notes: [said.range(formatDouble(from, fine), formatDouble(to, fine))],
  };
}

/** How likely a series drifts, in a hundred, given that the chain does. */
export function weightCell(kept: KeptSeries | null, asks: boolean): Cell {
  if (kept === null || !asks) return empty;
  const share = 100 * kept.probability;
  if (share > 99) return { text: said.chance(said.sure), notes: [] };
  return { text: said.chance(share < 1 ? said.hardly : formatWhole(share)), notes: [] };
}

/** How much worse a stage is than in the reference window, and whether that may be chance. */
export function worseCell(
  worsening: number | null,
  cost: StageCost | null,
  version: MetricTerms | null,
): Cell {
  if (worsening === null) return empty;
  const isUnsure = cost !== null && Math.abs(cost.worsened - 0.5) < 0.4;
  return {
    text: `${formatDouble(worsening, 2)} ${unitOfChange(version)}`,
    notes: isUnsure ? [said.unsure] : [],
  };
}

/** Customers of the month. */
export function customersCell(cost: Cost | null): Cell {
  return cost === null
    ? empty
    : { text: formatWhole(cost.customers), notes: [within(cost.customersWithin, formatWhole)] };
}

/** Points of the outcome. */
export function pointsCell(cost: Cost | null): Cell {
  const twoDecimals = (points: number) => formatDouble(points, 2);
  return cost === null
    ? empty
    : { text: twoDecimals(cost.points), notes: [within(cost.pointsWithin, twoDecimals)] };
}

/** A stage's share of the change of the composed yield. */
export function shareText({ share }: StageCost): string {
  return said.ofHundred(formatDouble(100 * share, 1));
}

function within({ from, to }: Interval, format: (one: number) => string): string {
  return said.range(format(from), format(to));
}
