import { words } from "@/app/words/words";

/** The mark of a figure that counts although nobody has accepted it yet; nothing where it isn't one. */
export function Provisional({ when }: { when: boolean }) {
  return when ? (
    <span className="text-xs leading-4 font-[510] text-ink-2">{words.chain.provisional}</span>
  ) : null;
}
