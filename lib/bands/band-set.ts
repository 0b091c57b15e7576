import type { Period } from "@/lib/periods/period";
import type { Bounds } from "./bounds";

/** Agreed ranges of a metric, from a month on until the next set. */
export type BandSet = { readonly effectiveFrom: Period; readonly bounds: Bounds };
