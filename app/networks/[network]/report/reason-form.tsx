"use client";

import { useId, useState } from "react";
import { grid } from "@/app/words/en/grid";
import { isFilled, isOpen, type Entry } from "./entry";
import type { EntryStore } from "./entry-store";
import { longestReason } from "./month-data";

const words = grid.panel;

/** What asks for a reason, and a line for it with the usual ones to choose from; for all selected figures at once. */
export function ReasonForm({
  store,
  entry,
  selected,
}: {
  readonly store: EntryStore;
  readonly entry: Entry;
  readonly selected: readonly string[];
}) {
  const id = useId();
  const [text, setText] = useState(entry.reason ?? "");
  const checks = store.checksOf(entry);
  if (!isOpen(entry) || !isFilled(entry.fields)) {
    return entry.reason === null ? null : <p>“{entry.reason}”</p>;
  }
  const ids = selected.filter((one) => isFilled(store.get(one)?.fields ?? entry.fields));
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const reason = text.replaceAll(/\s+/g, " ").trim();
        store.explain(ids, reason === "" ? null : reason);
      }}
    >
      {checks.length === 0 || entry.reason !== null ? null : (
        <div>
          <p className="needs-reason font-[590]">{words.needsReason}</p>
          <ul className="list-disc pl-5">
            {checks.map((check) => (
              <li key={check}>{grid.checks[check]}</li>
            ))}
          </ul>
        </div>
      )}
      <label htmlFor={id} className="text-ink-3">
        {words.reason}
      </label>
      <input
        id={id}
        type="text"
        list={`${id}-usual`}
        maxLength={longestReason}
        className="field w-full"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
        }}
      />
      <datalist id={`${id}-usual`}>
        {words.reasons.map((reason) => (
          <option key={reason} value={reason}>
            {reason}
          </option>
        ))}
      </datalist>
      <button type="submit" className="button-quiet self-start">
        {ids.length > 1 ? words.saveReasons(ids.length) : words.saveReason}
      </button>
    </form>
  );
}
