"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { StepStatus } from "@/app/_components/step-status";
import { useSteps, type StepWords } from "@/app/_components/use-steps";

/** A column of the file: its name, what stands in its first rows, and what it probably is. */
export type FileColumn = {
  readonly name: string;
  readonly samples: string;
  readonly target: string;
  readonly why: string;
};

type Words = StepWords & {
  readonly column: string;
  readonly sample: string;
  readonly is: string;
  readonly nothing: string;
  readonly mark: string;
  readonly marks: Readonly<Record<"auto" | "point" | "comma", string>>;
  readonly ambiguous: string;
  readonly wrong: string;
  readonly compare: string;
  readonly targets: readonly (readonly [value: string, label: string])[];
  readonly refusals: Readonly<Record<string, string>>;
};

/** Asks what the columns of a file are, with what they probably are chosen, and compares the file. */
export function ColumnsForm({
  url,
  next,
  file,
  columns,
  needed,
  mark: given,
  words,
}: {
  url: string;
  next: string;
  file: string;
  columns: readonly FileColumn[];
  needed: readonly string[];
  mark: string;
  words: Words;
}) {
  const router = useRouter();
  const [chosen, setChosen] = useState(columns.map(({ target }) => target));
  const [mark, setMark] = useState(given);
  const [wrong, setWrong] = useState("");
  const step = useSteps(url, words, (done) => {
    if (done.state === "ambiguous") return words.ambiguous;
    if (done.state === "columns") return words.wrong;
    if (done.refusal !== undefined) return words.refusals[done.refusal.code] ?? words.failed;
    router.push(next);
    router.refresh();
    return null;
  });
  const problem = problemOf(chosen, needed, words);
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        setWrong(problem);
        if (problem !== "") return;
        const targets = chosen.map((target) => (target === "" ? null : target));
        void step.send({
          said: { step: "compare", file, columns: targets, mark: mark === "" ? null : mark },
        });
      }}
    >
      <ul className="card divide-y divide-line">
        {columns.map((column, index) => (
          <ColumnItem
            // oxlint-disable-next-line react/no-array-index-key -- columns have no other name of their own
            key={index}
            column={column}
            target={chosen[index] ?? ""}
            words={words}
            onTarget={(target) => setChosen(chosen.with(index, target))}
          />
        ))}
      </ul>
      <label className="flex max-w-[320px] flex-col gap-1 font-[510]">
        {words.mark}
        <select
          name="mark"
          className="field font-normal"
          value={mark}
          onChange={(event) => setMark(event.target.value)}
        >
          <option value="">{words.marks.auto}</option>
          <option value=".">{words.marks.point}</option>
          <option value=",">{words.marks.comma}</option>
        </select>
      </label>
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className="button-primary" disabled={step.busy}>
          {words.compare}
        </button>
        <StepStatus step={{ ...step, wrong: wrong === "" ? step.wrong : wrong }} />
      </div>
    </form>
  );
}

function ColumnItem({
  column: { name, samples, target: suggested, why },
  target,
  words,
  onTarget,
}: {
  column: FileColumn;
  target: string;
  words: Words;
  onTarget: (target: string) => void;
}) {
  return (
    <li className="grid gap-x-6 gap-y-2 px-5 py-3 sm:grid-cols-2">
      <div className="min-w-0">
        <p className="font-[510] break-words">{name}</p>
        <p className="truncate text-[13px] text-ink-3">{samples}</p>
      </div>
      <label className="flex flex-col gap-1">
        <span className="sr-only">{`${words.is}: ${name}`}</span>
        <select className="field" value={target} onChange={(event) => onTarget(event.target.value)}>
          <option value="">{words.nothing}</option>
          {words.targets.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <span className="text-[13px] text-ink-3 empty:hidden">
          {target !== "" && target === suggested ? why : ""}
        </span>
      </label>
    </li>
  );
}

/** What is needed once each and isn't there, or is there more than once; empty where all is well. */
function problemOf(chosen: readonly string[], needed: readonly string[], words: Words): string {
  const times = (target: string) => chosen.filter((one) => one === target).length;
  const wrong = words.targets.filter(
    ([value]) => times(value) > 1 || (needed.includes(value) && times(value) === 0),
  );
  return wrong.length === 0
    ? ""
    : words.wrong.replace("#", wrong.map(([, label]) => label).join(", "));
}
