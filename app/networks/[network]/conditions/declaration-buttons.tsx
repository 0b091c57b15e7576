import { ActionButton } from "@/app/_components/action-button";
import { words } from "@/app/words/words";
import { waitingFor, type Declaration } from "@/lib/scorecards/conditions";
import { confirm, withdraw } from "./actions";
import { monthsText } from "./months-text";
import type { ConditionsPage } from "./read-page";

const said = words.conditions;

/** What the viewer's organisation can do about a declaration: confirm it where it is asked to, withdraw its own while nobody has confirmed it. */
export function DeclarationButtons({
  declaration,
  page: { network, viewer, mayAgree },
}: {
  declaration: Declaration;
  page: ConditionsPage;
}) {
  const { number, condition, declaredBy, confirmedBy, isWithdrawn, closedMonth } = declaration;
  if (!mayAgree || isWithdrawn) return null;
  const own = viewer.organisationId;
  const months = monthsText(declaration);
  if (waitingFor(declaration).includes(own) && closedMonth === null) {
    return (
      <ActionButton
        act={confirm.bind(null, network.slug, { number })}
        label={said.confirm}
        name={said.confirmOf(condition, months)}
        words={words.forms.answers}
        className="button-primary"
      />
    );
  }
  if (declaredBy !== own || confirmedBy.length > 0) return null;
  return (
    <ActionButton
      act={withdraw.bind(null, network.slug, { number })}
      label={said.withdraw}
      name={said.withdrawOf(condition, months)}
      words={words.forms.answers}
    />
  );
}
