import type { Member } from "@/db/queries/relationships";
import type { SlasPlace } from "@/db/queries/slas";
import type { Viewer } from "@/lib/access/viewer";
import type { Period } from "@/lib/periods/period";
import type { Relationship } from "@/lib/scorecards/relationship";
import { versionIn } from "@/lib/reporting/metric";
import { readRelationships, relationshipOf, type RelationshipsRead } from "../read-relationship";

/** What the parts of the page have in common; the viewer's organisation is the first of its sides. */
export type PairPage = Pick<SlasPlace, "network" | "names"> & {
  readonly viewer: Viewer;
  readonly they: Member;
  readonly level: string | undefined;
  readonly card: Relationship;
  /** What the SLAs of the viewer's organisation are called, by number. */
  readonly slaName: (number: number) => string;
  /** The series of the two that a saving can be guarded by, by name. */
  readonly guards: readonly { readonly value: string; readonly text: string }[];
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
    slaName: (number) => place.slas.find((one) => one.number === number)?.name ?? "",
    guards: guardsOf(read),
    periods: periods.map(({ period }) => period),
  };
}

/** What is measured at the customer, then everything else that the viewer sees; that the other one sees it too is asked when it is claimed. */
function guardsOf({ scored: { metrics }, period }: RelationshipsRead): PairPage["guards"] {
  return metrics
    .flatMap((metric) => {
      const version = versionIn(metric, period);
      const [series] = metric.series;
      if (version === null || series === undefined || metric.series.length > 1) return [];
      const order = version.measuredAt === "customer" ? 0 : 1;
      return [{ order, value: String(series.key), text: `${metric.code} ${version.name}` }];
    })
    .toSorted((a, b) => a.order - b.order)
    .map(({ value, text }) => ({ value, text }));
}
