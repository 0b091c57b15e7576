"use client";

import { useId } from "react";
import { flushSync } from "react-dom";
import { grid } from "@/app/words/en/grid";
import { report as said } from "@/app/words/en/report";
import type { Entry } from "./entry";
import { progressOf, type EntryStore } from "./entry-store";
import { opened } from "./opened-dialog";
import type { useSubmit } from "./use-submit";

const words = grid.submit;

type Props = {
  readonly store: EntryStore;
  readonly submit: ReturnType<typeof useSubmit>;
  readonly month: string;
  readonly focusOn: (id: string) => void;
  /** Why the page was brought anew. */
  readonly because: string;
};

/** Submitting the month: always possible to ask for; what is in the way is listed, then the person attests. */
export function SubmitMonth({ store, submit, month, focusOn, because }: Props) {
  const { toExplain } = progressOf(store);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-4">
        {submit.isSubmitted ? null : (
          <button
            type="button"
            className="button-primary"
            onClick={submit.begin}
            aria-disabled={submit.busy}
          >
            {submit.busy ? said.submitting : said.submit}
          </button>
        )}
        <p
          role="alert"
          className={`max-w-[60ch] ${submit.isSubmitted ? "font-[510] text-good" : "text-breach"}`}
        >
          {submit.says === "" ? because : submit.says}
        </p>
      </div>
      {submit.gap === null ? null : (
        <div role="alert" className="card flex flex-col gap-2 p-4">
          <p className="font-[590]">
            {submit.gap.kind === "missing"
              ? words.missing(submit.gap.entries.map(({ series }) => series.code))
              : words.unsaved}
          </p>
          {submit.gap.kind === "missing" ? <p className="text-ink-2">{words.missingLead}</p> : null}
          <Links entries={submit.gap.entries} focusOn={focusOn} />
        </div>
      )}
      {submit.attesting ? (
        <Attest submit={submit} month={month} toExplain={toExplain} focusOn={focusOn} />
      ) : null}
    </div>
  );
}

function Attest({
  submit,
  month,
  toExplain,
  focusOn,
}: Pick<Props, "submit" | "month" | "focusOn"> & { readonly toExplain: readonly Entry[] }) {
  const id = useId();
  return (
    <dialog ref={opened} aria-labelledby={id} className="dialog" onCancel={submit.back}>
      <h2 id={id} className="section-title">
        {words.title(month)}
      </h2>
      {toExplain.length === 0 ? null : (
        <div className="mt-3 flex flex-col gap-2">
          <p className="text-ink-2">{words.toExplain}</p>
          <Links
            entries={toExplain}
            focusOn={(entry) => {
              // Behind an open dialog nothing takes the focus.
              flushSync(submit.back);
              focusOn(entry);
            }}
          />
        </div>
      )}
      <p className="mt-3">{words.attest}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        <button type="button" className="button-primary" onClick={submit.submit}>
          {words.confirm}
        </button>
        <button type="button" className="button-quiet" onClick={submit.back}>
          {words.back}
        </button>
      </div>
    </dialog>
  );
}

/** Figures by name; each leads to its cell. */
function Links({
  entries,
  focusOn,
}: {
  readonly entries: readonly Entry[];
  readonly focusOn: (id: string) => void;
}) {
  return (
    <ul className="flex max-h-40 flex-wrap gap-x-4 overflow-y-auto">
      {entries.map(({ id, series }) => (
        <li key={id}>
          <button
            type="button"
            className="text-link min-h-6"
            onClick={() => {
              focusOn(id);
            }}
          >
            {series.code} {series.title}
          </button>
        </li>
      ))}
    </ul>
  );
}
