import { eq } from "drizzle-orm";
import { asOperator } from "@/db/doors";
import { readOwnOrganisation } from "@/db/queries/own-organisation";
import { invitePerson } from "@/db/queries/staff-invitations";
import { sessions } from "@/db/schema/people";
import { actAs, type Organisation, type Person } from "@/db/testing";
import { asSuperuser } from "@/db/testing/superuser";
import { newToken } from "@/db/token";
import { baseUrl } from "../environment";

/** A link for a new password as the worker makes it. */
export async function aResetLink({ id, email }: Person): Promise<string> {
  const { token, hash } = newToken();
  await asSuperuser(
    (sql) => sql`
      insert into vault.tokens (token_hash, purpose, email, person_id, expires_at)
      values (${hash}, 'reset-password', ${email}, ${id}, now() + interval '1 hour')`,
  );
  return token;
}

/** An open invitation of a person to an organisation, by its id. */
export async function staffInvitationOf({ id, slug, admin }: Organisation): Promise<string> {
  await actAs(admin, (tx, viewer) =>
    invitePerson(tx, viewer, {
      name: "Max Berg",
      email: `max@${slug}.example`,
      isAdmin: false,
      roles: {},
      expiresAt: new Date(Date.now() + 86_400_000),
      linkTo: (token) => `${baseUrl}/invitations/${token}`,
    }),
  );
  const found = await actAs(admin, (tx) => readOwnOrganisation(tx, id));
  return found?.invitations[0]?.id ?? "";
}

/** The id of their session. */
export async function sessionOf({ id }: Person): Promise<string> {
  const [session] = await asOperator((tx) =>
    tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.personId, id)),
  );
  return session?.id ?? "";
}
