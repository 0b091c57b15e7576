import type { Member } from "@/db/queries/relationships";
import type { SlasPlace } from "@/db/queries/slas";
import type { Viewer } from "@/lib/access/viewer";
import type { Period } from "@/lib/periods/period";
import type { Relationship } from "@/lib/scorecards/relationship";
import { readRelationships, relationshipOf } from "../read-relationship";

/** What the parts of the page have in common; the viewer's organisation is the first of its sides. */
export type PairPage = Pick<SlasPlace, "network" | "names"> & {
  readonly viewer: Viewer;
  readonly they: Member;
  readonly level: string | undefined;
  readonly card: Relationship;
  readonly periods: readonly Period[];
};

/** The page of a pair, "one..other" in either order; null where the viewer's organisation is none of the two. */
export async function pairPage(
  tx: Parameters<typeof readRelationships>[0],
  place: SlasPlace,
  viewer: Viewer,
  { pair, asked }: { readonly pair: string; readonly asked: string | null },
): Promise<PairPage | null> {
  const named = pair.split("..");
  const other = named.find((slug) => slug !== viewer.organisationSlug);
  if (named.length !== 2 || !named.includes(viewer.organisationSlug)) return null;
  const read = await readRelationships(tx, place, asked);
  const they = read?.scored.members.find(({ slug }) => slug === other) ?? null;
  if (read === null || they === null) return null;
  const card = relationshipOf(read, [viewer.organisationId, they.id]);
  if (card === null) return null;
  const { network, names, periods } = place;
  return {
    network,
    names,
    viewer,
    they,
    level: read.scored.levels.get(they.id),
    card,
    periods: periods.map(({ period }) => period),
  };
}
