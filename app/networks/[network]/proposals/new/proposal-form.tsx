"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { AnswerText, type FormWords } from "@/app/_components/answer-text";
import { FormField, FormText } from "@/app/_components/form-field";
import { useSent } from "@/app/_components/use-sent";
import { propose as send } from "../actions";
import { AmountFields } from "./amount-fields";
import { BandFields } from "./band-fields";
import { ChainFields } from "./chain-fields";
import { FeeFields } from "./fee-fields";
import { ForecastFields } from "./forecast-fields";
import type { FormSaid, Part } from "./form-context";
import { PoolFields } from "./pool-fields";
import type { FormOptions, Prefilled, PrefilledPact, PrefilledProposal } from "./prefilled";
import { SlaFields } from "./sla-fields";
import { entriesOf } from "./entries-of";
import { TryOut } from "./try-out";
import { VersionFields } from "./version-fields";

type Given = Prefilled | PrefilledPact;

/**
 * The form of a proposal: what it is called, why, from when, and its changes, each of which can be left out. What is typed stays,
 * whatever the server answers; once it is proposed, its page is shown.
 */
export function ProposalForm({
  slug,
  counterTo,
  given,
  said,
  options,
  answers,
}: {
  slug: string;
  counterTo: number | null;
  given: PrefilledProposal;
  said: FormSaid;
  options: FormOptions;
  answers: FormWords;
}) {
  const router = useRouter();
  const [changes, setChanges] = useState<Listed>(
    given.changes.map((change, key) => ({ change, key })),
  );
  const { answer, busy, onSubmit, problemOf } = useSent((form) =>
    send(slug, { entries: entriesOf(form), counterTo }),
  );
  const href = answer?.state === "proposed" ? answer.href : null;
  useEffect(() => {
    if (href !== null) router.push(href);
  }, [href, router]);
  const { propose } = said;
  const definitions = changes.filter(({ change }) => change.change === "metric-version");
  const count = answer?.state === "refused" ? answer.problems.length : 0;
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-8">
      <Heading given={given} problemOf={problemOf} propose={propose} />
      {changes.map(({ change, key }) => (
        <Change
          key={key}
          given={change}
          part={{ slug, at: `changes.${key}`, problemOf, said, options }}
          isOnly={definitions.length === 1}
          leaveOut={changes.length === 1 ? null : () => setChanges(without(changes, key))}
        />
      ))}
      <Tried changes={changes} slug={slug} said={said.pact.tried} answers={answers} />
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className="button-primary" disabled={busy || href !== null}>
          {busy ? answers.busy : counterTo === null ? propose.send : propose.sendCounter}
        </button>
        <AnswerText
          answer={
            count > 0 && problemOf("form") === null
              ? { state: "refused", says: propose.mend }
              : answer
          }
          words={answers}
        />
      </div>
    </form>
  );
}

/** SLAs and pools can be tried on past months before they are agreed. */
function Tried({ changes, ...props }: Parameters<typeof TryOut>[0] & { changes: Listed }) {
  const isTried = changes.some(({ change: { change } }) => change === "sla" || change === "pool");
  return isTried ? <TryOut {...props} /> : null;
}

function Heading({
  given,
  problemOf,
  propose,
}: {
  given: PrefilledProposal;
  problemOf: Part["problemOf"];
  propose: FormSaid["propose"];
}) {
  return (
    <section aria-labelledby="heading" className="card flex flex-col gap-5 p-5">
      <h2 id="heading" className="section-title">
        {propose.heading}
      </h2>
      <FormField
        label={propose.name}
        name="title"
        defaultValue={given.title}
        maxLength={120}
        autoComplete="off"
        problem={problemOf("title")}
      />
      <FormText
        label={propose.why}
        name="reason"
        hint={propose.whyHint}
        defaultValue={given.reason}
        maxLength={2000}
        problem={problemOf("reason")}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <FormField
          label={propose.from}
          name="from"
          hint={propose.fromHint}
          defaultValue={given.from}
          maxLength={7}
          autoComplete="off"
          problem={problemOf("from")}
        />
        <label className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
          <input type="checkbox" name="retroactive" className="size-4 shrink-0 accent-accent" />
          {propose.retroactive}
        </label>
      </div>
    </section>
  );
}

type Listed = readonly { readonly change: Given; readonly key: number }[];

/** The changes without one; what would be of a metric that isn't proposed any more goes with its definition. */
function without(changes: Listed, key: number): Listed {
  const gone = changes.find((one) => one.key === key)?.change;
  const isDefinition = gone?.change === "metric-version" && gone.isNew;
  return changes.filter(
    ({ key: other, change }) =>
      other !== key &&
      !(isDefinition && change.isNew && "metric" in change && change.metric === gone.metric),
  );
}

function Change({
  given,
  part,
  isOnly,
  leaveOut,
}: {
  given: Given;
  part: Part;
  isOnly: boolean;
  leaveOut: (() => void) | null;
}) {
  const { at, said } = part;
  const { propose } = said;
  const title = titleOf(given, said);
  return (
    <section aria-label={title} className="card flex flex-col gap-5 p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="section-title">{title}</h2>
        {leaveOut === null ? null : (
          <button
            type="button"
            className="button-quiet"
            aria-label={`${propose.leaveOut}: ${title}`}
            onClick={leaveOut}
          >
            {propose.leaveOut}
          </button>
        )}
      </div>
      <input type="hidden" name={`${at}.change`} value={given.change} />
      {"metric" in given ? <Code given={given} part={part} isOnly={isOnly} /> : null}
      <Fields given={given} part={part} />
    </section>
  );
}

function titleOf(given: Given, { propose, pact }: FormSaid): string {
  if ("metric" in given) {
    const what = propose.titles[given.change];
    return given.metric === "" ? what : `${what}: ${given.metric}`;
  }
  const what = pact.titles[given.change];
  return given.isNew || given.change === "fee" ? what : `${what}: ${given.name}`;
}

function Fields({ given, part }: { given: Given; part: Part }) {
  switch (given.change) {
    case "metric-version":
      return <VersionFields given={given} {...part} />;
    case "band-set":
      return <BandFields given={given} {...part} />;
    case "forecast":
      return <ForecastFields given={given} {...part} />;
    case "sla":
      return <SlaFields given={given} {...part} />;
    case "fee":
      return <FeeFields given={given} {...part} />;
    case "amount":
      return <AmountFields given={given} {...part} />;
    case "pool":
      return <PoolFields given={given} {...part} />;
    case "chain":
      return <ChainFields given={given} {...part} />;
  }
}

/** The code of a new metric is typed once, beside its definition: its bands go by it. */
function Code({
  given,
  part: { at, problemOf, said },
  isOnly,
}: {
  given: Prefilled;
  part: Part;
  isOnly: boolean;
}) {
  const name = `${at}.metric`;
  if (!given.isNew || given.change !== "metric-version") {
    const value = given.isNew && isOnly ? "" : given.metric;
    return <input type="hidden" name={name} value={value} />;
  }
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <FormField
        name={name}
        label={said.propose.code}
        hint={said.propose.codeHint}
        defaultValue={given.metric}
        readOnly={!isOnly}
        maxLength={12}
        autoComplete="off"
        problem={problemOf(name)}
      />
    </div>
  );
}
