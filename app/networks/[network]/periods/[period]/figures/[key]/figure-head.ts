import { levelChip, provisionalMark, relaxedMark } from "@/app/_components/level";
import { markup, type Markup } from "@/app/_components/markup";
import { relaxedNote } from "@/app/_components/relaxed-note";
import { formatDay, formatList, formatMonth } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { judged } from "@/lib/reporting/judged";
import { lastDayToDispute } from "@/lib/settlement/acceptance";
import { contentText, figureName } from "../../figure-texts";
import type { FigurePage } from "./read-figure";

const said = words.settlement;

/** Which figure it is, what it says, how it stands, and who accepts it. */
export function figureHead({ place, settled, version }: FigurePage): Markup {
  const { network, metric, series, month, figure, names } = place;
  const base = `/networks/${network.slug}`;
  const one = judged(metric, month.period, figure);
  const note = relaxedNote(one, names);
  const { standing } = settled;
  return markup`
    <p class="text-[13px] text-ink-2">
      ${[
        [`${base}/periods`, said.periods],
        [`${base}/periods/${month.period}`, formatMonth(month.period)],
        [`${base}/metrics/${metric.code}?period=${month.period}`, metric.code],
      ].map(
        ([path = "", text = ""], index) =>
          markup`${index === 0 ? "" : " · "}<a href="${hrefOf(path)}" class="text-link">${text}</a>`,
      )}
    </p>
    <h1 class="text-2xl leading-8 font-semibold tracking-tight wrap-anywhere">
      ${said.figureTitle(figureName(metric, month.period, series), formatMonth(month.period))}
    </h1>
    <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span class="text-[20px] leading-7 font-[590]">${figure === null ? said.standings.missing : contentText(figure, version)}</span>
      ${figure === null ? null : levelChip(one.level, one.notApplicable)}
      ${standing === "disputed" ? markup`<span class="disputed-mark">${said.standings.disputed}</span>` : null}
      ${relaxedMark(note)}
      ${provisionalMark(standing === "submitted")}
    </p>
    ${standing === "disputed" ? markup`<p class="max-w-[70ch]">${said.disputedPauses}</p>` : null}
    ${note === null ? null : markup`<p class="max-w-[70ch] text-[13px] text-ink-2">${note.says}</p>`}
    <p class="max-w-[70ch] text-ink-2">${acceptanceText({ place, settled })}</p>`;
}

function acceptanceText({ place, settled }: Pick<FigurePage, "place" | "settled">): string {
  const { names, terms, network, series } = place;
  const { side, accepted, standing, reportedAt } = settled;
  const named = (ids: readonly string[]) => formatList(ids.map((id) => names.get(id) ?? ""));
  const reporter = `${said.reporter(named([series.reporterId]))}.`;
  if (side.length === 0) return `${reporter} ${said.noSide}`;
  const isWaiting = standing === "submitted" && reportedAt !== null;
  return [
    reporter,
    `${said.standings[standing]}.`,
    ...(standing === "final" ? [] : [`${said.side(named(side))}.`]),
    ...(isWaiting && accepted.length > 0 ? [said.acceptedSoFar(named(accepted))] : []),
    ...(isWaiting
      ? [
          said.silenceOn(
            formatDay(
              lastDayToDispute({
                status: "submitted",
                reportedAt,
                acceptanceDays: terms.acceptanceDays,
                timeZone: network.timeZone,
              }),
            ),
          ),
        ]
      : []),
  ].join(" ");
}
