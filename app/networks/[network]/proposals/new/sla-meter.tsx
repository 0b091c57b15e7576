"use client";

import type { Part } from "./form-context";
import { useStake } from "./use-stake";

/** How many obligations stand on each side and what they put at risk, as they are typed: it stays in sight while the form is filled in. */
export function Meter({
  counts: [one, other],
  slug,
  at,
  said,
}: Pick<Part, "slug" | "at" | "said"> & { counts: readonly [number, number] }) {
  const all = one + other;
  const { meter, says } = useStake(slug, at);
  return (
    <p
      ref={meter}
      role="status"
      className="sticky top-0 z-10 -mx-5 flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-surface px-5 py-2 text-ink-2"
    >
      <span className="font-[590] tabular-nums">{`${said.pact.symmetry} ${one} : ${other}`}</span>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${Math.max(all, 1)} 1`}
        preserveAspectRatio="none"
        className="symmetry-bar"
      >
        <rect className="of-us" x="0" y="0" width={one} height="1" />
        <rect className="of-them" x={one} y="0" width={other} height="1" />
      </svg>
      {says === null ? null : <span className="tabular-nums">{says}</span>}
    </p>
  );
}
