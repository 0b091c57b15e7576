import { Disclosure } from "@/app/_components/disclosure";
import { formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import { can } from "@/lib/access/can";
import { isEnded } from "@/lib/slas/plan";
import { PlanCard } from "./plan-card";
import { PlanForm } from "./plan-form";
import type { SlaPage } from "./sla-page";

const said = words.plans;

/** The joint plans of an SLA, open ones first, and the form to propose one. */
export function JointPlans({ page }: { page: SlaPage }) {
  const { network, viewer, plans } = page;
  const mayEnter = can(viewer, "agree", network.id);
  return (
    <section aria-labelledby="plans" className="flex flex-col gap-3">
      <h2 id="plans" className="section-title">
        {said.title}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{plans.length === 0 ? said.none : said.lead}</p>
      {plans.map((plan) => (
        <PlanCard key={plan.number} plan={plan} page={page} mayEnter={mayEnter} />
      ))}
      {mayEnter ? <Propose page={page} /> : null}
    </section>
  );
}

function Propose({ page }: { page: SlaPage }) {
  const { network, number, terms, statements, plans } = page;
  const open = new Set(plans.filter((one) => !isEnded(one)).map(({ obligation }) => obligation));
  const obligations = terms.obligations.filter(({ key }) => !open.has(key));
  if (obligations.length === 0) return null;
  const missed = statements
    .flatMap(({ sides }) => sides.flatMap(({ outcomes }) => outcomes))
    .filter(({ status }) => status === "missed")
    .map(({ last }) => last);
  const months = [...new Set(missed)].toSorted().toReversed();
  return (
    <Disclosure summary={said.proposeForm.title} className="print:hidden">
      <PlanForm
        slug={network.slug}
        sla={number}
        obligations={obligations.map(({ key }) => ({ value: key, text: key }))}
        months={[
          { value: "", text: said.proposeForm.noMonth },
          ...months.map((month) => ({ value: month, text: formatMonth(month) })),
        ]}
        words={formWords}
        answers={words.forms.answers}
      />
    </Disclosure>
  );
}

const { obligation, month, aim, aimHint, send } = said.proposeForm;
const formWords = { obligation, month, aim, aimHint, send };
