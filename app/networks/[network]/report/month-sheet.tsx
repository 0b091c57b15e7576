"use client";

import { useRouter } from "next/navigation";
import { useMemo, useRef, useState, useTransition } from "react";
import { grid as words } from "@/app/words/en/grid";
import { report as said } from "@/app/words/en/report";
import { EntryGrid } from "./entry-grid";
import { EntryPanel } from "./entry-panel";
import { progressOf, type EntryStore } from "./entry-store";
import { placesIn, type Place } from "./grid-moves";
import { oneMonth, severalMonths, type GridShape } from "./grid-rows";
import { KeptNote } from "./kept-note";
import type { GridSeries, ShownMonth } from "./month-data";
import { SubmitMonth } from "./submit-month";
import { useEntries } from "./use-entries";
import { useGrid } from "./use-grid";
import { useLeaving } from "./use-leaving";
import { useSubmit } from "./use-submit";
import { useTextsFirst } from "./use-texts-first";

type Props = {
  readonly slug: string;
  /** Names whose entries these are, on this device. */
  readonly place: string;
  /** Where entries are sent to. */
  readonly href: string;
  readonly title: string;
  readonly due: string;
  readonly months: readonly ShownMonth[];
  readonly rows: readonly GridSeries[];
};

/** The figures as they stand; shown anew, with the reason, when others have changed what was to be submitted. */
export function MonthSheet(props: Props) {
  const router = useRouter();
  const [shown, setShown] = useState({ times: 0, because: "" });
  const [, startRenewal] = useTransition();
  const renew = (because: string) => {
    startRenewal(() => {
      router.refresh();
      setShown(({ times }) => ({ times: times + 1, because }));
    });
  };
  return <Sheet key={shown.times} {...props} because={shown.because} onChanged={renew} />;
}

/** A month, or all open months beside each other, to be entered; one month is submitted as a whole. */
function Sheet(
  props: Props & { readonly because: string; readonly onChanged: (because: string) => void },
) {
  const { slug, title, due, months, rows } = props;
  const [only] = months;
  const isOneMonth = months.length === 1;
  const store = useEntries(props);
  const shape = useMemo(() => shapeOf(rows, months), [rows, months]);
  const table = useRef<HTMLTableElement>(null);
  const grid = useGrid(store, shape, table);
  useTextsFirst(store, shape, table);
  const submit = useSubmit(
    { slug, period: only?.period ?? "", store },
    { focusOn: grid.focusOnEntry, onChanged: props.onChanged },
  );
  const { unsaved } = progressOf(store);
  useLeaving(
    { unsaved: !store.keeps() && unsaved.length > 0, saving: store.sender.isBusy() },
    said.leaving,
  );
  const selected = entriesIn(shape, grid.range);
  const entry = store.get(selectedFirst(shape, grid.at) ?? selected[0] ?? "");
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-2">
        <h1 className="text-2xl leading-8 font-semibold tracking-tight">{title}</h1>
        <ProgressLine store={store} due={due} />
        <KeptNote store={store} />
      </div>
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_280px]">
        <div className="flex min-w-0 flex-col gap-4">
          <EntryGrid
            store={store}
            shape={shape}
            grid={grid}
            table={table}
            title={title}
            isOneMonth={isOneMonth}
            missing={submit.missing}
          />
          <p className="max-w-[70ch] text-[13px] text-ink-3 max-sm:hidden print:hidden">
            {words.keys}
          </p>
        </div>
        {entry === undefined ? null : (
          <EntryPanel store={store} entry={entry} selected={selected} />
        )}
      </div>
      {isOneMonth && only !== undefined ? (
        <SubmitMonth
          store={store}
          submit={submit}
          month={only.name}
          focusOn={grid.focusOnEntry}
          because={props.because}
        />
      ) : null}
    </div>
  );
}

function shapeOf(rows: readonly GridSeries[], months: readonly ShownMonth[]): GridShape {
  const [only] = months;
  return only !== undefined && months.length === 1
    ? oneMonth(rows, only)
    : severalMonths(rows, months);
}

function selectedFirst({ rows }: GridShape, { row, column }: Place): string | null {
  return rows[row]?.cells[column]?.id ?? null;
}

/** How far the figures are, in words and as a bar. */
function ProgressLine({ store, due }: { readonly store: EntryStore; readonly due: string }) {
  const progress = progressOf(store);
  const { toExplain } = progress;
  const parts = [
    words.progress(progress.entered, progress.due),
    ...(toExplain.length === 0 ? [] : [words.toExplain(toExplain.length)]),
    ...(due === "" ? [] : [due]),
  ];
  return (
    <>
      <p role="status" className="text-[15px] leading-[22px] font-[590]">
        {parts.join(", ")}
      </p>
      <progress
        aria-hidden="true"
        value={progress.entered}
        max={progress.due}
        className="meter w-full max-w-[340px]"
      />
    </>
  );
}

/** The figures of the selected cells, each once. */
function entriesIn({ rows }: GridShape, range: Parameters<typeof placesIn>[0]): readonly string[] {
  const ids = placesIn(range).flatMap(({ row, column }) => rows[row]?.cells[column]?.id ?? []);
  return [...new Set(ids)];
}
