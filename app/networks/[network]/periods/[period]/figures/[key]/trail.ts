import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatDay, formatInstant, nothing } from "@/app/format";
import { words } from "@/app/words/words";
import type { Revision } from "@/db/queries/figures";
import type { FigureAct } from "@/lib/settlement/figure-act";
import { contentText } from "../../figure-texts";
import { isFromLedger } from "@/lib/reporting/figure";
import type { FigurePage } from "./read-figure";
import { isToldAnew, revisionBefore } from "./told-anew";

const said = words.settlement;

/** A line of the trail; the newest stands first. */
type Line = {
  readonly at: number;
  readonly when: string;
  readonly what: string;
  readonly by: string;
  readonly figure: string;
  readonly from: string;
  readonly revision: string;
  readonly version: string;
  readonly says: readonly string[];
};

/** Everything that happened to the figure, newest first: who, when, from where, which version and revision, and what was said. */
export function trail(page: FigurePage): Markup {
  const { trailColumns: columns } = said;
  const lines = linesOf(page).toSorted((a, b) => b.at - a.at);
  return markup`<section aria-labelledby="trail" class="flex flex-col gap-3">
    <h2 id="trail" class="section-title">${said.trail}</h2>
    ${
      lines.length === 0
        ? markup`<p class="text-ink-2">${said.standings.missing}</p>`
        : scrollRegion(
            said.trail,
            markup`<table class="data-table">
              <thead><tr>
                <th scope="col">${columns.when}</th>
                <th scope="col">${columns.what}</th>
                <th scope="col">${columns.by}</th>
                <th scope="col" class="num">${columns.figure}</th>
                <th scope="col">${columns.from}</th>
                <th scope="col" class="num">${columns.revision}</th>
                <th scope="col" class="num">${columns.version}</th>
              </tr></thead>
              <tbody>${lines.map(row)}</tbody>
            </table>`,
          )
    }
  </section>`;
}

function row({ when, what, by, figure, from, revision, version, says }: Line): Markup {
  return markup`<tr>
    <td class="min-w-36">${when}</td>
    <th scope="row" class="min-w-40">${what}${says.map((text) => markup`<small class="block font-normal whitespace-pre-line wrap-anywhere">${text}</small>`)}</th>
    <td class="min-w-36">${by}</td>
    <td class="num">${figure}</td>
    <td>${from}</td>
    <td class="num">${revision}</td>
    <td class="num">${version}</td>
  </tr>`;
}

function linesOf(page: FigurePage): readonly Line[] {
  const { revisions, acts } = page.place;
  const made = new Set(acts.flatMap((act) => act.made ?? []));
  return [
    ...revisions
      .filter((one) => !made.has(one.revision) || isToldAnew(one, revisions))
      .map((one) => revisionLine(one, page)),
    ...acts.map((one) => actLine(one, page)),
  ];
}

function revisionLine(one: Revision, page: FigurePage): Line {
  const { revisions, month } = page.place;
  const before = revisionBefore(one, revisions);
  const byClosing = one.status === "final" && !isToldAnew(one, revisions);
  return byClosing && month.closedOn !== null
    ? closingLine(one, month.closedOn, page)
    : reportLine(one, before, page);
}

/** The month closed: nobody reported anything. It stands after all of that day's, and before what was restated since. */
function closingLine(one: Revision, closedOn: string, { version }: FigurePage): Line {
  return {
    at: Date.parse(`${closedOn}T00:00:00Z`),
    when: formatDay(closedOn),
    what: said.madeFinal,
    by: nothing,
    figure: contentText(one, version),
    from: nothing,
    ...numbersOf(one),
    says: [],
  };
}

function reportLine(
  one: Revision,
  before: Revision | undefined,
  { place, version }: FigurePage,
): Line {
  const { names, network, series } = place;
  const isRestated = one.source === "restatement";
  const content = contentText(one, version);
  return {
    at: one.reportedAt.getTime(),
    when: formatInstant(one.reportedAt, network.timeZone),
    what: isRestated ? said.restatedMark : words.statuses[one.status],
    by: isFromLedger(one)
      ? said.sources.ledger
      : words.proposals.by(one.personName, names.get(series.reporterId) ?? ""),
    figure:
      isRestated && before !== undefined
        ? said.oldToNew(contentText(before, version), content)
        : content,
    from: one.source === null ? nothing : said.sources[one.source],
    ...numbersOf(one),
    says: one.reason === null ? [] : [one.reason],
  };
}

function numbersOf({ revision, metricVersion }: Revision): Pick<Line, "revision" | "version"> {
  return { revision: String(revision), version: String(metricVersion) };
}

function actLine(one: FigureAct, { place, version }: FigurePage): Line {
  const { names, network } = place;
  const hasFigure = one.parts !== null || one.notApplicable;
  return {
    at: one.actedAt.getTime(),
    when: formatInstant(one.actedAt, network.timeZone),
    what: said.did[one.act],
    by: words.proposals.by(one.personName, names.get(one.organisationId) ?? ""),
    figure: hasFigure ? contentText(one, version) : nothing,
    from: nothing,
    revision: String(one.made ?? one.revision),
    version: nothing,
    says: [one.says, one.evidence].filter((text) => text !== null),
  };
}
