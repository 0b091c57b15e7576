import type { Period } from "@/lib/periods/period";
import type { Bounds } from "./bounds";
import type { Flex, Grace } from "./flex-rule";

/** Agreed ranges of a metric, from a month on until the next set, and what relaxes them. */
export type BandSet = {
  readonly effectiveFrom: Period;
  readonly bounds: Bounds;
  readonly flex: Flex | null;
  readonly grace: Grace | null;
};
