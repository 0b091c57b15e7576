"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { FormField, FormText } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, tickedOf, useSent } from "@/app/_components/use-sent";
import type { Askable } from "@/db/queries/invitations";
import { invite } from "./actions";

/** The words that the form needs. */
type Words = Readonly<
  Record<
    | "title"
    | "lead"
    | "organisationName"
    | "email"
    | "note"
    | "noteHint"
    | "metrics"
    | "metricsHint"
    | "noMetrics"
    | "send",
    string
  >
>;

/** Asks for what an invitation of an organisation needs: its name, an address there, and what it is to report. */
export function InviteForm({
  slug,
  askable,
  words,
  answers,
}: {
  slug: string;
  askable: readonly Askable[];
  words: Words;
  answers: FormWords;
}) {
  const { onSubmit, fieldOf, problemOf, ...sent } = useSent((form) =>
    invite(slug, {
      organisationName: textOf(form, "organisationName"),
      email: textOf(form, "email"),
      note: textOf(form, "note"),
      metricCodes: tickedOf(form, "metricCodes"),
    }),
  );
  return (
    <section aria-labelledby="invite" className="flex flex-col gap-3">
      <h2 id="invite" className="text-[15px] leading-[22px] font-[590]">
        {words.title}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{words.lead}</p>
      <form noValidate onSubmit={onSubmit} className="card flex flex-col gap-5 p-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <FormField
            label={words.organisationName}
            {...fieldOf("organisationName")}
            autoComplete="off"
            maxLength={200}
          />
          <FormField
            label={words.email}
            {...fieldOf("email")}
            type="email"
            autoComplete="off"
            maxLength={254}
          />
        </div>
        <FormText label={words.note} {...fieldOf("note")} hint={words.noteHint} maxLength={2000} />
        <Metrics askable={askable} words={words} problem={problemOf("metricCodes")} />
        <FormFoot {...sent} send={words.send} answers={answers} />
      </form>
    </section>
  );
}

function Metrics({
  askable,
  words,
  problem,
}: {
  askable: readonly Askable[];
  words: Words;
  problem: string | null;
}) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="font-[510]">{words.metrics}</legend>
      <p className="mt-1 text-[13px] text-ink-2">
        {askable.length === 0 ? words.noMetrics : words.metricsHint}
      </p>
      <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2 xl:grid-cols-3">
        {askable.map(({ code, name }) => (
          <li key={code}>
            <label className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
              <input
                type="checkbox"
                name="metricCodes"
                value={code}
                className="size-4 shrink-0 accent-accent"
              />
              <span>
                <span className="text-ink-3">{code}</span> {name}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {problem === null ? null : <p className="text-[13px] text-breach">{problem}</p>}
    </fieldset>
  );
}
