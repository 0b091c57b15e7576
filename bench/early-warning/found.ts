import { z } from "zod";

/** What a process says that read all figures: milliseconds a round, what it read, how much of it was scanned, peak memory. */
export const readingFound = z.object({
  floor: z.array(z.number()),
  stream: z.array(z.number()),
  series: z.number(),
  figures: z.number(),
  chains: z.number(),
  /** Months of chains, and the milliseconds that their scans took. */
  scanned: z.number(),
  scanning: z.number(),
  megabytes: z.number(),
});

/** The same, read. */
export type ReadingFound = z.output<typeof readingFound>;
