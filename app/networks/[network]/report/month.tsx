"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { asLastKnown } from "./last-known";
import { MonthFigure, type FigureWords } from "./month-figure";
import type { MonthRow } from "./month-row";
import { useMonth, type MonthWords } from "./use-month";
import { useOnline } from "./use-online";

/** The words of the page, but those that stand in its lines. */
type Words = FigureWords &
  MonthWords & {
    readonly lead: string;
    readonly keys: string;
    readonly submit: string;
    readonly submitting: string;
    readonly entered: string;
    readonly notSavedYet: string;
    readonly keptHere: string;
    readonly offline: string;
  };

type Props = {
  readonly slug: string;
  readonly period: string;
  readonly title: string;
  readonly due: string;
  readonly rows: readonly MonthRow[];
  readonly words: Words;
};

/** The month as it stands; shown anew, with the reason, when others have changed what was to be submitted. */
export function Month(props: Props) {
  const { slug, period } = props;
  const rows = props.rows.map((row) => asLastKnown(`${slug} ${period}`, row));
  const router = useRouter();
  const [shown, setShown] = useState({ times: 0, because: "" });
  const [, startRenewal] = useTransition();
  const renew = (because: string) => {
    startRenewal(() => {
      router.refresh();
      setShown(({ times }) => ({ times: times + 1, because }));
    });
  };
  return (
    <MonthForm key={shown.times} {...props} rows={rows} because={shown.because} onChanged={renew} />
  );
}

/** The month as a list of figures, each saved by itself, and submitted together. */
function MonthForm({
  slug,
  period,
  title,
  due,
  rows,
  words,
  because,
  onChanged,
}: Props & { readonly because: string; readonly onChanged: (because: string) => void }) {
  const list = useRef<HTMLOListElement>(null);
  const focusOn = (key: number) => {
    list.current?.querySelector<HTMLElement>(`[data-key="${key}"] input`)?.focus();
  };
  const online = useOnline();
  const month = useMonth({ slug, period, rows, words }, focusOn, onChanged);
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <h1 className="text-2xl leading-8 font-semibold tracking-tight">{title}</h1>
        <p className="flex flex-wrap gap-x-4 text-[15px] leading-[22px]">
          <span className="font-[590]" role="status">
            {month.done} / {month.due} {words.entered}
          </span>
          <span className="text-ink-2">{due}</span>
        </p>
        <progress
          aria-hidden="true"
          value={month.done}
          max={month.due}
          className="meter w-full max-w-[340px]"
        />
        <p role="status" className="max-w-[70ch] font-[590] text-breach empty:hidden">
          {keptText(month.waiting, online, words)}
        </p>
        <p className="max-w-[70ch] text-ink-2">{words.lead}</p>
        <p className="max-w-[70ch] text-[13px] text-ink-3 max-sm:hidden">{words.keys}</p>
      </div>
      <ol ref={list} className="card divide-y divide-line">
        {rows.map((row) => (
          <MonthFigure
            key={row.key}
            slug={slug}
            period={period}
            row={row}
            words={words}
            missing={month.missing.has(row.key)}
            submitted={month.stateOf(row.key) === "submitted"}
            onState={(state, revision) => {
              month.tell(row.key, { state, revision });
            }}
          />
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-4">
        {month.complete ? null : (
          <button
            type="button"
            className="button-primary"
            onClick={month.submit}
            disabled={month.busy}
          >
            {month.busy ? words.submitting : words.submit}
          </button>
        )}
        <p
          role="alert"
          className={`max-w-[60ch] ${month.complete ? "font-[510] text-good" : "text-breach"}`}
        >
          {month.answer === "" ? because : month.answer}
        </p>
      </div>
    </div>
  );
}

/** What the whole month has to say of figures that could not be saved, or will not be for now. */
function keptText(codes: readonly string[], online: boolean, words: Words): string {
  const kept =
    codes.length === 0 ? "" : `${words.notSavedYet} ${codes.join(", ")}. ${words.keptHere}`;
  return online ? kept : `${words.offline} ${kept}`;
}
