"use client";

import { FormField, FormText } from "@/app/_components/form-field";
import { seriesText } from "@/lib/proposals/typed";
import { choicesOf } from "./choices";
import { StageList } from "./chain-stage-fields";
import type { Part } from "./form-context";
import { PartyFields } from "./party-fields";
import type { PrefilledChain } from "./prefilled";
import { withGiven } from "./series-choices";
import { fieldsOf } from "./short-field";

type Given = Part & { readonly given: PrefilledChain };

/** A chain: whose it is, who its customer is, the outcome measured there, and its stages in order. */
export function ChainFields(props: Given) {
  return (
    <PartyFields {...props} words={props.said.pact.chain}>
      <Terms {...props} />
    </PartyFields>
  );
}

function Terms({ given: { terms }, ...outer }: Given) {
  const part = { ...outer, at: `${outer.at}.terms` };
  const { at, said, options, problemOf } = part;
  const words = said.pact.chain;
  const field = fieldsOf(part);
  const outcome = terms.outcome.metric === "" ? "" : seriesText(terms.outcome);
  return (
    <div className="flex flex-col gap-6">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {field.choice("customer", words.customer, {
          value: terms.customer,
          choices: choicesOf(words.customers),
        })}
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
        {field.choice("outcome", words.outcome, {
          value: outcome,
          choices: withGiven(options.outcomes, {
            series: outcome,
            between: [],
            choose: said.propose.choices.choose,
          }),
        })}
      </div>
      <StageList {...part} given={terms.stages} />
    </div>
  );
}
