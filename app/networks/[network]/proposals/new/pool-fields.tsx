"use client";

import { seriesText } from "@/lib/proposals/typed";
import { organisationsFor } from "./choices";
import type { Part } from "./form-context";
import { Lines } from "./lines";
import { PartyFields } from "./party-fields";
import type { PrefilledPool } from "./prefilled";
import { ReleaseFields } from "./release-fields";
import { withGiven } from "./series-choices";
import { fieldsOf } from "./short-field";
import { WindowFields } from "./threshold-fields";

type Given = Part & { readonly given: PrefilledPool };

/** A pool: whose it is, the outcome that it is judged by, what it pays, and in which shares. */
export function PoolFields(props: Given) {
  return (
    <PartyFields {...props} words={props.said.pact.pool}>
      <Terms {...props} />
    </PartyFields>
  );
}

function Terms({ given: { terms, parties }, ...outer }: Given) {
  const part = { ...outer, at: `${outer.at}.terms` };
  const { at, said, options } = part;
  const words = said.pact.pool;
  const { month, quarter } = said.pact.obligation.windows;
  const outcome = terms.outcome.metric === "" ? "" : seriesText(terms.outcome);
  return (
    <div className="flex flex-col gap-6">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {fieldsOf(part).choice("outcome", words.outcome, {
          value: outcome,
          choices: withGiven(options.series, {
            series: outcome,
            between: parties,
            choose: said.propose.choices.choose,
          }),
        })}
        <WindowFields
          {...part}
          at={`${at}.window`}
          given={terms.window}
          label={words.window}
          kinds={{ month, quarter }}
        />
      </div>
      <ReleaseFields {...part} at={`${at}.release`} given={terms.release} />
      <Shares {...part} given={terms.shares} />
    </div>
  );
}

function Shares({ given, ...part }: Part & { given: PrefilledPool["terms"]["shares"] }) {
  const words = part.said.pact.pool;
  return (
    <fieldset>
      <legend className="mb-2 font-[510]">{words.shares}</legend>
      <Lines
        given={given}
        least={1}
        words={{ add: words.addShare, remove: words.removeShare }}
        problem={part.problemOf(`${part.at}.shares`)}
      >
        {({ key, given: share }) => {
          const field = fieldsOf({ ...part, at: `${part.at}.shares.${key}` });
          const organisation = share?.organisation ?? "";
          return (
            <div className="grid grow items-end gap-3 sm:grid-cols-3">
              {field.choice("organisation", words.organisation, {
                value: organisation,
                choices: organisationsFor(organisation, part),
              })}
              {field.number("weight", words.weight, share === null ? "" : String(share.weight))}
              {field.number("contribution", words.contribution, share?.contribution ?? "0")}
            </div>
          );
        }}
      </Lines>
    </fieldset>
  );
}
