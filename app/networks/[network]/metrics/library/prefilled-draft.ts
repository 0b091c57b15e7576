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
  const before = last ?? { version: 0, owners: [own], parties: [own] };
  if (!before.parties.includes(own)) return [];
  const isNew = last === undefined;
  const parties = hereOr(version.parties, before.parties, members);
  return [
    {
      change: "metric-version",
      metric,
      isNew,
      version: {
        ...version,
        version: before.version + 1,
        comparable: isNew || version.comparable,
        parallelFrom: null,
        owners: hereOr(version.owners, before.owners, members),
        parties: parties.includes(own) ? parties : [own, ...parties],
        accepting: hereOrNobody(version.accepting, members),
        retainedOwner: hereOrNobody(version.retainedOwner, members),
      },
      series: reportedHere(series, agreed?.series ?? [{ reporter: own, subject: "" }], members),
    },
    ...(band === null ? [] : [{ change: "band-set", metric, isNew, ...band } as const]),
  ];
}

function hereOr(
  slugs: readonly string[],
  before: readonly string[],
  members: readonly string[],
): string[] {
  const left = slugs.filter((slug) => members.includes(slug));
  return left.length > 0 ? left : [...before];
}

function hereOrNobody(slug: string | null, members: readonly string[]): string | null {
  return slug !== null && members.includes(slug) ? slug : null;
}

type Reported = DefinitionDraft["series"];

function reportedHere(
  series: Reported,
  before: Readonly<Reported>,
  members: readonly string[],
): Reported {
  const left = series.filter(({ reporter }) => members.includes(reporter));
  return left.length > 0 ? left : [...before];
}
