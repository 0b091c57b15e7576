"use client";

import { grid } from "@/app/words/en/grid";
import { statuses } from "@/app/words/en/figures";
import type { Entry } from "./entry";

const words = grid.panel;

/** Where a figure comes from: its last revisions, each with who wrote it, when, how and why. */
export function EntryTrail({ entry: { month, stands } }: { readonly entry: Entry }) {
  const newer = stands.revision > (month.trail[0]?.revision ?? 0);
  return (
    <details>
      <summary className="min-h-6 cursor-pointer text-ink-2">{words.trail}</summary>
      {month.trail.length === 0 && !newer ? <p className="text-ink-3">{words.noTrail}</p> : null}
      <ol className="mt-1 flex flex-col gap-2">
        {newer ? <li className="text-ink-2">{words.justNow(stands.revision)}</li> : null}
        {month.trail.map(({ revision, says, who, at, source, version, status, reason }) => (
          <li key={revision}>
            <p>
              <span className="font-[510]">{says}</span>, {statuses[status].toLowerCase()}
            </p>
            <p className="text-ink-2">
              {[who, at, source === null ? words.unrecorded : grid.sources[source]]
                .filter((text) => text !== null)
                .join(", ")}
            </p>
            <p className="text-ink-3">{words.revision(revision, version)}</p>
            {reason === null ? null : <p>“{reason}”</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}
