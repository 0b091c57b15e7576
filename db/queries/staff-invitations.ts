import { and, count, eq, gt, isNull, sql } from "drizzle-orm";
import { mostADay } from "@/lib/access/invitation";
import type { Role, Viewer } from "@/lib/access/viewer";
import type { Tx } from "../doors";
import { staffInvitationMail } from "../mail/texts";
import { staffInvitations } from "../schema/invitations";
import { recordForOwn } from "./audit";
import { issueToken } from "./invitations";
import { queueMail } from "./mail";

/** Whom to invite to the acting organisation, and as what; roles by network id. `linkTo` gives the address of a token. */
export type InvitingPerson = {
  readonly name: string;
  readonly email: string;
  readonly isAdmin: boolean;
  readonly roles: Readonly<Record<string, readonly Role[]>>;
  readonly expiresAt: Date;
  readonly linkTo: (token: string) => string;
};

/**
 * Invites a person to the acting organisation, with the mail and the audit entry of it.
 *
 * @returns why nothing was written: the address is one of its people's, has an open invitation, or enough went out for a day
 */
export async function invitePerson(
  tx: Tx,
  viewer: Viewer,
  { name, email, isAdmin, roles, expiresAt, linkTo }: InvitingPerson,
): Promise<"invited" | "is-staff" | "is-invited" | "too-many"> {
  const { organisationId, personId } = viewer;
  const staff = await tx.execute<{ email: string }>(
    sql`select email from staff() where left_at is null and email = ${email}`,
  );
  if (staff.length > 0) return "is-staff";
  const standing = await standingIn(tx, organisationId, email);
  if (standing.open > 0) return "is-invited";
  if (standing.today >= mostADay) return "too-many";
  // The app may fill these columns and no others.
  const [invitation] = await tx.execute<{ id: string }>(sql`
    insert into staff_invitations (organisation_id, email, name, is_admin, roles, inviting_person_id, expires_at)
    values (${organisationId}, ${email}, ${name}, ${isAdmin}, ${JSON.stringify(roles)}::jsonb, ${personId},
      ${expiresAt.toISOString()})
    returning id`);
  const id = invitation?.id ?? "";
  const link = linkTo(await issueToken(tx, { network: null, id, email }));
  const { organisationName: organisation, personName: invitedBy } = viewer;
  const mail = staffInvitationMail({ organisation, name, invitedBy, link, expiresAt });
  await queueMail(tx, viewer, { to: email, ...mail });
  await recordForOwn(tx, viewer, {
    verb: "invite-person",
    object: `invitation ${id}`,
    payload: { name, email, isAdmin, roles },
  });
  return "invited";
}

/** Withdraws an open invitation of the acting organisation; false, with nothing written, where there is none. */
export async function withdrawStaffInvitation(
  tx: Tx,
  viewer: Viewer,
  { id }: { readonly id: string },
): Promise<boolean> {
  const withdrawn = await tx
    .update(staffInvitations)
    .set({ answer: "withdrawn", answeredAt: sql`now()` })
    .where(
      and(
        eq(staffInvitations.organisationId, viewer.organisationId),
        eq(staffInvitations.id, id),
        isNull(staffInvitations.answer),
      ),
    )
    .returning({ name: staffInvitations.name, email: staffInvitations.email });
  const [invitation] = withdrawn;
  if (invitation === undefined) return false;
  await recordForOwn(tx, viewer, {
    verb: "withdraw-invitation",
    object: `invitation ${id}`,
    payload: invitation,
  });
  return true;
}

async function standingIn(
  tx: Tx,
  organisationId: string,
  email: string,
): Promise<{ readonly today: number; readonly open: number }> {
  const [today] = await tx
    .select({ count: count() })
    .from(staffInvitations)
    .where(
      and(
        eq(staffInvitations.organisationId, organisationId),
        gt(staffInvitations.invitedAt, sql`now() - interval '1 day'`),
      ),
    );
  const [open] = await tx
    .select({ count: count() })
    .from(staffInvitations)
    .where(
      and(
        eq(staffInvitations.organisationId, organisationId),
        eq(staffInvitations.email, email),
        isNull(staffInvitations.answer),
        gt(staffInvitations.expiresAt, sql`now()`),
      ),
    );
  return { today: today?.count ?? 0, open: open?.count ?? 0 };
}
