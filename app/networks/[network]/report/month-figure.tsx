"use client";

import { useId, useState, type FocusEvent, type KeyboardEvent } from "react";
import { LevelChip } from "@/app/_components/level-chip";
import { StaticMarkup } from "@/app/_components/static-markup";
import { sparkline } from "@/app/_components/sparkline";
import { FigureAnswer } from "./figure-answer";
import { moveFocus } from "./move-focus";
import type { MonthRow } from "./month-row";
import { initialState, isWaiting, type FigureState } from "./figure-state";
import { useFigure } from "./use-figure";

/** The words that stand in a figure's line. */
export type FigureWords = {
  readonly notApplicable: string;
  readonly lastMonth: string;
  readonly lastYear: string;
  readonly value: string;
  readonly states: Readonly<Record<FigureState, string>>;
  readonly conflict: string;
  readonly youEntered: string;
  readonly takeTheirs: string;
  readonly keepMine: string;
  readonly emptied: string;
  readonly saveNow: string;
  readonly signedOut: string;
  readonly malformed: string;
  readonly unsent: string;
  readonly failed: string;
  readonly gone: string;
};

type Props = {
  readonly slug: string;
  readonly period: string;
  readonly row: MonthRow;
  readonly words: FigureWords;
  readonly missing: boolean;
  readonly submitted: boolean;
  readonly onState: (state: FigureState, revision: number) => void;
};

/** One figure: its fields, what is to be mended beside them, and what helps to judge it. Saved on Enter and on leaving the line. */
export function MonthFigure({ slug, period, row, words, missing, submitted, onState }: Props) {
  const id = useId();
  const [state, setState] = useState<FigureState | null>(null);
  const figure = useFigure({ slug, period, row }, (next, revision) => {
    setState(next);
    onState(next, revision);
  });
  const shown: FigureState = submitted ? "submitted" : (state ?? initialState(row));
  const closed = shown === "submitted" || row.locked !== null;
  const { answer, fields } = figure;
  // Which of two entries stands is for the person to say, not for the focus or a key pressed twice.
  const undecided = answer?.state === "conflict";
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Leaving the line saves it; after the last field there is nowhere to leave to.
    if (!moveFocus(event) && event.key === "Enter" && !undecided) void figure.save();
  };
  const onBlur = (event: FocusEvent<HTMLLIElement>) => {
    if (!undecided && !event.currentTarget.contains(event.relatedTarget)) void figure.save();
  };
  const problems = answer?.state === "refused" ? answer.problems : [];
  const field = (name: "numerator" | "denominator", part: NonNullable<MonthRow["second"]>) => (
    <PartField
      id={`${id}-${name}`}
      label={`${row.code} ${row.title}: ${part.label}`}
      word={part.label}
      says={part.says}
      value={fields[name]}
      readOnly={closed}
      problem={problems.find((one) => one.field === name)?.says ?? null}
      onKeyDown={onKeyDown}
      onChange={(value) => {
        figure.change({ ...fields, [name]: value });
      }}
    />
  );
  return (
    <li
      data-key={row.key}
      onBlur={onBlur}
      className={`grid gap-x-6 gap-y-3 p-4 lg:grid-cols-[minmax(200px,1fr)_minmax(300px,auto)_260px] ${missing ? "shadow-[inset_3px_0_0_var(--breach-mark)]" : ""}`}
    >
      <Title row={row} />
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap items-start gap-3">
          {field("numerator", row.first)}
          {row.second === null ? null : field("denominator", row.second)}
        </div>
        <label className="inline-flex min-h-6 items-center gap-2 self-start text-[13px] text-ink-2">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={fields.notApplicable}
            disabled={closed}
            onChange={(event) => {
              figure.change({ ...fields, notApplicable: event.target.checked });
            }}
          />
          {words.notApplicable}
          <span className="sr-only">
            : {row.code} {row.title}
          </span>
        </label>
        <FigureAnswer row={row} figure={figure} words={words} />
      </div>
      <Beside
        row={row}
        words={words}
        state={shown}
        judged={{ ...figure.judged, notApplicable: fields.notApplicable }}
      />
    </li>
  );
}

function Title({ row }: { row: MonthRow }) {
  return (
    <div className="flex flex-col gap-1">
      <h2 className="font-[590]">
        <span className="text-ink-3">{row.code}</span> {row.title}
      </h2>
      <p className="text-[13px] text-ink-2">{row.band}</p>
      <p className="text-[13px]">
        <a href={row.definition.href} className="text-link inline-flex min-h-6 items-center">
          {row.definition.says}
        </a>
      </p>
    </div>
  );
}

function PartField({
  id,
  label,
  word,
  says,
  value,
  readOnly,
  problem,
  onKeyDown,
  onChange,
}: {
  id: string;
  label: string;
  word: string;
  says: string;
  value: string;
  readOnly: boolean;
  problem: string | null;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  onChange: (value: string) => void;
}) {
  return (
    <div className="flex w-36 flex-col gap-1 max-sm:w-full">
      <label htmlFor={id} className="text-[13px] text-ink-2" title={says}>
        <span className="sr-only">{label}</span>
        <span aria-hidden="true">{word}</span>
      </label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        className="field w-full text-right"
        value={value}
        readOnly={readOnly}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? `${id}-says` : `${id}-says ${id}-problem`}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <p id={`${id}-says`} className="text-xs leading-4 text-ink-3">
        {says}
      </p>
      {problem === null ? null : (
        <p id={`${id}-problem`} className="text-[13px] leading-[18px] text-breach">
          {problem}
        </p>
      )}
    </div>
  );
}

function Beside({
  row,
  words,
  state,
  judged,
}: {
  row: MonthRow;
  words: FigureWords;
  state: FigureState;
  judged: {
    readonly value: string;
    readonly level: MonthRow["level"];
    readonly relaxed: string | null;
    readonly notApplicable: boolean;
  };
}) {
  const facts = [
    { term: words.lastMonth, fact: row.lastMonth },
    { term: words.lastYear, fact: row.lastYear },
    { term: words.value, fact: judged.value },
  ];
  const history = sparkline(row.history);
  return (
    <div className="flex flex-col gap-2 text-[13px]">
      <p className="flex items-center justify-between gap-3">
        <LevelChip level={judged.level} notApplicable={judged.notApplicable} />
        <span role="status" className={tone(state)}>
          {words.states[state]}
        </span>
      </p>
      {judged.relaxed === null ? null : <p className="text-xs text-ink-2">{judged.relaxed}</p>}
      <dl className="grid grid-cols-[1fr_auto] gap-x-4">
        {facts.map(({ term, fact }) => (
          <div key={term} className="contents">
            <dt className="text-ink-3">{term}</dt>
            <dd className="text-right font-[510] whitespace-nowrap">{fact}</dd>
          </div>
        ))}
      </dl>
      {history === null ? null : <StaticMarkup of={history} />}
    </div>
  );
}

function tone(state: FigureState): string {
  if (state === "refused" || state === "conflict" || isWaiting(state)) {
    return "font-[590] text-breach";
  }
  return state === "saved" || state === "submitted" ? "font-[510] text-good" : "text-ink-2";
}
