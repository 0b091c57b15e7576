/** What decides who may see a figure: the visibility agreed for its period, and the series' own audience. */
export type Sharing = {
  readonly visibility: "network" | "parties" | "reporter";
  readonly partyIds: readonly string[];
  readonly reporterId: string;
  readonly seriesAudience: readonly string[] | null;
};

/**
 * The organisations that may see a figure; null is the whole network.
 * A series with an audience of its own narrows what the definition allows, and never widens it.
 */
export function figureAudience(sharing: Sharing): readonly string[] | null {
  const agreed = agreedAudience(sharing);
  if (agreed === null || sharing.seriesAudience === null) return agreed ?? sharing.seriesAudience;
  const own = new Set(sharing.seriesAudience);
  return agreed.filter((organisation) => own.has(organisation));
}

function agreedAudience({ visibility, partyIds, reporterId }: Sharing): readonly string[] | null {
  switch (visibility) {
    case "network":
      return null;
    case "parties":
      return partyIds;
    case "reporter":
      return [reporterId];
  }
}
