import { words } from "@/app/words/words";
import type { AgreedTerms } from "@/db/queries/agreed-terms";
import type { DefinitionDraft } from "@/lib/library/definition-entry";
import type { Prefilled } from "../../proposals/new/prefilled";

const said = words.library;

/** In whose network a draft would be proposed, by slugs. */
type Frame = { readonly own: string; readonly members: readonly string[] };

/** How a draft stands to what is agreed of its metric in this network, if anything. */
export function draftStanding(agreed: AgreedTerms | null, own: string): string {
  const last = agreed?.versions.at(-1);
  if (last === undefined) return said.isNew;
  return last.parties.includes(own) ? said.isNext(String(last.version + 1)) : said.notParty;
}

/**
 * The changes that a draft would propose: the definition as the next version of its metric, and its bands. Organisations that
 * aren't members here are left out; where nobody is left, those of the version before, or one's own. Empty where the metric is
 * agreed by others alone.
 */
export function prefilledDraft(
  { metric, version, series, band }: DefinitionDraft,
  agreed: AgreedTerms | null,
  { own, members }: Frame,
): readonly Prefilled[] {
  const last = agreed?.versions.at(-1);
  if (last !== undefined && !last.parties.includes(own)) return [];
  const isNew = last === undefined;
  const here = (slugs: readonly string[], before: readonly string[] | undefined) => {
    const left = slugs.filter((slug) => members.includes(slug));
    return left.length > 0 ? left : [...(before ?? [own])];
  };
  const oneHere = (slug: string | null) => (slug !== null && members.includes(slug) ? slug : null);
  const parties = here(version.parties, last?.parties);
  const reported = series.filter(({ reporter }) => members.includes(reporter));
  return [
    {
      change: "metric-version",
      metric,
      isNew,
      version: {
        ...version,
        version: (last?.version ?? 0) + 1,
        comparable: isNew || version.comparable,
        parallelFrom: null,
        owners: here(version.owners, last?.owners),
        parties: parties.includes(own) ? parties : [own, ...parties],
        accepting: oneHere(version.accepting),
        retainedOwner: oneHere(version.retainedOwner),
      },
      series:
        reported.length > 0
          ? reported
          : (agreed?.series.slice() ?? [{ reporter: own, subject: "" }]),
    },
    ...(band === null ? [] : [{ change: "band-set", metric, isNew, ...band } as const]),
  ];
}
