import fc from "fast-check";
import { period } from "@/lib/periods/period";
import type { DefinitionEntry } from "../definition-entry";

/** Words as definitions hold them: trimmed, whole characters, and whatever a spreadsheet or a CSV reader might mistake. */
const odd = fc.constantFrom(
  "=1+1",
  "+a",
  "-b",
  "@c",
  "'",
  "'=x",
  '"',
  ",",
  ";",
  "\n",
  "\r\n",
  "é",
  "„",
);
const words = fc
  .array(fc.oneof(fc.string({ unit: "grapheme", maxLength: 8 }), odd), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join("").replaceAll("\0", "").trim())
  .filter((text) => text !== "" && !/\p{Surrogate}/u.test(text));
const unit = words
  .map((text) => text.slice(0, 12).trim())
  .filter((text) => text !== "" && !/\p{Surrogate}/u.test(text));
const code = fc.constantFrom("A1", "B2", "C3", "OTIF");
const slug = fc.constantFrom("one", "two-b", "x9");
const slugs = fc.uniqueArray(slug, { maxLength: 3 });
const month = fc
  .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => period(`${year}-${String(number).padStart(2, "0")}`));
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const amount = fc.constantFrom("0", "1.5", "10");

const bounds: fc.Arbitrary<DefinitionEntry["bands"][number]["bounds"]> = fc.constantFrom(
  { direction: "higher", target: "95", floor: "-90.5", stretch: null },
  { direction: "higher", target: "95", floor: "90", stretch: "99" },
);
const trigger: fc.Arbitrary<
  NonNullable<DefinitionEntry["bands"][number]["flex"]>["rules"][number]["trigger"]
> = fc.oneof(
  fc.record({
    kind: fc.constant("season" as const),
    months: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant("condition" as const), condition: unit }),
  fc.record({ kind: fc.constant("ramp" as const), last: fc.record({ amount }) }),
  fc.record({
    kind: fc.constant("volume" as const),
    driver: fc.record({
      metric: code,
      reporter: slug,
      subject: fc.constantFrom("", "North"),
      part: fc.constantFrom("numerator" as const, "denominator" as const),
    }),
    over: amount,
    growth: orNull(fc.record({ every: amount, amount, most: amount })),
  }),
);
const band: fc.Arbitrary<DefinitionEntry["bands"][number]> = fc.record({
  effectiveFrom: orNull(month),
  bounds,
  flex: orNull(
    fc.record({
      cap: orNull(amount),
      budget: orNull(fc.integer({ min: 0, max: 12 })),
      rules: fc.array(
        fc.record({
          name: unit,
          from: month,
          to: orNull(month),
          trigger,
          effect: fc.oneof(
            fc.record({ amount }),
            fc.record({ outerFrom: amount, innerFrom: amount, innerTo: amount, outerTo: amount }),
          ),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  ),
  grace: orNull(
    fc.record({
      misses: fc.integer({ min: 1, max: 12 }),
      periods: fc.integer({ min: 1, max: 36 }),
      from: month,
      to: orNull(month),
    }),
  ),
});

/** A definition of a file, with so many band sets at most. */
export const entry = (mostBands: number): fc.Arbitrary<DefinitionEntry> =>
  fc.record({
    metric: code,
    effectiveFrom: orNull(month),
    version: fc.record({
      version: fc.integer({ min: 1, max: 99 }),
      comparable: fc.boolean(),
      name: words,
      purpose: words,
      forWhom: fc.uniqueArray(fc.constantFrom("end-customer" as const, "internal" as const), {
        minLength: 1,
      }),
      kind: fc.constantFrom("proportion" as const, "mean" as const, "index" as const),
      unit,
      decimals: fc.integer({ min: 0, max: 6 }),
      direction: fc.constant("higher" as const),
      measuredAt: fc.constantFrom("customer" as const, "stage" as const),
      numerator: words,
      denominator: orNull(words),
      includes: orNull(words),
      excludes: orNull(words),
      frequency: orNull(fc.constantFrom("monthly" as const, "quarterly" as const)),
      rounding: words,
      sourceSystem: orNull(words),
      evidence: orNull(words),
      accepting: orNull(slug),
      owners: slugs,
      retainedOwner: orNull(slug),
      parties: slugs,
      visibility: orNull(fc.constantFrom("network" as const, "parties" as const)),
      inAggregate: orNull(fc.boolean()),
      parallelFrom: orNull(month),
    }),
    series: fc.uniqueArray(
      fc.record({ reporter: slug, subject: fc.oneof(fc.constant(""), words) }),
      { maxLength: 3, selector: ({ reporter, subject }) => `${reporter} ${subject}` },
    ),
    bands: fc.array(band, { maxLength: mostBands }),
  });

/** A file of some, no version twice. */
export const entries = (mostBands: number) =>
  fc.uniqueArray(entry(mostBands), {
    minLength: 1,
    maxLength: 4,
    selector: ({ metric, version }) => `${metric} ${version.version}`,
  });
