"use client";

import { grid as words } from "@/app/words/en/grid";
import { progressOf, type EntryStore } from "./entry-store";
import { useOnline } from "./use-online";

/** What the page has to say of entries that aren't saved: how many, why, and that they are kept. */
export function KeptNote({ store }: { readonly store: EntryStore }) {
  const online = useOnline();
  const trouble = store.sender.trouble();
  const waiting = progressOf(store).unsaved.filter(({ isUnsent }) => isUnsent).length;
  const elsewhere = store.keptElsewhere();
  const count = waiting + elsewhere;
  const reasons = [
    ...(online ? [] : [words.offline]),
    ...(trouble === null || count === 0 ? [] : [words.troubles[trouble]]),
    ...(count === 0 ? [] : [store.keeps() ? words.notSaved(count) : words.notKept(count)]),
    ...(elsewhere === 0 ? [] : [words.elsewhere(elsewhere)]),
  ];
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <p role="status" className="max-w-[70ch] font-[590] text-breach empty:hidden">
          {reasons.join(" ")}
        </p>
        {trouble === null || count === 0 ? null : (
          <button type="button" className="button-quiet" onClick={() => void store.sender.now()}>
            {words.tryNow}
          </button>
        )}
      </div>
      <Lost store={store} />
    </>
  );
}

/** Entries of other months that can't be saved any more, as they were typed. */
function Lost({ store }: { readonly store: EntryStore }) {
  const lost = store.sender.lost();
  if (lost.length === 0) return null;
  return (
    <ul role="alert" className="text-[13px] text-breach">
      {lost.map(({ kept, says }) => (
        <li key={`${kept.period} ${kept.key}`}>
          {words.lost(kept.period, kept.key, kept.fields)} {says}
        </li>
      ))}
    </ul>
  );
}
