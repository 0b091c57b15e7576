"use server";

import { z } from "zod";
import { ownAction } from "@/app/form-action";
import { roles } from "@/lib/access/viewer";
import { invitePersonOf, withdrawOf } from "./invite-of";
import { leaveOf } from "./leave-of";
import { endSessionsOf, removeOf, setAdminOf, setRolesOf } from "./people-of";

const typed = z.string().max(10_000);
const person = z.uuid();
const byNetwork = z.record(z.uuid(), z.array(z.enum(roles)).max(roles.length));

/** Gives a person the ticked roles in each network. */
export const saveRoles = ownAction(
  "manage-organisation",
  z.strictObject({ personId: person, roles: byNetwork }),
  setRolesOf,
);

/** Makes a person an admin, or no admin any more. */
export const setAdmin = ownAction(
  "manage-organisation",
  z.strictObject({ personId: person, isAdmin: z.boolean() }),
  setAdminOf,
);

/** Takes a person out of the organisation. */
export const removePerson = ownAction(
  "manage-organisation",
  z.strictObject({ personId: person }),
  removeOf,
);

/** Ends all sessions of a person. */
export const endSessions = ownAction(
  "manage-organisation",
  z.strictObject({ personId: person }),
  endSessionsOf,
);

/** Asks a person to join the organisation, by mail. */
export const invitePerson = ownAction(
  "manage-organisation",
  z.strictObject({ name: typed, email: typed, isAdmin: z.boolean(), roles: byNetwork }),
  invitePersonOf,
);

/** Takes an open invitation of a person back. */
export const withdrawInvitation = ownAction(
  "manage-organisation",
  z.strictObject({ id: z.uuid() }),
  withdrawOf,
);

/** Takes the organisation out of a network. */
export const leaveNetwork = ownAction(
  "manage-organisation",
  z.strictObject({ networkId: z.uuid() }),
  leaveOf,
);
