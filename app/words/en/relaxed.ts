/** Words for what flex and grace do to levels. */
export const relaxed = {
  /** Beside a level, in a few words. */
  marks: {
    flexed: "Flexed",
    grace: "Within grace",
    budgetSpent: "Flex budget spent",
    graceSpent: "Grace spent",
  },
  base: (level: string) => `base ${level}`,
  /** The same in a sentence. */
  says: (level: string, how: string) => `${level} (${how})`,
  flexed: "flexed",
  grace: (used: string, of: string) => `grace ${used} of ${of} used`,
  budgetSpent: "flex budget spent",
  graceSpent: (misses: string, of: string) =>
    `grace spent, ${misses} misses where ${of} ${of === "1" ? "is" : "are"} excused`,
  season: "season",
  volume: (percent: string) => `volume ${percent} % of forecast`,
  condition: (number: string, by: string) => `condition ${number} declared by ${by}`,
  confirmed: (by: string) => `confirmed by ${by}`,
  afterTheFact: "after the fact",
  ramp: "ramp",
  agreed: (by: string) => `agreed by ${by}`,
  moved: (by: string, band: string) => `Target and floor moved by ${by}: ${band}`,
  rangeMoved: (band: string) => `Bounds moved: ${band}`,
  points: "points",
  point: "point",
} as const;
