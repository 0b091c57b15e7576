import { formatList, formatMonth, formatValue } from "@/app/format";
import { words } from "@/app/words/words";
import { versionIn } from "@/lib/reporting/metric";
import type { MetricTerms } from "@/lib/metrics/metric-version";
import { multiplyRatios, ratio, type Ratio } from "@/lib/metrics/ratio";
import type { Limit } from "@/lib/slas/limit";
import type { Outcome, ReliefReason } from "@/lib/slas/outcome";
import type { Obligation, SlaTerms } from "@/lib/slas/terms";
import { plainNumber } from "./money";
import type { SlasPage } from "./slas-page";

const said = words.slas;

/** What the texts of an outcome are made with. */
type Told = { readonly page: SlasPage; readonly terms: SlaTerms };

/** The obligation that this key names; null where the terms have none. */
export function obligationOf({ obligations }: SlaTerms, key: string): Obligation | null {
  return obligations.find((one) => one.key === key) ?? null;
}

/** The definition that an obligation's figures are reported under in a month; null where the viewer sees none. */
export function definitionOf(
  { metrics }: SlasPage,
  obligation: Obligation | null,
  period: Outcome["last"],
): MetricTerms | null {
  const metric = metrics.find(({ code }) => code === obligation?.series.metric);
  return metric === undefined ? null : versionIn(metric, period);
}

/** What it is held against: "at least 95 %", "5 to 9 days". */
export function limitText(limit: Limit | null, definition: MetricTerms | null): string {
  const unit = definition?.unit ?? "";
  const text = (bound: Ratio) => `${plainNumber(bound)} ${unit}`.trim();
  if (limit === null) return words.band.none;
  const { atLeast, atMost } = limit;
  if (atLeast !== null && atMost !== null) return said.between(text(atLeast), text(atMost));
  if (atLeast !== null) return said.atLeast(text(atLeast));
  return atMost === null ? words.band.none : said.atMost(text(atMost));
}

/** Why an outcome is what it is, each reason a sentence; none for one that was met. */
export function reasonsOf(outcome: Outcome, told: Told): readonly string[] {
  const { noData, waitsFor, relief, grace, status, remedy } = outcome;
  return [
    ...(noData === null ? [] : [said.why[noData]]),
    ...(waitsFor === null
      ? []
      : [
          (waitsFor.because === "disputed" ? said.why.waitsDisputed : said.why.waitsMissing)(
            waitsFor.key,
            formatMonth(waitsFor.last),
          ),
        ]),
    ...(relief === null ? [] : [reliefText(outcome, told)]),
    ...(grace === null ? [] : [graceText(grace)]),
    ...(status === "missed" && remedy === "plan" ? [said.why.plan] : []),
    ...(status === "missed" && remedy === null ? [said.why.noRemedy] : []),
  ];
}

function graceText({ used, of }: NonNullable<Outcome["grace"]>): string {
  return (used <= of ? said.why.graceUsed : said.why.graceSpent)(String(used), String(of));
}

/** "F2 93.60 % missed; relieved by B2 (forecast accuracy 78.10 %, owed by Brightwave)". */
function reliefText({ key, raw, relief, last }: Outcome, told: Told): string {
  if (relief === null) return "";
  const definition = definitionOf(told.page, obligationOf(told.terms, key), last);
  const because = reasonText(relief.because, told);
  const whole = relief.share.numerator >= relief.share.denominator;
  const how = whole
    ? said.why.dependency(because)
    : said.why.partly(plainNumber(multiplyRatios(relief.share, ratio(100, 1))), because);
  return `${said.why.missedBy(key, formatValue(raw.value, definition), said.statuses.missed.toLowerCase())}; ${how}.`;
}

function reasonText(because: ReliefReason, { page, terms }: Told): string {
  if (because.kind === "condition") {
    const { condition, number, declaredBy } = because;
    return said.why.condition(condition, String(number), page.nameOf(declaredBy));
  }
  const { on, obligor, missed } = because;
  const definition = definitionOf(page, obligationOf(terms, on), missed.last);
  const name = definition?.name ?? "";
  return said.why.owedBy(on, name, formatValue(missed.value, definition), page.nameOf(obligor));
}

/** Obligations by their keys, in a row. */
export function keysText(keys: readonly string[]): string {
  return formatList(keys.map((key) => (key === "" ? said.credit.points : key)));
}
