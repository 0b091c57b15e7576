import { words } from "@/app/words/words";
import type { Tried } from "../tried";
import { TriedTable } from "../tried-table";

const said = words.tried;

/** What the proposed SLAs and pools would have come to in the last two years; nothing where none is proposed. */
export function TriedSection({ tried }: { tried: readonly Tried[] }) {
  return tried.length === 0 ? null : (
    <section aria-labelledby="tried" className="flex flex-col gap-4">
      <h2 id="tried" className="section-title">
        {said.title}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{said.lead}</p>
      {tried.map((one) => (
        <TriedTable key={one.title} tried={one} />
      ))}
    </section>
  );
}
