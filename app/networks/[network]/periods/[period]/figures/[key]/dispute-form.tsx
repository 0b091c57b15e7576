"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { FormField, FormText } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, useSent } from "@/app/_components/use-sent";
import { dispute } from "../../actions";
import { FigureFields, type FieldLabels } from "./figure-fields";

type Words = Readonly<
  Record<"dispute" | "disputeLead" | "question" | "evidence" | "evidenceHint" | "ownFigure", string>
>;

/** Asks about a figure, with evidence and the figure as the asking side has it. */
export function DisputeForm({
  slug,
  figure,
  labels,
  words,
  answers,
}: {
  slug: string;
  figure: { readonly period: string; readonly key: number; readonly revision: number };
  labels: FieldLabels;
  words: Words;
  answers: FormWords;
}) {
  const { onSubmit, fieldOf, ...sent } = useSent((form) =>
    dispute(slug, {
      ...figure,
      says: textOf(form, "says"),
      evidence: textOf(form, "evidence"),
      numerator: textOf(form, "numerator"),
      denominator: textOf(form, "denominator"),
      notApplicable: false,
    }),
  );
  return (
    <form noValidate onSubmit={onSubmit} className="card flex flex-col gap-4 p-5">
      <p className="max-w-[70ch] text-ink-2">{words.disputeLead}</p>
      <FormText label={words.question} {...fieldOf("says")} maxLength={2000} />
      <FormField
        label={words.evidence}
        hint={words.evidenceHint}
        {...fieldOf("evidence")}
        maxLength={2000}
      />
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-1 text-[13px] text-ink-2">{words.ownFigure}</legend>
        <FigureFields
          labels={labels}
          entered={{ numerator: "", denominator: "" }}
          fieldOf={fieldOf}
        />
      </fieldset>
      <FormFoot {...sent} send={words.dispute} look="button-quiet" answers={answers} />
    </form>
  );
}
