import type { Level } from "@/lib/bands/level";
import { levelChip } from "./level";
import { StaticMarkup } from "./static-markup";

/** A level among elements of React: as `levelChip`. */
export function LevelChip({ level, notApplicable }: { level: Level; notApplicable: boolean }) {
  return <StaticMarkup as="span" className="contents" of={levelChip(level, notApplicable)} />;
}
