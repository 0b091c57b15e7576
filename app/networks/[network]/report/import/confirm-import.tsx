"use client";

import { useState } from "react";
import { StepStatus } from "@/app/_components/step-status";
import { useSteps, type StepWords } from "@/app/_components/use-steps";

/** Writes what was shown, once; says what was written, or which figures changed meanwhile. */
export function ConfirmImport({
  url,
  file,
  words,
  month,
}: {
  url: string;
  file: string;
  words: StepWords & {
    readonly confirm: string;
    readonly done: string;
    readonly changedSince: string;
  };
  month: { readonly href: string; readonly says: string };
}) {
  const [written, setWritten] = useState<string | null>(null);
  const step = useSteps(url, words, ({ names, count = 0 }) => {
    if (names !== undefined) {
      const more = count > names.length ? ["…"] : [];
      return words.changedSince.replace("#", [...names, ...more].join(", "));
    }
    setWritten(words.done);
    return null;
  });
  if (written !== null) {
    return (
      <p role="status" className="flex flex-wrap gap-x-4 gap-y-2">
        <span>{written}</span>
        <a className="text-link" href={month.href}>
          {month.says}
        </a>
      </p>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-4">
      <button
        type="button"
        className="button-primary"
        disabled={step.busy}
        onClick={() => void step.send({ said: { step: "confirm", file } })}
      >
        {words.confirm}
      </button>
      <StepStatus step={step} />
    </div>
  );
}
