import { sql } from "drizzle-orm";
import { z } from "zod";
import { periodOfMonthNumber, type Period } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { hashPassword } from "../passwords";
import { newToken } from "../token";
import { sessionHours } from "./sign-in";

const month = z.int().transform((number): Period => periodOfMonthNumber(number));
const range = z.object({ from: z.string(), to: z.string() });
const bounds = z.discriminatedUnion("direction", [
  z.object({ direction: z.literal("in-range"), inner: range, outer: range }),
  z.object({
    direction: z.enum(["higher", "lower"]),
    target: z.string(),
    floor: z.string(),
    stretch: z.string().nullable(),
  }),
]);

const closed = z.object({
  state: z.enum(["used", "expired"]),
  purpose: z.enum(["join-network", "join-organisation"]),
  answer: z.enum(["accepted", "declined", "withdrawn"]).nullable(),
});

const open = z.object({
  state: z.literal("open"),
  email: z.string(),
  name: z.string(),
  account: z.enum(["none", "live", "dormant"]),
  expiresAt: z.coerce.date(),
  reader: z
    .object({
      name: z.string(),
      invited: z.boolean(),
      organisations: z.array(
        z.object({ slug: z.string(), name: z.string(), isMember: z.boolean() }),
      ),
    })
    .nullable(),
});

const toNetwork = open.extend({
  purpose: z.literal("join-network"),
  organisationName: z.string(),
  note: z.string(),
  network: z.object({ name: z.string(), slug: z.string(), timeZone: z.string() }),
  invitedBy: z.object({ organisation: z.string(), person: z.string() }),
  members: z.array(z.string()),
  period: z.object({ month, dueOn: z.string() }).nullable(),
  asked: z.array(
    z.object({
      code: z.string(),
      version: z.int(),
      name: z.string(),
      purpose: z.string(),
      unit: z.string(),
      kind: z.enum(["proportion", "mean", "rate", "count", "amount", "index"]),
      numerator: z.string(),
      denominator: z.string().nullable(),
      effectiveFrom: month,
      parties: z.array(z.string()),
    }),
  ),
  bands: z.array(z.object({ code: z.string(), effectiveFrom: month, bounds })),
  askedHash: z.string(),
});

const toOrganisation = open.extend({
  purpose: z.literal("join-organisation"),
  organisation: z.string(),
  isAdmin: z.boolean(),
  invitedBy: z.string(),
  networks: z.array(
    z.object({
      name: z.string(),
      roles: z.array(z.enum(["manager", "board", "viewer", "go-to"])),
    }),
  ),
});

const invitation = z.union([closed, toNetwork, toOrganisation]);

/**
 * What a link says to its holder. `account` is that of the address it was mailed to (dormant: of somebody who belongs to
 * no organisation any more), `reader` who is signed in, if anybody; `askedHash` stands for the texts of what is asked.
 */
export type ReadInvitation = z.output<typeof invitation>;

/** An open invitation of an organisation to a network. */
export type NetworkInvitationRead = z.output<typeof toNetwork>;

/** An open invitation of a person to an organisation. */
export type StaffInvitationRead = z.output<typeof toOrganisation>;

/** Whoever holds a link, and the session they have, if any. */
export type Holder = { readonly token: string; readonly sessionToken: string };

/** What an invitation's link says; null for a token that never was. */
export async function readInvitation(
  tx: Tx,
  { token, sessionToken }: Holder,
): Promise<ReadInvitation | null> {
  const [row] = await tx.execute<{ said: unknown }>(
    sql`select read_invitation(${token}, ${sessionToken}) as said`,
  );
  return row?.said === null ? null : invitation.parse(row?.said);
}

/**
 * What whoever accepts says: name and password without a live account, the slug of an organisation of their own or the
 * name of a new one, and the hash of what they read.
 */
export type Answer = {
  readonly name: string | null;
  readonly password: string | null;
  readonly organisation:
    { readonly slug: string } | { readonly name: string; readonly newSlug: string } | null;
  readonly askedHash: string | null;
  readonly device: string;
};

const accepted = z.object({
  state: z.literal("accepted"),
  signedIn: z.boolean(),
  organisation: z.string(),
  network: z.string().nullable(),
});

const refused = z.object({
  state: z.enum([
    "unknown",
    "used",
    "expired",
    "changed",
    "other-person",
    "no-organisation",
    "already-member",
  ]),
});

/** What came of accepting; `session` is the token of a new one, for those who had no live account. */
export type Accepted =
  | z.output<typeof refused>
  | (Omit<z.output<typeof accepted>, "signedIn"> & {
      readonly session: { readonly token: string; readonly hours: number } | null;
    });

/** Accepts an invitation, once, whatever else is tried at the same time. */
export async function acceptInvitation(
  tx: Tx,
  { token, sessionToken }: Holder,
  { name, password, organisation, askedHash, device }: Answer,
): Promise<Accepted> {
  const session = newToken();
  const answer = {
    personName: name,
    passwordHash: password === null ? null : await hashPassword(password),
    ...organisationAnswer(organisation),
    askedHash,
    device,
  };
  const [row] = await tx.execute<{ said: unknown }>(
    sql`select accept_invitation(
      ${token}, ${sessionToken}, ${JSON.stringify(answer)}::jsonb, ${session.hash},
      make_interval(hours => ${sessionHours})
    ) as said`,
  );
  const said = z.union([accepted, refused]).parse(row?.said);
  if (said.state !== "accepted") return said;
  const { signedIn, ...joined } = said;
  return { ...joined, session: signedIn ? { token: session.token, hours: sessionHours } : null };
}

/** Declines an invitation, once; false where there is nothing to decline any more. */
export async function declineInvitation(tx: Tx, token: string): Promise<boolean> {
  const [row] = await tx.execute<{ declined: boolean }>(
    sql`select decline_invitation(${token}) as declined`,
  );
  return row?.declined === true;
}

function organisationAnswer(organisation: Answer["organisation"]) {
  if (organisation === null) return {};
  return "slug" in organisation
    ? { organisation: organisation.slug }
    : { organisationName: organisation.name, organisationSlug: organisation.newSlug };
}
