"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { Disclosure } from "@/app/_components/disclosure";
import { FormField, FormText, type Choice } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, useSent } from "@/app/_components/use-sent";
import { proposeForecast } from "./actions";
import { monthField } from "./month-field";

/** The words that the form needs. */
type Words = Readonly<
  Record<"title" | "lead" | "months" | "reason" | "reasonHint" | "send", string>
>;

/** Asks for the amounts of the months to come, as many as somebody wants to forecast. */
export function ForecastForm({
  slug,
  seriesKey,
  part,
  title,
  months,
  words,
  sendName,
  answers,
}: {
  slug: string;
  seriesKey: number;
  part: "numerator" | "denominator";
  title: string;
  months: readonly Choice[];
  words: Words;
  /** What the button is called where its label alone doesn't tell which forecast it proposes. */
  sendName: string;
  answers: FormWords;
}) {
  const { onSubmit, fieldOf, problemOf, ...sent } = useSent((form) =>
    proposeForecast(slug, {
      seriesKey,
      part,
      amounts: months.map(({ value }) => ({ month: value, amount: textOf(form, value) })),
      reason: textOf(form, "reason"),
    }),
  );
  return (
    <Disclosure summary={`${words.title}: ${title}`}>
      <form noValidate onSubmit={onSubmit} className="card mt-2 flex flex-col gap-5 p-5">
        <p className="max-w-[70ch] text-ink-2">{words.lead}</p>
        <fieldset>
          <legend className="mb-2 font-[590]">{words.months}</legend>
          <div className="grid grid-cols-2 gap-4 sm:grid-cols-4 lg:grid-cols-6">
            {months.map(({ value, text }, index) => (
              <FormField
                key={value}
                name={value}
                label={text}
                inputMode="numeric"
                autoComplete="off"
                maxLength={30}
                problem={problemOf(monthField(index))}
              />
            ))}
          </div>
        </fieldset>
        <FormText
          {...fieldOf("reason")}
          label={words.reason}
          hint={words.reasonHint}
          maxLength={2000}
        />
        <FormFoot {...sent} send={words.send} name={sendName} answers={answers} />
      </form>
    </Disclosure>
  );
}
