import { disclosure } from "@/app/_components/disclosure";
import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatInstant, formatList, nothing } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { PeriodPlace } from "@/db/queries/period-place";
import {
  isAskedInDispute,
  isAskedToRestate,
  type SettledFigure,
} from "@/lib/settlement/settled-figure";
import { memberStandings, type MemberStanding } from "@/lib/settlement/settled-month";
import { figureName, figurePath, standingCells } from "./figure-texts";

const said = words.settlement;
type Figures = readonly SettledFigure[];

/** The questions and restatements of a month that are open between others, or wait for others, with whom each waits for. */
export function openMatters(place: PeriodPlace, figures: Figures, viewerId: string): Markup {
  const open = figures.filter(
    (one) =>
      (one.standing === "disputed" || one.restatement !== null) &&
      !isAskedInDispute(one, viewerId) &&
      !isAskedToRestate(one, viewerId),
  );
  const { names } = place;
  const rows = open.map((one) => {
    const waiting = place.members
      .filter(({ id }) => isAskedInDispute(one, id) || isAskedToRestate(one, id))
      .map(({ name }) => name);
    const by = (id: string | undefined) => names.get(id ?? "") ?? "";
    const [question] = one.thread;
    const says = [
      question === undefined ? null : said.asked.openDispute(by(question.organisationId)),
      one.restatement === null
        ? null
        : said.asked.openRestatement(by(one.restatement.organisationId)),
      // Who isn't of either side sees that it is disputed, and no more.
      question === undefined && one.restatement === null ? said.standings.disputed : null,
      waiting.length === 0 ? null : said.asked.waitsFor(formatList(waiting)),
    ].filter((part) => part !== null);
    return figureRow(place, one, says.join("; "));
  });
  return markup`<section aria-labelledby="matters" class="flex flex-col gap-3">
    <h2 id="matters" class="section-title">${said.disputes}</h2>
    ${open.length === 0 ? markup`<p class="text-ink-2">${said.noDisputes}</p>` : table(said.disputes, said.columns.what, rows)}
  </section>`;
}

/** Every figure that is due, one step away. */
export function allFigures(place: PeriodPlace, figures: Figures): Markup {
  const rows = figures.map((one) => figureRow(place, one, said.standings[one.standing]));
  const title = said.allFigures(figures.length);
  return disclosure(title, table(title, said.columns.state, rows, ""), "card px-4");
}

function table(
  title: string,
  last: string,
  rows: readonly Markup[],
  look: "card" | "" = "card",
): Markup {
  const { columns } = said;
  return scrollRegion(
    title,
    markup`<table class="data-table">
      <thead><tr>
        <th scope="col">${columns.figure}</th>
        <th scope="col">${columns.reporter}</th>
        <th scope="col" class="num">${columns.value}</th>
        <th scope="col">${columns.level}</th>
        <th scope="col">${last}</th>
      </tr></thead>
      <tbody>${rows}</tbody>
    </table>`,
    look,
  );
}

function figureRow(
  { network, month, names }: PeriodPlace,
  { metric, series, figure }: SettledFigure,
  says: string,
): Markup {
  const href = hrefOf(figurePath(network.slug, month.period, series.key));
  const { value, level } = standingCells(metric, month.period, { figure, names });
  return markup`<tr>
    <th scope="row" class="min-w-48"><a href="${href}">${figureName(metric, month.period, series)}</a></th>
    <td>${names.get(series.reporterId) ?? ""}</td>
    <td class="num">${value}</td>
    <td>${level}</td>
    <td class="min-w-40">${says}</td>
  </tr>`;
}

/** How far each member has come: its own figures, what it is asked about others', and whether it has signed. */
export function memberTable(place: PeriodPlace, figures: Figures): Markup {
  const { columns } = said;
  const standings = memberStandings(
    figures,
    place.members.map(({ id }) => id),
  );
  return markup`<section aria-labelledby="organisations" class="flex flex-col gap-3">
    <h2 id="organisations" class="section-title">${said.organisations}</h2>
    ${scrollRegion(
      said.organisations,
      markup`<table class="data-table">
        <thead><tr>
          <th scope="col">${words.chain.organisation}</th>
          <th scope="col" class="num">${columns.due}</th>
          <th scope="col" class="num">${columns.accepted}</th>
          <th scope="col" class="num">${columns.disputed}</th>
          <th scope="col" class="num">${columns.toAccept}</th>
          <th scope="col" class="num">${columns.toAnswer}</th>
          <th scope="col">${columns.signed}</th>
        </tr></thead>
        <tbody>${standings.map((one) => memberRow(place, one))}</tbody>
      </table>`,
    )}
  </section>`;
}

function memberRow(place: PeriodPlace, one: MemberStanding): Markup {
  return markup`<tr>
    <th scope="row">${place.names.get(one.organisationId) ?? ""}</th>
    <td class="num">${said.ofDue(one.submitted, one.due)}</td>
    <td class="num">${one.accepted === 0 ? nothing : one.accepted}</td>
    <td class="num">${one.disputed === 0 ? nothing : one.disputed}</td>
    <td class="num">${one.toAccept === 0 ? nothing : one.toAccept}</td>
    <td class="num">${one.toAnswer === 0 ? nothing : one.toAnswer}</td>
    <td class="min-w-40">${signatureText(place, one.organisationId)}</td>
  </tr>`;
}

function signatureText(
  { signatures, signedBy, network, month }: PeriodPlace,
  organisationId: string,
): string {
  const signature = signatures.find((one) => one.organisationId === organisationId);
  if (signature === undefined) return month.closedOn === null ? said.notSigned : nothing;
  const when = formatInstant(signature.signedAt, network.timeZone);
  return month.closedOn !== null || signedBy.includes(organisationId)
    ? said.signedOn(signature.personName, when)
    : said.changedSince(signature.personName, when);
}
