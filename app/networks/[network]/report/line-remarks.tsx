"use client";

import { grid as words } from "@/app/words/en/grid";
import { report as said } from "@/app/words/en/report";
import { problemsOf, type Entry } from "./entry";
import type { EntryStore } from "./entry-store";
import type { Fields } from "./month-data";

/** Whether anything has to be said about a figure below its row. */
export function hasRemark(store: EntryStore, entry: Entry, isOneMonth: boolean): boolean {
  const { answer, month } = entry;
  if (store.stateOf(entry) === "refused") return true;
  if (month.locked !== null) return isOneMonth;
  return answer !== null && answer.state !== "saved" && answer.state !== "refused";
}

/** What has to be mended or decided about the figures of a row. */
export function LineRemarks({
  store,
  entries,
  isOneMonth,
}: {
  readonly store: EntryStore;
  readonly entries: readonly Entry[];
  readonly isOneMonth: boolean;
}) {
  return (
    <div role="alert" className="flex flex-col items-start gap-2">
      {entries.map((entry) => (
        <div key={entry.id} className="flex flex-col gap-1">
          {isOneMonth ? null : <b>{entry.month.period}</b>}
          {textsOf(entry).map((text) => (
            <p key={text} className={entry.month.locked === null ? "text-breach" : "text-ink-2"}>
              {text}
            </p>
          ))}
          {entry.answer?.state === "conflict" ? (
            <Conflict store={store} entry={entry} theirs={entry.answer.theirs} />
          ) : null}
        </div>
      ))}
    </div>
  );
}

function textsOf(entry: Entry): readonly string[] {
  const { answer, month } = entry;
  if (month.locked !== null) return [month.locked];
  if (answer?.state === "conflict") return [];
  if (answer?.state === "gone") return [words.troubles.gone];
  if (answer !== null && "says" in answer) return [answer.says];
  return problemsOf(entry).map(({ says }) => says);
}

/** Two entries for one figure, each with its author and a button of the same weight: which one stands is for the person to say. */
function Conflict({
  store,
  entry: { id, fields },
  theirs,
}: {
  readonly store: EntryStore;
  readonly entry: Entry;
  readonly theirs: string;
}) {
  const sides = [
    { says: theirs, button: said.takeTheirs, whose: "theirs" },
    { says: `${said.youEntered} ${entered(fields)}`, button: said.keepMine, whose: "mine" },
  ] as const;
  return (
    <ul className="grid w-full grid-cols-[1fr_auto] items-center gap-x-4 gap-y-2 text-ink">
      {sides.map(({ says, button, whose }) => (
        <li key={whose} className="contents">
          <span>{says}</span>
          <button
            type="button"
            className="button-quiet"
            onClick={() => {
              store.choose(id, whose);
            }}
          >
            {button}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What stands in the cells, as it was typed. */
function entered({ numerator, denominator, notApplicable }: Fields): string {
  if (notApplicable) return said.notApplicable.toLowerCase();
  return [numerator, denominator].filter((part) => part !== "").join(" / ") || said.emptied;
}
