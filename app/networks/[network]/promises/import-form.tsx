"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { SheetField } from "@/app/_components/sheet-field";
import { StepStatus } from "@/app/_components/step-status";
import { refusalText, useSteps, type StepWords } from "@/app/_components/use-steps";
import { ImportPreview, type Preview, type PreviewWords } from "./import-preview";

/** What the server says of a file: what it would add, that it was written, or why it can't be read. */
type Answer =
  | ({ readonly state: "checked" } & Preview)
  | { readonly state: "written"; readonly rows: number }
  | {
      readonly state: "refused";
      readonly refusal: { readonly code: string; readonly row: number | null };
    };

/** Takes a file of promises, shows what it would add or what is to be mended, and writes it when that is confirmed. */
export function ImportForm({
  url,
  mostBytes,
  words,
}: {
  url: string;
  mostBytes: number;
  words: StepWords &
    PreviewWords & {
      readonly file: string;
      readonly hint: string;
      readonly check: string;
      readonly atRow: string;
      readonly written: string;
      readonly refusals: Readonly<Record<string, string>>;
    };
}) {
  const router = useRouter();
  const [chosen, setChosen] = useState<File | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const step = useSteps<Answer>(url, words, (answer) => {
    if (answer.state === "written") router.refresh();
    return answer.state === "refused" ? refusalText(answer.refusal, words) : null;
  });
  const { told } = step;
  const send = (asked: Readonly<Record<string, string>>) => {
    if (chosen === null) return;
    setTooLarge(chosen.size > mostBytes);
    if (chosen.size <= mostBytes) void step.send({ file: chosen, asked });
  };
  const wrong = tooLarge ? (words.refusals["too-large"] ?? "") : step.wrong;
  return (
    <div className="flex flex-col gap-4">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          send({ step: "check" });
        }}
      >
        <SheetField
          id="promise-file-hint"
          label={words.file}
          hint={words.hint}
          onChoose={(file) => {
            setChosen(file);
            step.forget();
          }}
        />
        <div className="flex flex-wrap items-center gap-4">
          <button type="submit" className="button-primary" disabled={step.busy}>
            {words.check}
          </button>
          <StepStatus step={{ ...step, wrong }} />
        </div>
      </form>
      {told?.state === "written" ? (
        <p role="status">{words.written.replace("#", told.rows.toLocaleString("en"))}</p>
      ) : null}
      {told?.state === "checked" ? (
        <ImportPreview
          preview={told}
          words={words}
          busy={step.busy}
          onWrite={() => send({ step: "write", shown: told.shown })}
        />
      ) : null}
    </div>
  );
}
