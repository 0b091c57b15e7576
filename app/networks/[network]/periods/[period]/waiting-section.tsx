import { ActionButton } from "@/app/_components/action-button";
import { ScrollRegion } from "@/app/_components/scroll-region";
import { StaticMarkup } from "@/app/_components/static-markup";
import { formatDay } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { PeriodPlace } from "@/db/queries/period-place";
import { lastDayToDispute } from "@/lib/settlement/acceptance";
import {
  isAskedInDispute,
  isAskedToAccept,
  isAskedToRestate,
  type SettledFigure,
} from "@/lib/settlement/settled-figure";
import { accept } from "./actions";
import { figureName, figurePath, standingCells } from "./figure-texts";

const said = words.settlement;

/** What of a month waits for the viewer's organisation: restatements and questions first, then what is to be accepted. */
export function WaitingSection({
  place,
  figures,
  organisationId,
  mayAnswer,
}: {
  place: PeriodPlace;
  figures: readonly SettledFigure[];
  organisationId: string;
  mayAnswer: boolean;
}) {
  const toAnswer = figures.filter(
    (one) => isAskedToRestate(one, organisationId) || isAskedInDispute(one, organisationId),
  );
  const toAccept = figures.filter(
    (one) => isAskedToAccept(one, organisationId) && !toAnswer.includes(one),
  );
  const rows = [...toAnswer, ...toAccept];
  return (
    <section aria-labelledby="waiting" className="flex flex-col gap-3">
      <h2 id="waiting" className="section-title">
        {said.waiting}
      </h2>
      {rows.length === 0 ? (
        <p className="text-ink-2">{said.nothingWaits}</p>
      ) : (
        <>
          {mayAnswer ? <AcceptAll place={place} figures={toAccept} /> : null}
          <ScrollRegion label={said.waiting}>
            <table className="data-table">
              <thead>
                <tr>
                  <th scope="col">{said.columns.figure}</th>
                  <th scope="col">{said.columns.reporter}</th>
                  <th scope="col" className="num">
                    {said.columns.value}
                  </th>
                  <th scope="col">{said.columns.level}</th>
                  <th scope="col">{said.columns.what}</th>
                  <th scope="col">{said.columns.act}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((one) => (
                  <Row
                    key={one.series.key}
                    place={place}
                    one={one}
                    asks={mayAnswer && toAccept.includes(one) ? "accept" : "answer"}
                  />
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </>
      )}
    </section>
  );
}

/** One button for each organisation of which several figures wait. */
function AcceptAll({ place, figures }: { place: PeriodPlace; figures: readonly SettledFigure[] }) {
  const reporters = [...new Set(figures.map(({ series }) => series.reporterId))];
  const several = reporters
    .map((id) => ({ id, own: figures.filter(({ series }) => series.reporterId === id) }))
    .filter(({ own }) => own.length > 1);
  if (several.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-3 print:hidden">
      {several.map(({ id, own }) => (
        <ActionButton
          key={id}
          label={said.acceptAll(place.names.get(id) ?? "", own.length)}
          act={accept.bind(null, place.network.slug, {
            period: place.month.period,
            figures: own.flatMap(({ series, figure }) =>
              figure === null ? [] : [{ key: series.key, revision: figure.revision }],
            ),
          })}
          words={words.forms.answers}
        />
      ))}
    </div>
  );
}

function Row({
  place,
  one,
  asks,
}: {
  place: PeriodPlace;
  one: SettledFigure;
  asks: "answer" | "accept";
}) {
  const { network, month, names } = place;
  const { metric, series, figure } = one;
  const name = figureName(metric, month.period, series);
  const href = hrefOf(figurePath(network.slug, month.period, series.key));
  const { value, level } = standingCells(metric, month.period, { figure, names });
  return (
    <tr>
      <th scope="row" className="min-w-48">
        <a href={href}>{name}</a>
      </th>
      <td>{names.get(series.reporterId)}</td>
      <td className="num">{value}</td>
      <td>
        <StaticMarkup as="span" className="contents" of={level} />
      </td>
      <td className="min-w-40">{askedText(place, one)}</td>
      <td>
        <div className="flex flex-wrap items-center gap-2 print:hidden">
          {asks === "accept" && figure !== null ? (
            <ActionButton
              label={said.accept}
              name={said.acceptOf(name)}
              act={accept.bind(null, network.slug, {
                period: month.period,
                figures: [{ key: series.key, revision: figure.revision }],
              })}
              words={words.forms.answers}
            />
          ) : null}
          <a href={`${href}#answer`} className="button-quiet">
            {asks === "accept" ? said.disputeLink : said.toFigure}
            <span className="sr-only"> {name}</span>
          </a>
        </div>
      </td>
    </tr>
  );
}

function askedText({ terms, network }: PeriodPlace, one: SettledFigure): string {
  if (one.restatement !== null && one.standing !== "disputed") return said.asked.restatement;
  if (one.standing === "disputed") {
    return one.restatement === null ? said.asked.dispute : said.asked.restatement;
  }
  const { reportedAt } = one;
  if (reportedAt === null) return "";
  const day = lastDayToDispute({
    status: "submitted",
    reportedAt,
    acceptanceDays: terms.acceptanceDays,
    timeZone: network.timeZone,
  });
  return said.asked.accept(formatDay(day));
}
