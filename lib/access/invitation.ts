/** How long an invitation can be answered, in days. */
const validDays = 14;

/** How many an organisation may send in a day: mail in its name must not become a nuisance. */
export const mostADay = 50;

/** How an invitation stands. */
export type InvitationState = "open" | "accepted" | "declined" | "withdrawn" | "expired";

/** When an invitation sent now can no longer be answered. */
export function expiryOf(now: Date): Date {
  return new Date(now.getTime() + validDays * 86_400_000);
}

/** How an invitation stands now: answered, open, or past its time. */
export function invitationState(
  {
    answer,
    expiresAt,
  }: {
    readonly answer: "accepted" | "declined" | "withdrawn" | null;
    readonly expiresAt: Date;
  },
  now: Date,
): InvitationState {
  return answer ?? (expiresAt.getTime() <= now.getTime() ? "expired" : "open");
}
