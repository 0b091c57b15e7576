import type { Level } from "@/lib/bands/level";
import { LevelChip } from "./level-chip";
import { Provisional } from "./provisional";

/** A level as it stands in a cell of a table, marked where it is provisional. */
export function LevelMark({
  of: { level, notApplicable, provisional },
}: {
  of: { readonly level: Level; readonly notApplicable: boolean; readonly provisional: boolean };
}) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      <LevelChip level={level} notApplicable={notApplicable} />
      <Provisional when={provisional} />
    </span>
  );
}
