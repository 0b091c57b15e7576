import { ActionButton } from "@/app/_components/action-button";
import { Confirm } from "@/app/_components/confirm";
import { words } from "@/app/words/words";
import { holderOf, isUnsettled } from "@/lib/promises/case-story";
import { add } from "../actions";
import { OfferForm } from "./offer-form";
import { PromiseForm } from "./promise-form";
import { ReopenForm } from "./reopen-form";
import type { CasePage } from "./read-case";

const said = words.promises;

type Act = "acknowledge" | "decline" | "recall" | "close";

/** The answer to a hand-over: the receiver's, or the giver's way to take it back. */
export function OfferButtons({ page }: { page: CasePage }) {
  const { one, viewer, mayRecord } = page;
  const { offer, accountable } = one.story;
  if (!mayRecord || offer === null) return null;
  if (viewer.organisationId === offer.to) {
    return (
      <div className="flex flex-wrap gap-3 print:hidden">
        <Press page={page} act="acknowledge" isPrimary />
        <Press page={page} act="decline" />
      </div>
    );
  }
  return viewer.organisationId === accountable ? <Press page={page} act="recall" /> : null;
}

/** What else the viewer's organisation can do: promise, and, being accountable, hand the case over, close it or open it again. */
export function CaseForms({ page }: { page: CasePage }) {
  const { network, one, viewer, mayRecord, members } = page;
  const { closedAt, accountable, offer, promises } = one.story;
  const own = viewer.organisationId;
  if (!mayRecord) return null;
  const isOurs = accountable === own && offer === null;
  const name = { slug: network.slug, reference: one.reference, openedById: one.openedById };
  if (closedAt !== null) {
    return accountable === own ? (
      <ReopenForm {...name} words={said.reopenForm} answers={words.forms.answers} />
    ) : null;
  }
  const held = promises.filter((promise) => isUnsettled(promise) && holderOf(promise) === own);
  return (
    <>
      <PromiseForm {...name} words={said.promiseForm} answers={words.forms.answers} />
      {isOurs ? (
        <>
          <OfferForm
            {...name}
            receivers={members
              .filter(({ id }) => id !== own)
              .map((member) => ({ value: member.id, text: member.name }))}
            held={held.map(({ number }) => ({
              value: String(number),
              text: said.one.number(number),
            }))}
            words={said.offerForm}
            answers={words.forms.answers}
          />
          <div className="print:hidden">
            <Confirm label={said.act.close} text={said.act.closeText}>
              <Press page={page} act="close" />
            </Confirm>
          </div>
        </>
      ) : null}
    </>
  );
}

function Press({
  page: { network, one },
  act,
  isPrimary = false,
}: {
  page: CasePage;
  act: Act;
  isPrimary?: boolean;
}) {
  const { reference, openedById } = one;
  return (
    <ActionButton
      act={add.bind(null, network.slug, { reference, openedById, entry: { kind: act } })}
      label={said.act[act]}
      words={words.forms.answers}
      className={isPrimary ? "button-primary" : "button-quiet"}
    />
  );
}
