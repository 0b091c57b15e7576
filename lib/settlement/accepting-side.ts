/** What decides who accepts a figure: its definition, who reports it and who sees it, and the members of its network. */
export type Sides = {
  readonly acceptingId: string | null;
  readonly partyIds: readonly string[];
  readonly reporterId: string;
  readonly audience: readonly string[] | null;
  readonly memberIds: readonly string[];
};

/**
 * Who accepts a figure: the organisation that its definition names, or every other party, as far as they see it and are members.
 * The database says the same for itself (`vault.accepting_side`). Empty where nobody else sees it.
 */
export function acceptingSide(sides: Sides): readonly string[] {
  const { acceptingId, partyIds, reporterId, audience, memberIds } = sides;
  const able = (id: string) =>
    id !== reporterId && memberIds.includes(id) && (audience === null || audience.includes(id));
  if (acceptingId !== null && able(acceptingId)) return [acceptingId];
  return [...new Set(partyIds)].filter(able).toSorted();
}
