import type { CaseEntry } from "@/lib/promises/case-entry";
import type { NetworkFile } from "./network-file";

/** A case of a network file. */
export type FileCase = NetworkFile["networks"][number]["cases"][number];

/** The entries of a file's case as the rules read them: organisations by slug. */
export function entriesOfCase({ entries }: FileCase): readonly CaseEntry[] {
  return entries.map(entryOf);
}

function entryOf(one: FileCase["entries"][number]): CaseEntry {
  const by = { organisation: one.organisation, at: new Date(one.at) };
  if (one.kind === "promise") {
    const { kind, role, hand, says, due } = one;
    return { ...by, kind, role, hand, says, dueAt: new Date(due) };
  }
  if (one.kind === "kept") {
    const { kind, promise, hand, says } = one;
    return { ...by, kind, promise, hand, says };
  }
  if (one.kind === "reopened") return { ...by, kind: one.kind, says: one.says };
  if ("promise" in one) return { ...by, kind: one.kind, promise: one.promise, says: one.says };
  if (one.kind === "offer") return { ...by, kind: one.kind, to: one.to, handed: one.handed };
  return { ...by, kind: one.kind };
}
