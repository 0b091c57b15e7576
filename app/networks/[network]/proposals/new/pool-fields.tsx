"use client";

import { FormField, FormSelect, FormTicks } from "@/app/_components/form-field";
import { seriesText } from "@/lib/proposals/typed";
import { chosen } from "./choices";
import type { Part } from "./form-context";
import { HoldsFields } from "./holds-fields";
import { Lines, Wrong } from "./lines";
import type { PrefilledPool } from "./prefilled";
import { ReleaseFields } from "./release-fields";
import { withGiven } from "./series-choices";
import { fieldsOf } from "./short-field";
import { WindowFields } from "./threshold-fields";

type Given = Part & { readonly given: PrefilledPool };

/** A pool: whose it is, the outcome that it is judged by, what it pays, and in which shares. */
export function PoolFields(props: Given) {
  const { given, at, problemOf, said, options } = props;
  const words = said.pact.pool;
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

function Terms({ given: { terms, parties }, ...outer }: Given) {
  const part = { ...outer, at: `${outer.at}.terms` };
  const { at, said, options, problemOf } = part;
  const words = said.pact.pool;
  const { month, quarter } = said.pact.obligation.windows;
  const outcome = terms.outcome.metric === "" ? "" : seriesText(terms.outcome);
  return (
    <div className="flex flex-col gap-6">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <FormSelect
          name={`${at}.outcome`}
          label={words.outcome}
          problem={problemOf(`${at}.outcome`)}
          defaultValue={outcome}
          choices={withGiven(options.series, {
            series: outcome,
            between: parties,
            choose: said.propose.choices.choose,
          })}
        />
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
          return (
            <div className="grid grow items-end gap-3 sm:grid-cols-3">
              {field.choice("organisation", words.organisation, {
                value: share?.organisation ?? "",
                choices: chosen(
                  share?.organisation ?? null,
                  part.options.organisations,
                  part.said.propose.choices.choose,
                ),
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
