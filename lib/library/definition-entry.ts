import { z } from "zod";
import { boundsTerms, flexTerms, graceTerms } from "@/lib/proposals/band-terms";
import { code, period, sentence, slug, text } from "@/lib/proposals/fields";
import { versionFields } from "@/lib/proposals/version-terms";

/** What this form of a file of definitions is known by. */
export const definitionsForm = 1;

/** A definition of a file. What only a network can say may be left out, and what older definitions are silent about. */
const version = z.strictObject({
  ...versionFields,
  version: z.int().min(1).default(1),
  comparable: versionFields.comparable.default(true),
  denominator: sentence.nullable().default(null),
  includes: sentence.nullable().default(null),
  excludes: sentence.nullable().default(null),
  frequency: versionFields.frequency.nullable().default(null),
  sourceSystem: sentence.nullable().default(null),
  accepting: slug.nullable().default(null),
  retainedOwner: slug.nullable().default(null),
  owners: z.array(slug).default([]),
  parties: z.array(slug).default([]),
  visibility: versionFields.visibility.nullable().default(null),
  inAggregate: z.boolean().nullable().default(null),
  evidence: sentence.nullable().default(null),
  parallelFrom: period.nullable().default(null),
});

const band = z.strictObject({
  effectiveFrom: period.nullable().default(null),
  bounds: boundsTerms,
  flex: flexTerms.nullable().default(null),
  grace: graceTerms.nullable().default(null),
});

/** One version of a metric's definition in a file, with the band sets that were in force during it, oldest first. */
export const definitionEntry = z.strictObject({
  metric: code,
  effectiveFrom: period.nullable().default(null),
  version,
  series: z
    .array(z.strictObject({ reporter: slug, subject: text.max(120).default("") }))
    .default([]),
  bands: z.array(band).default([]),
});

/** One version of a metric's definition in a file. */
export type DefinitionEntry = z.output<typeof definitionEntry>;

/** A definition of a file as it can be proposed: the last version of each metric with its last band set. */
export type DefinitionDraft = Pick<DefinitionEntry, "metric" | "version" | "series"> & {
  readonly band: Pick<DefinitionEntry["bands"][number], "bounds" | "flex" | "grace"> | null;
};

/** What can be proposed of a file: of each metric its last version, in the order in which they come. */
export function draftsOf(entries: readonly DefinitionEntry[]): readonly DefinitionDraft[] {
  const last = new Map<string, DefinitionEntry>();
  for (const entry of entries) {
    const known = last.get(entry.metric);
    if (known === undefined || entry.version.version > known.version.version) {
      last.set(entry.metric, entry);
    }
  }
  return [...last.values()].map(({ metric, version, series, bands }) => {
    const { bounds, flex, grace } = bands.at(-1) ?? {};
    return {
      metric,
      version,
      series,
      band: bounds === undefined ? null : { bounds, flex: flex ?? null, grace: grace ?? null },
    };
  });
}
