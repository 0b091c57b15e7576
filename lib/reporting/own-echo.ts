import type { Figure } from "./figure";

/** What one revision of a figure says. */
export type Content = Pick<Figure, "parts" | "notApplicable">;

/** A revision written since a person last saw the figure, and whether they wrote it themselves. */
export type WrittenSince = Content & { readonly mine: boolean };

/** Whether two revisions say the same. */
export function sameContent(one: Content, other: Content): boolean {
  return (
    one.notApplicable === other.notApplicable &&
    one.parts?.numerator === other.parts?.numerator &&
    one.parts?.denominator === other.parts?.denominator
  );
}

/**
 * Whether all that was written since is the echo of what this person sent before and got no answer to: then what they send now
 * goes over it, and they have no conflict with themselves. What they entered elsewhere, or anybody else wrote, is none.
 *
 * @param since every revision above the one that the person saw
 * @param unanswered what was sent from the same screen over that revision, without an answer
 */
export function isOwnEcho(since: readonly WrittenSince[], unanswered: readonly Content[]): boolean {
  return (
    since.length > 0 &&
    since.every((written) => written.mine && unanswered.some((sent) => sameContent(sent, written)))
  );
}
