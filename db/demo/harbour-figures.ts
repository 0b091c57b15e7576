import type { NetworkFileInput } from "@/lib/network-file/network-file";
import { entriesOfCase } from "@/lib/network-file/case-entries";
import { caseFields } from "@/lib/network-file/case-fields";
import { addMonths } from "@/lib/periods/period";
import { countLedger, type LedgerMeasure } from "@/lib/promises/ledger-measures";
import { chainFigures } from "./chain-figures";
import type { DrawnMonth, DrawnParts } from "./figure-draws";
import { harbourCases } from "./harbour-cases";
import { harbourDraws } from "./harbour-draws";
import { harbourMetrics } from "./harbour-metrics";
import { harbourDrawnMonths, harbourOpenMonth, toldFigures } from "./harbour-story";
import type { SeriesPlan } from "./metric-plan";
import { randomFrom } from "./random";
import { reportedBy } from "./reported";

type Figure = NonNullable<NonNullable<NetworkFileInput["networks"]>[number]["figures"]>[number];
type Status = Figure["status"];

/** Who has entered what of the open month: the billing partner has submitted, the others are half done. */
const entered: Readonly<
  Record<string, { readonly metrics: readonly string[]; readonly status: Status }>
> = {
  brightwave: { metrics: ["B2", "B3", "B4", "B5", "B6"], status: "draft" },
  orderpoint: { metrics: ["O1", "O2", "O3"], status: "draft" },
  meridian: { metrics: ["N1", "N2", "N3", "N4"], status: "draft" },
  kitpath: { metrics: ["K1", "K2", "K4"], status: "draft" },
  fieldworks: { metrics: ["F1"], status: "draft" },
  clearvoice: { metrics: ["C2", "C3", "C4", "E6"], status: "draft" },
  ledgerline: { metrics: ["L1", "L2", "L3", "E4", "E5", "E8"], status: "submitted" },
};

/** The orders that went right, by the stages that have entered the open month. */
const openChain: Readonly<Record<string, number>> = {
  O1: 11_884,
  N1: 11_823,
  K1: 11_945,
  F1: 11_459,
  L1: 11_951,
};

/** What the ledger counts for these metrics. */
const ledgerMeasures: Readonly<Record<string, LedgerMeasure>> = {
  E4: "kept",
  E5: "promises",
  E8: "handOvers",
};
const ledger = harbourCases.map((one) => entriesOfCase(caseFields.parse(one)));

/** Every figure of Harbour Broadband: 36 final months and the open one, metric by metric, oldest first. */
export const harbourFigures: readonly Figure[] = harbourMetrics.flatMap(({ code, series }) =>
  series.flatMap((one) =>
    harbourDrawnMonths.flatMap((month) => {
      const status = statusOf(code, one.reporter, month.period);
      if (status === null) return [];
      return [
        {
          metric: code,
          subject: one.subject,
          reporter: one.reporter,
          period: month.period,
          ...partsOf(code, one, month),
          ...(isOfLedger(code, month) ? { source: "ledger" as const } : {}),
          status,
          ...reportedBy(one.reporter, month.period),
        },
      ];
    }),
  ),
);

function statusOf(code: string, reporter: string, month: string): Status | null {
  if (month !== harbourOpenMonth) return "final";
  const work = entered[reporter];
  return work?.metrics.includes(code) ? work.status : null;
}

function partsOf(code: string, series: SeriesPlan, month: DrawnMonth): DrawnParts {
  return (
    ofLedger(code, series, month) ??
    ofChain(code, month) ??
    told(code, series.subject, month) ??
    drawn(code, series, month)
  );
}

function isOfLedger(code: string, { period }: Pick<DrawnMonth, "period">): boolean {
  return code in ledgerMeasures && period === harbourOpenMonth;
}

/** From the open month on the ledger of promises feeds what its name stands in. */
function ofLedger(
  code: string,
  { reporter }: SeriesPlan,
  { period }: DrawnMonth,
): DrawnParts | null {
  const measure = ledgerMeasures[code];
  if (measure === undefined || !isOfLedger(code, { period })) return null;
  const now = new Date(`${addMonths(harbourOpenMonth, 1)}-01T00:00:00Z`);
  const { numerator, denominator } = countLedger(ledger, {
    organisation: reporter,
    period: harbourOpenMonth,
    timeZone: "Europe/London",
    now,
  })[measure];
  return measure === "kept" ? { numerator, denominator } : { sum: numerator, count: denominator };
}

function ofChain(code: string, { period, orders }: DrawnMonth): DrawnParts | null {
  const closed = chainFigures.find((one) => one.metric === code && one.period === period);
  if (closed) return { numerator: closed.numerator, denominator: closed.denominator };
  const open = openChain[code];
  return open !== undefined && period === harbourOpenMonth
    ? { numerator: open, denominator: orders }
    : null;
}

function told(code: string, subject: string, month: DrawnMonth): DrawnParts | null {
  const figure = toldFigures.find(
    (one) => one.metric === code && one.subject === subject && one.period === month.period,
  );
  if (!figure) return null;
  const usual = drawn(code, { reporter: "", subject }, month);
  if (!("denominator" in usual)) throw new RangeError(`${code} is told in per cent, but has none`);
  const denominator = figure.cases ?? usual.denominator;
  return { numerator: Math.round((denominator * figure.percent) / 100), denominator };
}

function drawn(
  code: string,
  { reporter, subject }: Pick<SeriesPlan, "reporter" | "subject">,
  month: DrawnMonth,
): DrawnParts {
  const keys = [code, `${code} ${subject}`, `${code} ${reporter}`];
  const key = keys.find((one) => one in harbourDraws) ?? code;
  const draw = harbourDraws[key];
  if (!draw) throw new RangeError(`no way to draw ${keys.join(" or ")}`);
  return draw(month, randomFrom(`harbour-broadband ${key} ${month.period}`));
}
