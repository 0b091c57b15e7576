import { formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import { addMonths, periodsFrom } from "@/lib/periods/period";
import { versionIn } from "@/lib/reporting/metric";
import type { NamedCondition } from "@/lib/scorecards/conditions";
import { DeclareForm } from "./declare-form";
import type { ConditionsPage } from "./read-page";

/** The form to declare a condition, for those who may: managers and boards of a party of a metric that names one. */
export function Declare({ page }: { page: ConditionsPage }) {
  const { network, named, mayAgree, now, lastClosed } = page;
  if (!mayAgree || named.length === 0) return null;
  const own = named.filter((one) => isOwn(one, page)).map(({ name }) => name);
  if (own.length === 0)
    return <p className="max-w-[70ch] text-ink-2">{words.conditions.notYours}</p>;
  const earliest = addMonths(now, -11);
  const open = lastClosed === null ? earliest : addMonths(lastClosed, 1);
  const months = periodsFrom(open > earliest ? open : earliest, addMonths(now, 12));
  return (
    <DeclareForm
      slug={network.slug}
      conditions={own}
      months={months.map((month) => ({ value: month, text: formatMonth(month) }))}
      now={now}
      words={words.conditions.form}
      answers={words.forms.answers}
    />
  );
}

/** As the database asks it: of the versions agreed to the last one says who its parties are. */
function isOwn({ rules }: NamedCondition, { viewer, now }: ConditionsPage): boolean {
  return rules.some(({ metric, from }) => {
    const version = versionIn(metric, from > now ? from : now) ?? metric.versions.at(-1);
    return version?.partyIds.includes(viewer.organisationId) === true;
  });
}
