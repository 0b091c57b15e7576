import type { ReactNode } from "react";

/** What is one step away: a summary that opens what belongs to it. */
export function Disclosure({
  summary,
  className = "",
  children,
}: {
  summary: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <details className={`group ${className}`}>
      <summary className="flex min-h-10 cursor-pointer list-none items-center gap-2 font-[510] text-accent [&::-webkit-details-marker]:hidden">
        <svg
          aria-hidden="true"
          width="10"
          height="10"
          viewBox="0 0 10 10"
          className="shrink-0 group-open:rotate-90"
        >
          <path d="M3 1l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
        {summary}
      </summary>
      {children}
    </details>
  );
}
