import type { ReactNode } from "react";
import { markup, type Markup } from "./markup";
import { StaticMarkup } from "./static-markup";

const opener =
  "flex min-h-10 cursor-pointer list-none items-center gap-2 font-[510] text-accent [&::-webkit-details-marker]:hidden";

const arrow = markup`<svg
    aria-hidden="true"
    width="10"
    height="10"
    viewBox="0 0 10 10"
    class="shrink-0 group-open:rotate-90"
  ><path d="M3 1l4 4-4 4" fill="none" stroke="currentColor" stroke-width="1.6"/></svg>`;

/** What is one step away: a summary that opens what belongs to it. */
export function Disclosure({
  summary,
  className = "",
  isOpen = false,
  children,
}: {
  summary: string;
  className?: string;
  /** Whether it is open from the start, or as soon as something in it has to be seen. */
  isOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={isOpen} className={`group ${className}`}>
      <summary className={opener}>
        <StaticMarkup as="span" className="contents" of={arrow} />
        {summary}
      </summary>
      {children}
    </details>
  );
}

/** The same around markup. */
export function disclosure(summary: string, content: Markup, look = ""): Markup {
  return markup`<details class="group ${look}"><summary class="${opener}">${arrow}${summary}</summary>${content}</details>`;
}
