import { ActionButton } from "@/app/_components/action-button";
import { Confirm } from "@/app/_components/confirm";
import { words } from "@/app/words/words";
import type { PeriodPlace } from "@/db/queries/period-place";
import { can } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt } from "@/lib/periods/day";
import type { SettledFigure } from "@/lib/settlement/settled-figure";
import { close } from "./actions";
import { closingDayOf } from "./read-period";
import { signedTextOf } from "./signed-text-of";

const said = words.settlement;

/** What closing the month means now, and the button that signs it for the viewer's organisation. */
export function CloseSection({
  place,
  figures,
  viewer,
}: {
  place: PeriodPlace;
  figures: readonly SettledFigure[];
  viewer: Viewer;
}) {
  const { network, month, signatures } = place;
  const own = signatures.find(({ organisationId }) => organisationId === viewer.organisationId);
  const mayClose = can(viewer, "agree", network.id) && month.closedOn === null;
  const missing = figures.filter(({ standing }) => standing === "missing").length;
  const disputed = figures.filter(({ standing }) => standing === "disputed").length;
  return (
    <section aria-labelledby="closing" className="flex flex-col gap-3">
      <h2 id="closing" className="section-title">
        {said.signatures}
      </h2>
      {month.closedOn === null ? (
        <p className="max-w-[70ch] text-ink-2">
          {isPast(place) ? said.closeNow : said.closeLead}{" "}
          {missing === 0 ? null : said.missingNow(missing)}{" "}
          {disputed === 0 ? null : said.disputedNow(disputed)}
        </p>
      ) : signatures.length === 0 ? (
        <p className="text-ink-2">{said.noSignatures}</p>
      ) : null}
      {own === undefined ? null : (
        <p className="text-[13px] break-all text-ink-2">
          {said.hash}: <code>{own.textHash}</code>
        </p>
      )}
      {mayClose ? (
        <div className="print:hidden">
          <Confirm label={said.closePeriod} text={said.closeText(viewer.organisationName)}>
            <ActionButton
              label={said.closePeriod}
              className="button-primary"
              act={close.bind(null, network.slug, {
                period: month.period,
                seen: signedTextOf(place, viewer).seen,
              })}
              words={words.forms.answers}
            />
          </Confirm>
        </div>
      ) : null}
    </section>
  );
}

function isPast(place: PeriodPlace): boolean {
  const day = closingDayOf(place);
  return day !== null && dayAt(new Date(), place.network.timeZone) > day;
}
