import type { ReactNode } from "react";

/** A box around a wide table: the table scrolls inside it, by keyboard too, and the page does not. */
export function ScrollRegion({
  label,
  bare = false,
  children,
}: {
  label: string;
  bare?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className={`relative overflow-x-auto ${bare ? "" : "card"}`}
    >
      {children}
    </div>
  );
}
