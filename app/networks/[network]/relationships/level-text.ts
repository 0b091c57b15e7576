import { nothing } from "@/app/format";
import { words } from "@/app/words/words";

const levels: Readonly<Record<string, string>> = words.relationships.levels;

/** An engagement model in words. */
export function levelText(level: string | undefined): string {
  return (level === undefined ? undefined : levels[level]) ?? nothing;
}
