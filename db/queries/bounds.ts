import { sql } from "drizzle-orm";
import type { BandSet } from "@/lib/bands/band-set";
import type { Bounds } from "@/lib/bands/bounds";

/** What `boundsColumns` gives: exact decimals as text, null where the direction has no such bound. */
export type BoundsRow = Pick<BandSet, "flex" | "grace"> & {
  readonly direction: Bounds["direction"];
} & Readonly<
    Record<
      "target" | "floor" | "stretch" | "innerFrom" | "innerTo" | "outerFrom" | "outerTo",
      string | null
    >
  >;

/** The columns of a band set that say its bounds and what relaxes them. */
export const boundsColumns = sql`direction, target::text, floor::text, stretch::text,
  inner_from::text as "innerFrom", inner_to::text as "innerTo",
  outer_from::text as "outerFrom", outer_to::text as "outerTo", flex, grace`;

/** The bounds of a band set. */
export function boundsOf(row: BoundsRow): Bounds {
  if (row.direction === "in-range") {
    return {
      direction: row.direction,
      inner: { from: row.innerFrom ?? "", to: row.innerTo ?? "" },
      outer: { from: row.outerFrom ?? "", to: row.outerTo ?? "" },
    };
  }
  return {
    direction: row.direction,
    target: row.target ?? "",
    floor: row.floor ?? "",
    stretch: row.stretch,
  };
}
