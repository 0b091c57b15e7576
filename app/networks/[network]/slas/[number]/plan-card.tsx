import { ActionButton } from "@/app/_components/action-button";
import { Disclosure } from "@/app/_components/disclosure";
import { markup, type Markup } from "@/app/_components/markup";
import { StaticMarkup } from "@/app/_components/static-markup";
import { formatDay, formatDayOf, formatInstant, formatList, formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import { isEnded } from "@/lib/slas/plan";
import { plan as enter } from "./actions";
import { PlanEntryForm } from "./plan-entry-form";
import type { PlanOfPage, SlaPage } from "./sla-page";

const said = words.plans;

/** One joint plan: what it is to reach, who owns it, how far it has come, and what the viewer's side can enter. */
export function PlanCard({
  plan,
  page,
  mayEnter,
}: {
  plan: PlanOfPage;
  page: SlaPage;
  mayEnter: boolean;
}) {
  const { number } = plan;
  return (
    <article
      id={`plan-${number}`}
      aria-labelledby={`plan-${number}-title`}
      className="card flex scroll-mt-4 flex-col gap-3 p-4 wrap-anywhere"
    >
      <StaticMarkup className="flex flex-col gap-2" of={head(plan, page)} />
      <Milestones plan={plan} page={page} mayEnter={mayEnter} />
      {mayEnter && !isEnded(plan) ? <Enter plan={plan} page={page} /> : null}
      <Disclosure summary={said.history}>
        <StaticMarkup as="div" of={history(plan, page)} />
      </Disclosure>
    </article>
  );
}

function head(plan: PlanOfPage, { viewer, they, nameOf }: SlaPage): Markup {
  const { number, obligation, period, aim, state, owners, saidDone } = plan;
  const sides = [viewer.organisationId, they].map((side) => {
    const owner = owners.get(side);
    return owner === undefined ? said.noOwner(nameOf(side)) : said.owner(nameOf(side), owner);
  });
  const month = period === null ? null : formatMonth(period);
  return markup`
    <div class="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
      <h3 id="plan-${number}-title" class="font-[590]">${said.heading(String(number), obligation, month)}</h3>
      <span class="${looks[state]}">${said.states[state]}</span>
    </div>
    <p class="max-w-[70ch]">${aim}</p>
    <p class="text-[13px] text-ink-2">${said.owners}: ${formatList(sides)}.${
      saidDone.length === 1 && state === "agreed"
        ? ` ${said.saidDone(formatList(saidDone.map(nameOf)))}`
        : ""
    }</p>`;
}

const looks: Readonly<Record<PlanOfPage["state"], string>> = {
  proposed: "outcome-pending",
  agreed: "level-ahead",
  declined: "level-no-data",
  done: "level-on-track",
  stopped: "level-no-data",
};

function Milestones({
  plan: { number, milestones, state },
  page: { network, today },
  mayEnter,
}: {
  plan: PlanOfPage;
  page: SlaPage;
  mayEnter: boolean;
}) {
  if (milestones.length === 0) return <p className="text-[13px] text-ink-2">{said.noMilestones}</p>;
  return (
    <ul aria-label={said.milestones} className="flex flex-col divide-y divide-line">
      {milestones.map(({ number: milestone, what, dueOn, reachedAt }) => (
        <li key={milestone} className="flex flex-wrap items-center justify-between gap-3 py-2">
          <span>
            {what}{" "}
            <span className="text-[13px] text-ink-2 tabular-nums">
              {said.due(formatDay(dueOn))}
              {reachedAt === null
                ? ""
                : `, ${said.reached(formatDayOf(reachedAt, network.timeZone))}`}
            </span>{" "}
            {reachedAt === null && dueOn < today ? (
              <span className="level-watch">{said.overdue}</span>
            ) : null}
          </span>
          {mayEnter && state === "agreed" && reachedAt === null ? (
            <ActionButton
              act={enter.bind(null, network.slug, { kind: "reach", plan: number, milestone })}
              label={said.press.reach}
              name={said.press.reachOf(what)}
              words={words.forms.answers}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Enter({
  plan: { number, state, proposedBy, saidDone, owners },
  page: { network, viewer },
}: {
  plan: PlanOfPage;
  page: SlaPage;
}) {
  const own = viewer.organisationId;
  const isAsked = state === "proposed" && proposedBy !== own;
  const acts = [
    ...(isAsked ? (["accept"] as const) : []),
    ...(state === "agreed" && !saidDone.includes(own) ? (["done"] as const) : []),
    ...(owners.get(own) === viewer.personName ? [] : (["take-over"] as const)),
  ];
  const kinds = [
    "milestone" as const,
    "note" as const,
    ...(isAsked ? (["decline"] as const) : (["stop"] as const)),
  ];
  return (
    <div className="flex flex-col gap-3 print:hidden">
      <div className="flex flex-wrap gap-3">
        {acts.map((kind) => (
          <ActionButton
            key={kind}
            act={enter.bind(null, network.slug, { kind, plan: number })}
            label={said.press[kind]}
            words={words.forms.answers}
            className={kind === "accept" ? "button-primary" : "button-quiet"}
          />
        ))}
      </div>
      <Disclosure summary={said.more}>
        <PlanEntryForm
          slug={network.slug}
          number={number}
          choices={kinds.map((kind) => ({ value: kind, text: said.form.kinds[kind] }))}
          words={formWords}
          answers={words.forms.answers}
        />
      </Disclosure>
    </div>
  );
}

const { what, says, saysHint, due, dueHint, send } = said.form;
const formWords = { what, says, saysHint, due, dueHint, send };

function history({ entries }: PlanOfPage, { network, nameOf }: SlaPage): Markup {
  return markup`<ol class="flex flex-col gap-2 pt-2 text-[13px]">${entries.map(
    ({ act, says: text, organisationId, personName, actedAt }) => markup`<li>
      <p class="text-ink-2">${said.byWhom(personName, nameOf(organisationId), said.acts[act], formatInstant(actedAt, network.timeZone))}</p>
      ${text === null ? null : markup`<p>${text}</p>`}
    </li>`,
  )}</ol>`;
}
