"use client";

import { FormField, FormSelect, FormText, FormTicks } from "@/app/_components/form-field";
import { seriesText } from "@/lib/proposals/typed";
import { choicesOf } from "./choices";
import { StageList } from "./chain-stage-fields";
import type { Part } from "./form-context";
import { HoldsFields } from "./holds-fields";
import { Wrong } from "./lines";
import type { PrefilledChain } from "./prefilled";
import { withGiven } from "./series-choices";

type Given = Part & { readonly given: PrefilledChain };

/** A chain: whose it is, who its customer is, the outcome measured there, and its stages in order. */
export function ChainFields(props: Given) {
  const { given, at, problemOf, said, options } = props;
  const words = said.pact.chain;
  return (
    <div className="flex flex-col gap-6">
      {given.isNew ? (
        <FormField
          name={`${at}.name`}
          label={said.pact.name}
          hint={said.pact.nameHint}
          problem={problemOf(`${at}.name`)}
          maxLength={120}
          autoComplete="off"
          defaultValue={given.name}
        />
      ) : (
        <>
          <input type="hidden" name={`${at}.name`} value={given.name} />
          <Wrong text={problemOf(`${at}.name`)} />
        </>
      )}
      <FormTicks
        name={`${at}.parties`}
        label={words.parties}
        hint={words.partiesHint}
        problem={problemOf(`${at}.parties`)}
        choices={options.organisations}
        ticked={given.parties}
      />
      <HoldsFields at={at} said={said} isNew={given.isNew} holds={given.holds}>
        <Terms {...props} />
      </HoldsFields>
    </div>
  );
}

function Terms({ given: { terms }, ...outer }: Given) {
  const part = { ...outer, at: `${outer.at}.terms` };
  const { at, said, options, problemOf } = part;
  const words = said.pact.chain;
  const outcome = terms.outcome.metric === "" ? "" : seriesText(terms.outcome);
  return (
    <div className="flex flex-col gap-6">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <FormSelect
          name={`${at}.customer`}
          label={words.customer}
          problem={problemOf(`${at}.customer`)}
          defaultValue={terms.customer}
          choices={choicesOf(words.customers)}
        />
        <FormField
          name={`${at}.who`}
          label={words.who}
          hint={words.whoHint}
          problem={problemOf(`${at}.who`)}
          maxLength={120}
          autoComplete="off"
          defaultValue={terms.who}
        />
        <FormText
          name={`${at}.promise`}
          label={words.promise}
          problem={problemOf(`${at}.promise`)}
          rows={2}
          maxLength={2000}
          defaultValue={terms.promise}
        />
        <FormSelect
          name={`${at}.outcome`}
          label={words.outcome}
          problem={problemOf(`${at}.outcome`)}
          defaultValue={outcome}
          choices={withGiven(options.outcomes, {
            series: outcome,
            between: [],
            choose: said.propose.choices.choose,
          })}
        />
      </div>
      <StageList {...part} given={terms.stages} />
    </div>
  );
}
