"use client";

import { FormField, FormSelect } from "@/app/_components/form-field";
import { seriesText } from "@/lib/proposals/typed";
import type { Obligation } from "@/lib/slas/terms";
import { ConsequenceFields } from "./consequence-fields";
import type { Part } from "./form-context";
import { withGiven, type Between } from "./series-choices";
import { SofteningFields } from "./softening-fields";
import { ThresholdFields, WindowFields } from "./threshold-fields";

/** An obligation in the form: its place among them all, whose it is of the two, and its short name as it is typed. */
export type Drafted = {
  readonly id: number;
  readonly side: 0 | 1;
  readonly key: string;
  readonly given: Obligation | null;
};

/** The fields of one obligation. */
export function ObligationFields({
  drafted,
  between,
  others,
  onKey,
  remove,
  ...part
}: Part & {
  drafted: Drafted;
  between: Between;
  others: readonly Drafted[];
  onKey: (key: string) => void;
  remove: () => void;
}) {
  const { at, problemOf, said, options } = part;
  const { given, key, side } = drafted;
  const words = said.pact.obligation;
  const series = given === null ? "" : seriesText(given.series);
  return (
    <fieldset className="flex min-w-0 flex-col gap-4 rounded-control border border-line-strong p-4">
      <legend className="px-1 font-[590]">{key === "" ? said.pact.add : key}</legend>
      <input type="hidden" name={`${at}.obligor`} value={between[side]} />
      <FormSelect
        name={`${at}.series`}
        label={words.measure}
        problem={problemOf(`${at}.series`)}
        defaultValue={series}
        choices={withGiven(options.series, { series, between, choose: words.unknown })}
        onChange={(value) => {
          const [code = ""] = value.split("|");
          if (key === "" || options.series.some((one) => one.value.startsWith(`${key}|`)))
            onKey(code);
        }}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField
          name={`${at}.key`}
          label={words.key}
          problem={problemOf(`${at}.key`)}
          maxLength={40}
          autoComplete="off"
          value={key}
          onChange={(event) => {
            onKey(event.target.value);
          }}
        />
        <WindowFields
          {...part}
          at={`${at}.window`}
          label={words.window}
          kinds={words.windows}
          given={given?.window ?? null}
        />
        <ThresholdFields {...part} at={`${at}.threshold`} given={given?.threshold ?? null} />
      </div>
      <ConsequenceFields
        {...part}
        at={`${at}.consequence`}
        given={given?.consequence ?? null}
        between={between}
      />
      <SofteningFields {...part} given={given} others={others} />
      <button
        type="button"
        className="button-quiet self-start"
        aria-label={`${said.pact.remove}: ${key}`}
        onClick={remove}
      >
        {said.pact.remove}
      </button>
    </fieldset>
  );
}
