"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { SheetField } from "@/app/_components/sheet-field";
import { StepStatus } from "@/app/_components/step-status";
import { refusalText, useSteps, type StepWords } from "@/app/_components/use-steps";

/** Takes a file, sends it and goes on to its columns. `next` has FILE where the file's id goes. */
export function ChooseFile({
  url,
  next,
  mostBytes,
  words,
}: {
  url: string;
  next: string;
  mostBytes: number;
  words: StepWords & {
    readonly file: string;
    readonly hint: string;
    readonly read: string;
    readonly atRow: string;
    readonly refusals: Readonly<Record<string, string>>;
  };
}) {
  const router = useRouter();
  const [chosen, setChosen] = useState<File | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const step = useSteps(url, words, ({ file, refusal }) => {
    if (file !== undefined) {
      router.push(next.replace("FILE", file));
      return null;
    }
    return refusalText(refusal, words);
  });
  const wrong = tooLarge ? (words.refusals["too-large"] ?? "") : step.wrong;
  return (
    <form
      className="card flex flex-col gap-4 p-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === null) return;
        setTooLarge(chosen.size > mostBytes);
        if (chosen.size <= mostBytes) void step.send({ file: chosen });
      }}
    >
      <SheetField id="file-hint" label={words.file} hint={words.hint} onChoose={setChosen} />
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className="button-primary" disabled={step.busy}>
          {words.read}
        </button>
        <StepStatus step={{ ...step, wrong }} />
      </div>
    </form>
  );
}
