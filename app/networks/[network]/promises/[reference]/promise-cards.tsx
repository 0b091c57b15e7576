import { markup, type Markup } from "@/app/_components/markup";
import { StaticMarkup } from "@/app/_components/static-markup";
import { words } from "@/app/words/words";
import { isUnsettled } from "@/lib/promises/case-story";
import { dueText } from "../due-text";
import { lineOf, type ListedPromise } from "../promises-page";
import { stateText } from "../state-text";
import type { CasePage } from "./read-case";
import { SettleForm } from "./settle-form";

const said = words.promises;

/** The promises of a case, with the form that says what came of one, for those who hold it or are accountable. */
export function PromiseCards({ page }: { page: CasePage }) {
  const { one, now } = page;
  const listed = one.story.promises.map((promise) => lineOf(one, promise, now));
  return (
    <section aria-labelledby="promises" className="flex flex-col gap-3">
      <h2 id="promises" className="section-title">
        {said.one.promises}
      </h2>
      {listed.length === 0 ? (
        <p className="text-ink-2">{said.one.noPromises}</p>
      ) : (
        <ul className="card divide-y divide-line">
          {listed.map((line) => (
            <li key={line.promise.number} className="flex flex-col gap-2 px-4 py-4 wrap-anywhere">
              <StaticMarkup className="flex flex-col gap-1" of={facts(line, page)} />
              {maySettle(line, page) ? (
                <SettleForm
                  slug={page.network.slug}
                  reference={one.reference}
                  openedById={one.openedById}
                  promise={line.promise.number}
                  summary={said.settleForm.title(line.promise.number)}
                  sendName={said.settleForm.sendOf(line.promise.number)}
                  words={formWords}
                  answers={words.forms.answers}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const { kind, kinds, hand, says, saysHint, send } = said.settleForm;
const formWords = { kind, kinds, hand, says, saysHint, send };

function facts({ promise, holder, state }: ListedPromise, { network, nameOf }: CasePage): Markup {
  const { number, madeBy, role, hand: code, dueAt, messages } = promise;
  const by = said.one.by(nameOf(madeBy), role, code);
  const held = holder === madeBy ? by : `${by}, ${said.one.held(nameOf(holder))}`;
  return markup`
    <p class="flex flex-wrap gap-x-3"><span class="text-ink-2">${said.one.number(number)}</span>${stateText(state)}</p>
    <p class="max-w-[70ch] font-[510]">${promise.says}</p>
    <p class="text-[13px] text-ink-2">${held}, ${said.one.due(dueText(dueAt, network.timeZone))}${
      messages.length === 0 ? null : markup`; ${said.messages(messages.length)}`
    }</p>`;
}

function maySettle({ promise, holder }: ListedPromise, { one, viewer, mayRecord }: CasePage) {
  const { accountable, closedAt } = one.story;
  const theirs = [holder, accountable].includes(viewer.organisationId);
  return mayRecord && theirs && closedAt === null && isUnsettled(promise);
}
