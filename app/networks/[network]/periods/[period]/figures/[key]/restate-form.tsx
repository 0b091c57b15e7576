"use client";

import { useState } from "react";
import { AnswerText, type FormWords } from "@/app/_components/answer-text";
import { FormText } from "@/app/_components/form-field";
import { textOf, useSent } from "@/app/_components/use-sent";
import { restate } from "../../actions";
import { FigureFields, type FieldLabels } from "./figure-fields";

type Words = Readonly<
  Record<"restate" | "lead" | "reason" | "reasonHint" | "notApplicable", string>
>;

/** Restates a figure in two steps: first what would change is said, then it is proposed. */
export function RestateForm({
  slug,
  figure,
  entered,
  labels,
  words,
  answers,
}: {
  slug: string;
  figure: { readonly period: string; readonly key: number; readonly revision: number };
  entered: { readonly numerator: string; readonly denominator: string };
  labels: FieldLabels;
  words: Words;
  answers: FormWords;
}) {
  const [sure, setSure] = useState("");
  const { answer, busy, onSubmit, fieldOf } = useSent(async (form) => {
    const said = await restate(slug, {
      ...figure,
      sure,
      says: textOf(form, "says"),
      numerator: textOf(form, "numerator"),
      denominator: textOf(form, "denominator"),
      notApplicable: form.get("notApplicable") === "on",
    });
    setSure("sure" in said ? said.sure : "");
    return said;
  });
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-4 pb-5">
      <p className="max-w-[70ch] text-ink-2">{words.lead}</p>
      <FigureFields labels={labels} entered={entered} fieldOf={fieldOf} />
      <label className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
        <input type="checkbox" name="notApplicable" className="size-4 shrink-0 accent-accent" />
        {words.notApplicable}
      </label>
      <FormText
        label={words.reason}
        hint={words.reasonHint}
        {...fieldOf("says")}
        maxLength={500}
        rows={2}
      />
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className="button-quiet" disabled={busy}>
          {busy ? answers.busy : words.restate}
        </button>
        {answer?.state === "asked" ? (
          <p role="status" className="max-w-[60ch] font-[510]">
            {"says" in answer ? answer.says : ""}
          </p>
        ) : (
          <AnswerText answer={answer} words={answers} />
        )}
      </div>
    </form>
  );
}
