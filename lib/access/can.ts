import type { Role, Viewer } from "./viewer";

/** The verbs that a network knows. Which rows a verb reaches is decided by the database's policies. */
export type Permission =
  | "see-scorecards"
  | "see-definitions"
  | "enter-figures"
  | "submit-month"
  | "ask-for-figures"
  | "see-invitations"
  | "invite-organisation"
  | "answer-warning"
  | "see-proposals"
  | "agree"
  | "record-promises"
  | "raise-issue";

const everyone: readonly Role[] = ["manager", "board", "viewer", "go-to"];

const rolesWith: Readonly<Record<Permission, readonly Role[]>> = {
  "see-scorecards": everyone,
  "see-definitions": everyone,
  "enter-figures": ["manager"],
  "submit-month": ["manager"],
  "ask-for-figures": ["manager", "board"],
  "see-invitations": everyone,
  "invite-organisation": ["manager"],
  "answer-warning": ["manager", "board"],
  "see-proposals": everyone,
  agree: ["manager", "board"],
  "record-promises": ["manager", "board", "go-to"],
  "raise-issue": everyone,
};

/**
 * Whether the viewer may do this in this network: the one place where verbs are decided.
 * Being an organisation's admin gives nothing here; a network without an assignment gives nothing.
 *
 * @param networkId id of the network that the verb is about
 */
export function can(viewer: Viewer, permission: Permission, networkId: string): boolean {
  const held = viewer.roles[networkId] ?? [];
  return held.some((role) => rolesWith[permission].includes(role));
}

/** The verbs that an organisation knows: looking after its people, their roles, its networks and its mail. */
export type OwnPermission = "manage-organisation";

/** Whether the viewer may do this for the organisation acted for: its admins may. */
export function canForOwn(viewer: Viewer, permission: OwnPermission): boolean {
  return permission === "manage-organisation" && viewer.isAdmin;
}
