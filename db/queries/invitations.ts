import { and, count, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { mostADay } from "@/lib/access/invitation";
import type { Viewer } from "@/lib/access/viewer";
import type { Tx } from "../doors";
import { networkInvitationMail } from "../mail/texts";
import { networkInvitations } from "../schema/invitations";
import { memberPeople } from "../schema/networks";
import { organisations } from "../schema/people";
import { newToken } from "../token";
import { record } from "./audit";
import { queueMail } from "./mail";
import { sign } from "./members";
import type { Network } from "./networks";

/** An invitation to a network as its members see it; `joinedAs` is the organisation that accepted it. */
export type Invitation = Awaited<ReturnType<typeof listInvitations>>[number];

/** The invitations to a network, newest first. Whom they were mailed to is nobody's to see. */
export async function listInvitations(tx: Tx, networkId: string) {
  const joined = alias(organisations, "joined");
  const { id, organisationName, invitingOrganisationId, invitedAt, expiresAt, answer, answeredAt } =
    networkInvitations;
  return tx
    .select({
      id,
      organisationName,
      invitingOrganisationId,
      invitedBy: organisations.name,
      invitingPerson: memberPeople.name,
      invitedAt,
      expiresAt,
      answer,
      answeredAt,
      joinedAs: joined.name,
    })
    .from(networkInvitations)
    .innerJoin(organisations, eq(organisations.id, invitingOrganisationId))
    .innerJoin(
      memberPeople,
      and(
        eq(memberPeople.networkId, networkInvitations.networkId),
        eq(memberPeople.organisationId, invitingOrganisationId),
        eq(memberPeople.personId, networkInvitations.invitingPersonId),
      ),
    )
    .leftJoin(joined, eq(joined.id, networkInvitations.joinedOrganisationId))
    .where(eq(networkInvitations.networkId, networkId))
    .orderBy(desc(invitedAt), desc(id));
}

/** A metric that a newcomer can be asked to report. */
export type Askable = { readonly code: string; readonly name: string };

/**
 * The metrics that a newcomer can be asked to report, by code: agreed, seen by the whole network in the oldest open
 * period, and not composed of others.
 */
export async function listAskable(tx: Tx, networkId: string): Promise<readonly Askable[]> {
  return tx.execute<Askable>(sql`
    with asked_from as (
      select coalesce(min(period) filter (where closed_on is null), max(period)) as period
      from network_periods where network_id = ${networkId}
    ), in_force as (
      select distinct on (v.metric_code) v.metric_code, v.name, v.visibility
      from metric_versions v, asked_from f
      where v.network_id = ${networkId} and v.effective_from <= f.period and not exists (
        select from unnest(v.party_ids) party where not exists (
          select from agreements a
          where a.network_id = v.network_id and a.subject = 'metric-version' and a.metric_code = v.metric_code
            and a.number = v.version and a.organisation_id = party and a.text_hash = v.text_hash
        )
      )
      order by v.metric_code, v.effective_from desc, v.version desc
    )
    select metric_code as code, name from in_force
    where visibility = 'network' and metric_code not in (
      select composed_metric_code from chains where network_id = ${networkId} and composed_metric_code is not null
    )
    order by metric_code`);
}

/** Whom to invite, and how: `linkTo` gives the address under which a token is answered. */
export type Inviting = {
  readonly network: Network;
  readonly organisationName: string;
  readonly email: string;
  readonly note: string;
  readonly metricCodes: readonly string[];
  readonly expiresAt: Date;
  readonly linkTo: (token: string) => string;
};

/**
 * Invites an organisation to a network, with the mail and the audit entry of it.
 *
 * @returns "too-many", with nothing written, when the viewer's organisation has invited enough for a day
 */
export async function inviteOrganisation(
  tx: Tx,
  viewer: Viewer,
  inviting: Inviting,
): Promise<"invited" | "too-many"> {
  const { network, organisationName, email, note, expiresAt } = inviting;
  const metricCodes = [...inviting.metricCodes];
  if ((await invitedToday(tx, viewer, network.id)) >= mostADay) return "too-many";
  await sign(tx, viewer, network.id);
  // The app may fill these columns and no others.
  const [invitation] = await tx.execute<{ id: string }>(sql`
    insert into network_invitations
      (network_id, organisation_name, inviting_organisation_id, inviting_person_id, note, metric_codes, expires_at)
    values (${network.id}, ${organisationName}, ${viewer.organisationId}, ${viewer.personId}, ${note},
      ${sql.param(metricCodes)}, ${expiresAt.toISOString()})
    returning id`);
  const id = invitation?.id ?? "";
  const link = inviting.linkTo(await issueToken(tx, { network: network.id, id, email }));
  const invitedBy = { organisation: viewer.organisationName, person: viewer.personName };
  const mail = { network: network.name, organisationName, invitedBy, note, link, expiresAt };
  await queueMail(tx, viewer, { to: email, ...networkInvitationMail(mail) });
  await record(tx, viewer, {
    networkId: network.id,
    verb: "invite-organisation",
    object: `invitation ${id}`,
    payload: { organisationName, metricCodes },
  });
  return "invited";
}

/** Withdraws an open invitation of the viewer's organisation; false, with nothing written, where there is none. */
export async function withdrawInvitation(
  tx: Tx,
  viewer: Viewer,
  { networkId, id }: { readonly networkId: string; readonly id: string },
): Promise<boolean> {
  const withdrawn = await tx
    .update(networkInvitations)
    .set({ answer: "withdrawn", answeredAt: sql`now()` })
    .where(
      and(
        eq(networkInvitations.networkId, networkId),
        eq(networkInvitations.id, id),
        eq(networkInvitations.invitingOrganisationId, viewer.organisationId),
        isNull(networkInvitations.answer),
      ),
    )
    .returning({ id: networkInvitations.id });
  if (withdrawn.length === 0) return false;
  await record(tx, viewer, {
    networkId,
    verb: "withdraw-invitation",
    object: `invitation ${id}`,
    payload: {},
  });
  return true;
}

/**
 * Draws the token of an invitation that the viewer has just made.
 *
 * @param invitation to which `network`; null for one to the viewer's organisation
 * @throws Error when it isn't theirs, or answered
 */
export async function issueToken(
  tx: Tx,
  {
    network,
    id,
    email,
  }: { readonly network: string | null; readonly id: string; readonly email: string },
): Promise<string> {
  const { token, hash } = newToken();
  const [row] = await tx.execute<{ issued: boolean }>(
    sql`select issue_invitation(${id}, ${network}, ${email}, ${hash}) as issued`,
  );
  if (row?.issued !== true) throw new Error(`invitation ${id} takes no token`);
  return token;
}

async function invitedToday(tx: Tx, viewer: Viewer, networkId: string): Promise<number> {
  const [row] = await tx
    .select({ invited: count() })
    .from(networkInvitations)
    .where(
      and(
        eq(networkInvitations.networkId, networkId),
        eq(networkInvitations.invitingOrganisationId, viewer.organisationId),
        gt(networkInvitations.invitedAt, sql`now() - interval '1 day'`),
      ),
    );
  return row?.invited ?? 0;
}
