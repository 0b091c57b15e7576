import type { Done } from "@/app/form-answer";
import { words } from "@/app/words/words";
import type { Tx } from "@/db/doors";
import { leaveNetwork } from "@/db/queries/members";
import type { Viewer } from "@/lib/access/viewer";

/** Leaves a network; gone where the organisation isn't in it any more. */
export async function leaveOf(
  tx: Tx,
  _viewer: Viewer,
  { networkId }: { readonly networkId: string },
): Promise<Done | { readonly state: "gone" }> {
  const left = await leaveNetwork(tx, networkId);
  return left ? { state: "done", says: words.organisation.left } : { state: "gone" };
}
