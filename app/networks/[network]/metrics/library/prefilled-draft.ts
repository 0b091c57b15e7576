import { words } from "@/app/words/words";
import type { AgreedTerms } from "@/db/queries/agreed-terms";
import { canonicalText } from "@/lib/agreements/canonical-text";
import type { DefinitionDraft } from "@/lib/library/definition-entry";
import type { Prefilled } from "../../proposals/new/prefilled";

const said = words.library;

/** In whose network a draft would be proposed, by slugs. */
type Frame = { readonly own: string; readonly members: readonly string[] };

/** What a draft would propose, and in words how it stands to what is agreed of its metric in this network, if anything. */
export function prefilledDraft(
  draft: DefinitionDraft,
  agreed: AgreedTerms | null,
  { own, members }: Frame,
): { readonly standing: string; readonly changes: readonly Prefilled[] } {
  const last = agreed?.versions.at(-1);
  if (agreed === null || last === undefined) {
    const none = {
      version: 0,
      owners: [own],
      parties: [own],
      series: [{ reporter: own, subject: "" }],
    };
    const changes = [definition(draft, none, { own, members }), ...bandsOf(draft, true)];
    return { standing: said.isNew, changes };
  }
  if (!last.parties.includes(own)) return { standing: said.notParty, changes: [] };
  const next = definition(draft, { ...last, series: agreed.series }, { own, members });
  const isSame = isSaidAlready(next, last, agreed.series);
  const bands = bandsOf(draft, false).filter((one) => !isBandAlready(one, agreed));
  if (!isSame)
    return { standing: said.isNext(String(last.version + 1)), changes: [next, ...bands] };
  return { standing: bands.length === 0 ? said.isSame : said.isBands, changes: bands };
}

type Before = {
  readonly version: number;
  readonly owners: readonly string[];
  readonly parties: readonly string[];
  readonly series: AgreedTerms["series"];
};

type Definition = Extract<Prefilled, { readonly change: "metric-version" }>;

/**
 * The definition as the version after the one before. Organisations that aren't members here are left out; where nobody is
 * left, those of the version before.
 */
function definition(
  { metric, version, series }: DefinitionDraft,
  before: Before,
  { own, members }: Frame,
): Definition {
  const isNew = before.version === 0;
  const parties = hereOr(version.parties, before.parties, members);
  const reported = series.filter(({ reporter }) => members.includes(reporter));
  return {
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
    series: reported.length > 0 ? reported : [...before.series],
  };
}

function bandsOf({ metric, band }: DefinitionDraft, isNew: boolean): readonly Prefilled[] {
  return band === null ? [] : [{ change: "band-set", metric, isNew, ...band }];
}

/** Whether a definition says of everything what the last version says; how versions follow each other is no part of that. */
function isSaidAlready(
  { version, series }: Definition,
  last: AgreedTerms["versions"][number],
  before: AgreedTerms["series"],
): boolean {
  const saidOf = (terms: Definition["version"], reported: AgreedTerms["series"]) =>
    canonicalText({
      ...terms,
      version: 0,
      comparable: true,
      parallelFrom: null,
      owners: terms.owners?.toSorted() ?? null,
      parties: terms.parties?.toSorted() ?? null,
      forWhom: terms.forWhom?.toSorted() ?? null,
      series: reported.map(({ reporter, subject }) => `${reporter} ${subject}`).toSorted(),
    });
  const { effectiveFrom: _from, proposalNumber: _proposal, ...terms } = last;
  return saidOf(version, series) === saidOf(terms, before);
}

function isBandAlready(change: Prefilled, { bands }: AgreedTerms): boolean {
  const last = bands.at(-1);
  if (change.change !== "band-set" || last === undefined) return false;
  const textOf = ({ bounds, flex, grace }: Pick<typeof change, "bounds" | "flex" | "grace">) =>
    canonicalText({ bounds, flex, grace });
  return textOf(change) === textOf(last);
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
