import { refusal, type Done, type Refused } from "@/app/form-answer";
import { words } from "@/app/words/words";
import type { Tx } from "@/db/doors";
import {
  endSessionsOf as endSessions,
  removePerson,
  setAdmin,
  setRoles,
  type StaffChange,
} from "@/db/queries/staff";
import type { Role, Viewer } from "@/lib/access/viewer";

const said = words.organisation;

/** What came of changing a person's place; gone where they aren't of the organisation any more. */
type Changed = Done | Refused | { readonly state: "gone" };

/** Saves the roles that are ticked. */
export async function setRolesOf(
  tx: Tx,
  viewer: Viewer,
  sent: { readonly personId: string; readonly roles: Readonly<Record<string, readonly Role[]>> },
): Promise<Changed> {
  const roles = Object.fromEntries(
    Object.entries(sent.roles).map(([network, ticked]) => [network, [...new Set(ticked)]]),
  );
  const saved = await setRoles(tx, viewer, { personId: sent.personId, roles });
  return saved ? { state: "done", says: said.rolesSaved } : { state: "gone" };
}

/** Makes somebody an admin, or no admin any more. */
export async function setAdminOf(
  tx: Tx,
  viewer: Viewer,
  sent: { readonly personId: string; readonly isAdmin: boolean },
): Promise<Changed> {
  const changed = await setAdmin(tx, viewer, sent);
  return told(changed, sent.isAdmin ? said.madeAdmin : said.unmadeAdmin);
}

/** Takes somebody out of the organisation. */
export async function removeOf(
  tx: Tx,
  viewer: Viewer,
  sent: { readonly personId: string },
): Promise<Changed> {
  return told(await removePerson(tx, viewer, sent), said.removed);
}

/** Ends somebody's sessions. */
export async function endSessionsOf(
  tx: Tx,
  _viewer: Viewer,
  sent: { readonly personId: string },
): Promise<Changed> {
  const ended = await endSessions(tx, sent);
  return ended ? { state: "done", says: said.sessionsEnded } : { state: "gone" };
}

function told(changed: StaffChange, says: string): Changed {
  if (changed === "last-admin") return refusal([["form", said.lastAdmin]]);
  return changed === "done" ? { state: "done", says } : { state: "gone" };
}
