import { canonicalText, type Json } from "@/lib/agreements/canonical-text";
import { objectOf, type ChangeOf, type ProposedChange } from "./proposal-terms";

/**
 * One field of a change. `field` says which (of flex rules and months of a forecast: which of them, after a colon); `place` is where
 * it stands in a proposal, which comments about it name.
 */
export type ChangedField = { readonly place: string; readonly field: string; readonly value: Json };

/** A field before and after: `before` is null where there was nothing, `after` where there is nothing any more. */
export type FieldDifference = Pick<ChangedField, "place" | "field"> & {
  readonly before: Json;
  readonly after: Json;
  readonly isChanged: boolean;
};

/** What stood before a change, in the words of proposals; older definitions are silent about some fields. */
export type Earlier =
  | Exclude<ProposedChange, { readonly change: "metric-version" }>
  | (Omit<ChangeOf<"metric-version">, "version"> & {
      readonly version: Readonly<Record<(typeof versionOrder)[number], Json>>;
    });

const versionOrder = [
  "version",
  "comparable",
  "name",
  "purpose",
  "forWhom",
  "kind",
  "unit",
  "decimals",
  "direction",
  "measuredAt",
  "numerator",
  "denominator",
  "includes",
  "excludes",
  "frequency",
  "rounding",
  "sourceSystem",
  "evidence",
  "accepting",
  "owners",
  "retainedOwner",
  "parties",
  "visibility",
  "inAggregate",
  "parallelFrom",
] as const;

/** The fields of a change in the order in which people read them. */
export function fieldsOf(change: ProposedChange): readonly ChangedField[] {
  return pairsOf(change).map(([field, value]) => ({ place: placeOf(change, field), field, value }));
}

/** Where a field of a change stands in a proposal. */
export function placeOf(change: Earlier, field: string): string {
  return `${objectOf(change)}/${field}`.slice(0, 200);
}

function pairsOf(change: Earlier): readonly (readonly [string, Json])[] {
  switch (change.change) {
    case "metric-version":
      return [
        ...versionOrder.map((field) => [field, change.version[field]] as const),
        ["series", change.series.map(({ reporter, subject }) => ({ reporter, subject }))],
      ];
    case "band-set":
      return bandPairs(change);
    case "forecast":
      return Object.entries(change.amounts)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([month, amount]) => [`month:${month}`, amount] as const);
    case "sla":
      return slaPairs(change);
    case "fee":
      return [["monthlyFee", change.amount]];
    case "amount":
      return Object.entries(change.amounts)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([month, amount]) => [`amount:${month}`, amount] as const);
    case "pool":
      return poolPairs(change);
    case "chain":
      return chainPairs(change);
  }
}

function slaPairs({ terms }: ChangeOf<"sla">): readonly (readonly [string, Json])[] {
  if (terms === null) return [["holds", false]];
  const { obligations, sides, ...whole } = terms;
  return [
    ["holds", true],
    ...obligations.flatMap(({ key, ...one }) => membersOf(`obligation:${key}`, one)),
    ...sides.flatMap(({ organisation, ...one }) => membersOf(`side:${organisation}`, one)),
    ...Object.entries(whole),
  ];
}

function poolPairs({ parties, terms }: ChangeOf<"pool">): readonly (readonly [string, Json])[] {
  if (terms === null) return [["holds", false]];
  const { shares, ...whole } = terms;
  return [
    ["holds", true],
    ["parties", parties],
    ...Object.entries(whole),
    ...shares.flatMap(({ organisation, ...one }) => membersOf(`share:${organisation}`, one)),
  ];
}

/** Stages go by their names, of which a repeated one is numbered, beside the order that they stand in. */
function chainPairs({ parties, terms }: ChangeOf<"chain">): readonly (readonly [string, Json])[] {
  if (terms === null) return [["holds", false]];
  const { stages, ...whole } = terms;
  const names = stages.map(({ name }, index) => {
    const before = stages.slice(0, index).filter((one) => one.name === name).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });
  return [
    ["holds", true],
    ["parties", parties],
    ...Object.entries(whole),
    ["order", names],
    ...stages.map((stage, index) => [`stage:${names[index] ?? ""}`, stage] as const),
  ];
}

function membersOf(
  of: string,
  members: Readonly<Record<string, Json>>,
): readonly (readonly [string, Json])[] {
  return Object.entries(members).map(([member, value]) => [`${of} ${member}`, value]);
}

function bandPairs({
  bounds,
  flex,
  grace,
}: ChangeOf<"band-set">): readonly (readonly [string, Json])[] {
  const own =
    bounds.direction === "in-range"
      ? ([
          ["inner", bounds.inner],
          ["outer", bounds.outer],
        ] as const)
      : ([
          ["target", bounds.target],
          ["floor", bounds.floor],
          ["stretch", bounds.stretch],
        ] as const);
  return [
    ...own,
    ["cap", flex?.cap ?? null],
    ["budget", flex?.budget ?? null],
    ...(flex?.rules ?? []).map((rule) => [`rule:${rule.name} ${rule.from}`, rule] as const),
    ["grace", grace],
  ];
}

/**
 * What a change says beside what was said `before`, field by field, in reading order: fields that are only in one of them too.
 * Two values are the same when their canonical texts are.
 */
export function differences(before: Earlier | null, after: Earlier): readonly FieldDifference[] {
  const earlier = new Map((before === null ? [] : pairsOf(before)).map((one) => one));
  const later = pairsOf(after);
  const known = new Set(later.map(([field]) => field));
  const gone = [...earlier]
    .filter(([field]) => !known.has(field))
    .map(([field, value]) => compared(after, field, value, null));
  return [
    ...later.map(([field, value]) => compared(after, field, earlier.get(field) ?? null, value)),
    ...gone,
  ];
}

function compared(change: Earlier, field: string, before: Json, after: Json): FieldDifference {
  const isChanged = canonicalText(before) !== canonicalText(after);
  return { place: placeOf(change, field), field, before, after, isChanged };
}
