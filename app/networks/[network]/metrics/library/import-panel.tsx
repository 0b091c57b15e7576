"use client";

import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from "react";
import { AnswerText, type FormWords } from "@/app/_components/answer-text";
import { FormText } from "@/app/_components/form-field";
import { textOf, useSent } from "@/app/_components/use-sent";
import type { FormSaid } from "../../proposals/new/form-context";
import type { Prefilled } from "../../proposals/new/prefilled";
import { ProposalForm } from "../../proposals/new/proposal-form";
import { readFile } from "./actions";
import { FoundList, type FoundWords } from "./found-list";
import type { FileRead } from "./read-file-of";

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
  words,
  said,
  answers,
}: {
  slug: string;
  words: Words;
  said: FormSaid;
  answers: FormWords;
}) {
  const [reading, setReading] = useState(0);
  const { answer, busy, onSubmit } = useSent(async (form) => {
    setReading((before) => before + 1);
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
            <AnswerText
              answer={read === null ? answer : { state: "done", says: read.says }}
              words={answers}
            />
          </>
        }
      />
      {read === null ? null : (
        <ProposeFound
          key={reading}
          slug={slug}
          read={read}
          words={words}
          said={said}
          answers={answers}
        />
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

/** What was found, and, once some of it was chosen, the form that proposes that. */
function ProposeFound({
  slug,
  read: { title, from, options, found, wrong },
  words,
  said,
  answers,
}: {
  slug: string;
  read: FileRead;
  words: Words;
  said: FormSaid;
  answers: FormWords;
}) {
  const [chosen, setChosen] = useState<readonly Prefilled[]>([]);
  const [times, setTimes] = useState(0);
  const proposal = useRef<HTMLElement>(null);
  useEffect(() => {
    if (times > 0) proposal.current?.focus();
  }, [times]);
  return (
    <>
      <FoundList
        found={found}
        wrong={wrong}
        words={words}
        onChosen={(changes) => {
          setChosen(changes);
          setTimes(times + 1);
        }}
      />
      {times === 0 ? null : (
        <section ref={proposal} tabIndex={-1} aria-label={words.proposal}>
          <ProposalForm
            key={times}
            slug={slug}
            counterTo={null}
            given={{ title, reason: "", from, changes: chosen }}
            said={said}
            options={options}
            answers={answers}
          />
        </section>
      )}
    </>
  );
}
