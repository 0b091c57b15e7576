import { declineInvitation } from "@/db/queries/invitation-link";
import type { Tx } from "@/db/doors";

/** Declines; where somebody has answered before, the page says how it stands. */
export async function declineOf(
  tx: Tx,
  { token }: { readonly token: string },
): Promise<{ readonly state: "closed" }> {
  await declineInvitation(tx, token);
  return { state: "closed" };
}
