import { words } from "@/app/words/words";
import type { Level } from "@/lib/bands/level";
import { markup, type Markup } from "./markup";
import type { RelaxedNote } from "./relaxed-note";

/** How a level stands: provisional while nobody has accepted the figure, not applicable where that is why there are no data, and what flex and grace did to it. */
export type LevelStanding = {
  readonly level: Level;
  readonly notApplicable?: boolean;
  readonly provisional?: boolean;
  readonly disputed?: boolean | undefined;
  readonly note?: RelaxedNote | null;
};

/** The mark of a figure about which a question is open; null where there is none. */
export function disputedMark(disputed = false): Markup | null {
  return disputed ? markup`<span class="disputed-mark">${words.statuses.disputed}</span>` : null;
}

/** A level as a word and, by its class, a shape and a tint, never as a colour alone; `notApplicable` says why there are no data. */
export function levelChip(level: Level, notApplicable = false): Markup {
  const word =
    level === "no-data" && notApplicable ? words.metric.noDataNotApplicable : words.levels[level];
  return markup`<span class="level-${level}">${word}</span>`;
}

/** The mark of a figure that counts although nobody has accepted it yet; null where it isn't one. */
export function provisionalMark(provisional: boolean): Markup | null {
  return provisional
    ? markup`<span class="text-xs leading-4 font-[510] text-ink-2">${words.chain.provisional}</span>`
    : null;
}

/** What flex and grace did to a level, in a few words; null where they did nothing. All of it stands elsewhere on the page. */
export function relaxedMark(note: RelaxedNote | null): Markup | null {
  return note === null
    ? null
    : markup`<span class="text-xs leading-4 font-[510] text-ink-2">${note.mark}</span>`;
}

/** A level as it stands in a cell of a table, marked where it is provisional, and with what relaxed it one step away. */
export function levelInCell({
  level,
  notApplicable = false,
  provisional = false,
  disputed = false,
  note = null,
}: LevelStanding): Markup {
  const chip = markup`${levelChip(level, notApplicable)}${disputedMark(disputed)}`;
  return markup`${chip}${provisional ? markup`<small>${words.chain.provisional}</small>` : null}${
    note === null
      ? null
      : markup`<details class="relaxed-note"><summary>${note.mark}</summary><p>${note.says}</p></details>`
  }`;
}
