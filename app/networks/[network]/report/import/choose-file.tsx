"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { StepStatus } from "./step-status";
import { useSteps, type StepWords } from "./use-steps";

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
    const says = words.refusals[refusal?.code ?? ""] ?? words.failed;
    const row = refusal?.row ?? null;
    return row === null
      ? says
      : words.atRow.replace("#", says.replace(/\.$/, "")).replace("ROW", String(row));
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
      <label className="flex flex-col gap-1 font-[510]">
        {words.file}
        <input
          type="file"
          name="file"
          required
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-describedby="file-hint"
          className="field w-full py-1.5 font-normal"
          onChange={(event) => setChosen(event.target.files?.[0] ?? null)}
        />
      </label>
      <p id="file-hint" className="max-w-[70ch] text-ink-2">
        {words.hint}
      </p>
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className="button-primary" disabled={step.busy}>
          {words.read}
        </button>
        <StepStatus step={{ ...step, wrong }} />
      </div>
    </form>
  );
}
