import { words } from "@/app/words/words";
import type { Level } from "@/lib/bands/level";
import { markup, type Markup } from "./markup";

/** How a level stands: provisional while nobody has accepted the figure, not applicable where that is why there are no data. */
export type LevelStanding = {
  readonly level: Level;
  readonly notApplicable?: boolean;
  readonly provisional?: boolean;
};

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

/** A level as it stands in a cell of a table, marked where it is provisional. */
export function levelInCell({
  level,
  notApplicable = false,
  provisional = false,
}: LevelStanding): Markup {
  const chip = levelChip(level, notApplicable);
  return provisional ? markup`${chip}<small>${words.chain.provisional}</small>` : chip;
}
