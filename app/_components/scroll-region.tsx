import type { ReactNode } from "react";
import { markup, type Markup } from "./markup";

const box = "relative overflow-x-auto";

/** A box around a wide table: the table scrolls inside it, by keyboard too, and the page does not. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="region" aria-label={label} tabIndex={0} className={`${box} card`}>
      {children}
    </div>
  );
}

/** The same around markup. */
export function scrollRegion(label: string, table: Markup, look: "card" | "" = "card"): Markup {
  return markup`<div role="region" aria-label="${label}" tabindex="0" class="${box} ${look}">${table}</div>`;
}
