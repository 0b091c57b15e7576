"use client";

import { useRef, useState, type ReactNode, type SubmitEvent } from "react";
import { AnswerText, type FormWords } from "@/app/_components/answer-text";
import { FormText } from "@/app/_components/form-field";
import { textOf, useSent } from "@/app/_components/use-sent";
import type { FormSaid } from "../../proposals/new/form-context";
import type { FormOptions, PrefilledProposal } from "../../proposals/new/prefilled";
import { ProposalForm } from "../../proposals/new/proposal-form";
import { readFile } from "./actions";
import { FoundList, type FoundWords } from "./found-list";

/** The words that the panel needs. */
type Words = FoundWords &
  Readonly<
    Record<
      "title" | "lead" | "file" | "text" | "textHint" | "read" | "tooLarge" | "proposal",
      string
    >
  >;

/** How large what is sent may be as a whole, in bytes. */
const mostBytes = 990_000;

/** Reads a file, or a text that was pasted; shows what was found, and then the form that proposes what is ticked of it. */
export function ImportPanel({
  slug,
  from,
  words,
  said,
  options,
  answers,
}: {
  slug: string;
  from: string;
  words: Words;
  said: FormSaid;
  options: FormOptions;
  answers: FormWords;
}) {
  const [given, setGiven] = useState<{
    readonly of: PrefilledProposal;
    readonly key: number;
  } | null>(null);
  const proposal = useRef<HTMLElement>(null);
  const { answer, busy, onSubmit } = useSent(async (form) => {
    setGiven(null);
    const file = form.get("file");
    const chosen = file instanceof File && file.size > 0 ? file : null;
    const text = chosen === null ? textOf(form, "text") : await chosen.text();
    if (new Blob([JSON.stringify(text)]).size > mostBytes) {
      return { state: "refused", problems: [{ field: "form", says: words.tooLarge }] } as const;
    }
    return readFile(slug, { text, name: (chosen?.name ?? "").slice(0, 300) });
  });
  const read = answer?.state === "read" ? answer : null;
  return (
    <section aria-labelledby="import" className="flex flex-col gap-3 print:hidden">
      <h2 id="import" className="section-title">
        {words.title}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{words.lead}</p>
      <ChooseFile
        onSubmit={onSubmit}
        words={words}
        send={
          <>
            <button type="submit" className="button-primary" disabled={busy}>
              {busy ? answers.busy : words.read}
            </button>
            <AnswerText answer={answer} words={answers} />
          </>
        }
      />
      {read === null ? null : (
        <FoundList
          key={read.title}
          found={read.found}
          problems={read.problems}
          words={words}
          onChosen={(changes) => {
            setGiven({
              of: { title: read.title, reason: "", from, changes },
              key: (given?.key ?? 0) + 1,
            });
            requestAnimationFrame(() => proposal.current?.focus());
          }}
        />
      )}
      {given === null ? null : (
        <section ref={proposal} tabIndex={-1} aria-label={words.proposal}>
          <ProposalForm
            key={given.key}
            slug={slug}
            counterTo={null}
            given={given.of}
            said={said}
            options={options}
            answers={answers}
          />
        </section>
      )}
    </section>
  );
}

function ChooseFile({
  onSubmit,
  words,
  send,
}: {
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => void;
  words: Words;
  send: ReactNode;
}) {
  return (
    <form noValidate onSubmit={onSubmit} className="card flex flex-col gap-5 p-5">
      <label className="flex flex-col gap-1 font-[510]">
        {words.file}
        <input
          type="file"
          name="file"
          accept=".json,.csv,application/json,text/csv"
          className="field w-full py-1.5 font-normal"
        />
      </label>
      <FormText
        name="text"
        label={words.text}
        hint={words.textHint}
        maxLength={1_000_000}
        problem={null}
      />
      <div className="flex flex-wrap items-center gap-4">{send}</div>
    </form>
  );
}
