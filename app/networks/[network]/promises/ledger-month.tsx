import { ActionButton } from "@/app/_components/action-button";
import { periodLinks } from "@/app/_components/period-links";
import { ScrollRegion } from "@/app/_components/scroll-region";
import { StaticMarkup } from "@/app/_components/static-markup";
import { formatMonth, formatPercent, formatRatio, formatWhole } from "@/app/format";
import { words } from "@/app/words/words";
import { ratio } from "@/lib/metrics/ratio";
import { partsForFigure } from "@/lib/promises/ledger-metric";
import {
  ledgerMeasures,
  type LedgerMeasure,
  type LedgerParts,
} from "@/lib/promises/ledger-measures";
import type { Figure } from "@/lib/reporting/figure";
import { enterFigure } from "./actions";
import type { LedgerSeries } from "./own-ledger";
import type { PromisesPage } from "./promises-page";

const said = words.promises.ledger;

/** What the viewer's organisation's month comes to, with both parts, and the figures that it feeds. */
export function LedgerMonth({ page }: { page: PromisesPage }) {
  const { network, period, periods, counted } = page;
  const title = said.title(formatMonth(period));
  return (
    <section aria-labelledby="ledger" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="ledger" className="section-title">
          {title}
        </h2>
        <StaticMarkup
          className="contents"
          of={periodLinks(`/networks/${network.slug}/promises`, period, periods)}
        />
      </div>
      <p className="max-w-[70ch] text-ink-2">{said.lead}</p>
      <ScrollRegion label={title}>
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{said.measure}</th>
              <th scope="col" className="num">
                {said.value}
              </th>
              <th scope="col" className="num">
                {said.parts}
              </th>
              <th scope="col">{said.figure}</th>
            </tr>
          </thead>
          <tbody>
            {ledgerMeasures.map((measure) => (
              <tr key={measure}>
                <th scope="row" className="min-w-48">
                  {said.measures[measure]}
                  <small>{said.means[measure]}</small>
                </th>
                <td className="num">{valueText(measure, counted[measure])}</td>
                <td className="num">{partsText(counted[measure])}</td>
                <td className="min-w-48">
                  <Feeds measure={measure} page={page} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function valueText(measure: LedgerMeasure, { numerator, denominator }: LedgerParts): string {
  if (denominator === 0) return said.none;
  return measure === "kept" || measure === "orphaned"
    ? formatPercent(ratio(numerator * 100, denominator))
    : formatRatio(ratio(numerator, denominator), 2);
}

function partsText({ numerator, denominator }: LedgerParts): string {
  return `${formatWhole(numerator)} / ${formatWhole(denominator)}`;
}

/** The series that the measure feeds, and what stands there. */
function Feeds({ measure, page }: { measure: LedgerMeasure; page: PromisesPage }) {
  const fed = page.fed.filter((one) => one.measure === measure);
  if (fed.length === 0) return said.none;
  return fed.map((one) => <Feed key={one.cell.series.key} one={one} page={page} />);
}

function Feed({ one, page }: { one: LedgerSeries; page: PromisesPage }) {
  const { cell, figure, isFed } = one;
  const { network, period, mayEnter, isOpen } = page;
  const code = cell.series.metricCode;
  const isSame = countsSame(one, page);
  if (figure !== null && figure.status !== "draft") {
    return <p>{isSame ? said.submitted(code) : said.submittedOther(code, partsOf(figure))}</p>;
  }
  if (!mayEnter || !isOpen) return <p>{code}</p>;
  if (figure === null || isFed) return <p>{isSame ? said.fed(code) : said.follows(code)}</p>;
  if (isSame) return <p>{said.entered(code)}</p>;
  return (
    <div className="flex flex-col items-start">
      <span>{said.own(code, partsOf(figure))}</span>
      <ActionButton
        act={enterFigure.bind(null, network.slug, { key: cell.series.key, period })}
        label={said.take}
        name={said.takeOf(code, formatMonth(period))}
        words={words.forms.answers}
      />
    </div>
  );
}

/** Whether the figure that stands says what the ledger counts now; where nothing is counted, an empty one does. */
function countsSame({ cell, measure, figure }: LedgerSeries, { counted }: PromisesPage): boolean {
  const parts = partsForFigure(counted[measure], cell.version, measure);
  const stands = figure?.parts ?? null;
  if (stands === null) return parts.denominator === 0 && figure?.notApplicable !== true;
  return stands.numerator === parts.numerator && stands.denominator === parts.denominator;
}

function partsOf({ parts, notApplicable }: Figure): string {
  if (parts === null) return notApplicable ? words.report.notApplicable : said.none;
  return `${formatWhole(parts.numerator)} / ${formatWhole(parts.denominator ?? 0)}`;
}
