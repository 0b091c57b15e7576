import { asGuest } from "../doors";
import { inviteOrganisation } from "../queries/invitations";
import {
  acceptInvitation,
  readInvitation,
  type Accepted,
  type Answer,
} from "../queries/invitation-link";
import { findNetwork } from "../queries/networks";
import { actAs, type ParcelNetwork, type Person } from "../testing";

/** A mailed invitation: its token, and whom it went to. */
export type Mailed = { readonly token: string; readonly email: string };

/** An address that nobody has. */
export function anAddress(): string {
  return `ines@newcomer-${crypto.randomUUID().slice(0, 8)}.example`;
}

/** The invitation of an organisation to a parcel network by this person, asked to report A1 and D1 unless told. */
export async function invited(
  by: Person,
  network: ParcelNetwork,
  {
    email = anAddress(),
    metricCodes = ["A1", "D1"],
    expiresAt = new Date(Date.now() + 86_400_000),
  }: { email?: string; metricCodes?: readonly string[]; expiresAt?: Date } = {},
): Promise<Mailed> {
  const tokens: string[] = [];
  await actAs(by, async (tx, viewer) => {
    const found = await findNetwork(tx, network.slug);
    if (found === null) throw new Error(`${network.slug} isn't there`);
    await inviteOrganisation(tx, viewer, {
      network: found,
      organisationName: "The Newcomer",
      email,
      note: "Please join us.",
      metricCodes,
      expiresAt,
      linkTo: (token) => {
        tokens.push(token);
        return `http://localhost/invitations/${token}`;
      },
    });
  });
  return { token: tokens[0] ?? "", email };
}

/** The hash of what an invitation asks for now, as whoever reads it gets it. */
export async function askedHashOf(token: string): Promise<string | null> {
  const read = await asGuest((tx) => readInvitation(tx, { token, sessionToken: "" }));
  return read?.state === "open" && read.purpose === "join-network" ? read.askedHash : null;
}

/** Accepts as a new person with a new organisation, having read what is asked; what is given takes the place of that. */
export async function accepted(
  { token }: { readonly token: string },
  { sessionToken = "", ...given }: Partial<Answer> & { readonly sessionToken?: string } = {},
): Promise<Accepted> {
  const answer: Answer = {
    name: "Ines Moreau",
    password: "a phrase of mine",
    organisation: { name: "The Newcomer", newSlug: `newcomer-${crypto.randomUUID().slice(0, 8)}` },
    askedHash: await askedHashOf(token),
    device: "A browser",
    ...given,
  };
  return asGuest((tx) => acceptInvitation(tx, { token, sessionToken }, answer));
}
