"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { FormSelect, FormText, type Choice } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, useSent } from "@/app/_components/use-sent";
import { propose } from "./actions";

type Words = Readonly<
  Record<"title" | "lead" | "kind" | "says" | "saysHint" | "metric" | "metricHint" | "send", string>
>;

/** Asks for what an expectation needs: what it says, and of which metric where customers can't leave. */
export function ProposeForm({
  slug,
  kinds,
  metrics,
  words,
  answers,
}: {
  slug: string;
  kinds: readonly Choice[];
  metrics: readonly Choice[];
  words: Words;
  answers: FormWords;
}) {
  const { onSubmit, fieldOf, ...sent } = useSent((form) =>
    propose(slug, {
      kind: textOf(form, "kind") === "captive" ? "captive" : "not-promised",
      says: textOf(form, "says"),
      metric: textOf(form, "metric"),
    }),
  );
  return (
    <section aria-labelledby="propose" className="flex flex-col gap-3">
      <h2 id="propose" className="section-title">
        {words.title}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{words.lead}</p>
      <form noValidate onSubmit={onSubmit} className="card flex flex-col gap-5 p-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <FormSelect name="kind" label={words.kind} choices={kinds} problem={null} />
          <FormSelect
            {...fieldOf("metric")}
            label={words.metric}
            hint={words.metricHint}
            choices={metrics}
            defaultValue=""
          />
        </div>
        <FormText
          {...fieldOf("says")}
          label={words.says}
          hint={words.saysHint}
          maxLength={500}
          rows={2}
        />
        <FormFoot {...sent} send={words.send} answers={answers} />
      </form>
    </section>
  );
}
