/** What an issue may be caused by, to choose from: nobody is named in it. */
export const issueCauses = [
  "pressure-on-figures",
  "conflicting-incentives",
  "unclear-ownership",
  "missing-information",
  "capacity",
  "tools",
  "agreement-does-not-fit",
  "broken-promise",
  "conduct",
  "something-else",
] as const;

export type IssueCause = (typeof issueCauses)[number];

/** Who is to see to an issue: the author's organisation, that of the go-to person, or both. */
export const issueOwners = ["ours", "theirs", "joint"] as const;

export type IssueOwner = (typeof issueOwners)[number];

/** What may stand in an issue. */
export const issueEntryKinds = [
  "suggestion",
  "accepted",
  "adapted",
  "declined",
  "settled",
] as const;

/** How a suggestion may be answered; without a reason it may only be accepted. */
export const suggestionAnswers = ["accepted", "adapted", "declined"] as const;

export type SuggestionAnswer = (typeof suggestionAnswers)[number];

/** Something that the author or the go-to person wrote in an issue; `about` is the number of the suggestion that it answers. */
export type IssueEntry = {
  readonly number: number;
  readonly kind: (typeof issueEntryKinds)[number];
  readonly about: number | null;
  readonly says: string | null;
  readonly byAuthor: boolean;
  readonly writtenAt: Date;
};

/** An issue as it was raised to a go-to person, with what the two wrote since, oldest first. Organisations by id. */
export type Issue = {
  readonly id: string;
  readonly cause: IssueCause;
  readonly says: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly personName: string;
  readonly goToOrganisationId: string;
  readonly goToPersonId: string;
  readonly goToName: string;
  readonly ownerIds: readonly string[];
  readonly raisedAt: Date;
  readonly settledAt: Date | null;
  readonly releasedAt: Date | null;
  readonly entries: readonly IssueEntry[];
};

/** A suggestion with its answer; null while it has none. */
export type Suggestion = { readonly made: IssueEntry; readonly answer: IssueEntry | null };

/** The suggestions of an issue in the order in which they were made. */
export function suggestionsOf({ entries }: Issue): readonly Suggestion[] {
  return entries
    .filter(({ kind }) => kind === "suggestion")
    .map((made) => ({ made, answer: entries.find(({ about }) => about === made.number) ?? null }));
}

/** What somebody is to an issue: its author, whom it was confided to, or one of those whom it was released to. */
export function partIn(
  { personId, goToPersonId }: Issue,
  reader: string,
): "author" | "go-to" | "reader" {
  if (reader === personId) return "author";
  return reader === goToPersonId ? "go-to" : "reader";
}
