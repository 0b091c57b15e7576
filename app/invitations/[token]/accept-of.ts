import { headers } from "next/headers";
import { clientOf } from "@/app/client";
import { refusal, type Refused } from "@/app/form-answer";
import { openSession } from "@/app/open-session";
import { passwordText } from "@/app/password-text";
import { sessionToken } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Tx } from "@/db/doors";
import {
  acceptInvitation,
  readInvitation,
  type Accepted,
  type Answer,
  type NetworkInvitationRead,
  type StaffInvitationRead,
} from "@/db/queries/invitation-link";
import { newPasswordProblem } from "@/db/queries/passwords";
import { asOrganisation } from "@/lib/access/acting";
import { readName } from "@/lib/access/entered-text";
import { slugOf } from "@/lib/access/slug";

/** The form as the browser sends it; `organisation` is the slug of one's own, empty for a new one. */
export type SentAnswer = {
  readonly token: string;
  readonly askedHash: string;
  readonly name: string;
  readonly password: string;
  readonly organisation: string;
  readonly organisationName: string;
};

/** The fields in which something may have to be mended. */
type AnswerField = "name" | "password" | "organisation" | "organisationName";

/** What came of accepting: where to go on, or that the page has to be read anew. */
export type AcceptResult =
  | { readonly state: "accepted"; readonly href: string }
  | { readonly state: "closed" }
  | { readonly state: "changed"; readonly says: string }
  | Refused<AnswerField>;

type Open = NetworkInvitationRead | StaffInvitationRead;

const said = words.invitation;

/** Checks what was entered against the invitation as it stands, and accepts it; a new person is signed in. */
export async function acceptOf(tx: Tx, sent: SentAnswer): Promise<AcceptResult> {
  const holder = { token: sent.token, sessionToken: await sessionToken() };
  const invitation = await readInvitation(tx, holder);
  if (invitation?.state !== "open") return { state: "closed" };
  const entered = await read(invitation, sent);
  if ("state" in entered) return entered;
  const request = await headers();
  const { device } = clientOf((name) => request.get(name));
  const result = await acceptInvitation(tx, holder, { ...entered, device });
  if (result.state !== "accepted") return refusedBecause(result.state);
  if (result.session !== null) await openSession(result.session);
  const path = landing(invitation, result.network);
  return { state: "accepted", href: asOrganisation(path, result.organisation) };
}

/** Whoever was asked for figures begins with them. */
function landing(invitation: Open, network: string | null): string {
  if (network === null || invitation.purpose === "join-organisation") return "/";
  return invitation.asked.length === 0 ? `/networks/${network}` : `/networks/${network}/report`;
}

async function read(
  invitation: Open,
  sent: SentAnswer,
): Promise<Omit<Answer, "device"> | Refused<AnswerField>> {
  const isNew = invitation.account !== "live";
  const name = invitation.account === "none" ? readName(sent.name) : invitation.name;
  const organisation = organisationOf(invitation, sent);
  const refused = refusal<AnswerField>([
    ["name", name === null ? words.forms.name : null],
    ["password", isNew ? await passwordProblem(sent.password, [invitation.email, name]) : null],
    ["organisationName", organisation === undefined ? words.forms.name : null],
  ]);
  if (refused.problems.length > 0) return refused;
  return {
    name,
    password: isNew ? sent.password : null,
    organisation: organisation ?? null,
    askedHash: invitation.purpose === "join-network" ? sent.askedHash : null,
  };
}

async function passwordProblem(
  password: string,
  personal: readonly (string | null)[],
): Promise<string | null> {
  const own = personal.filter((text) => text !== null);
  const problem = await newPasswordProblem(password, own);
  return problem === null ? null : passwordText(problem);
}

/** The organisation that is answered for; undefined where a new one has no name. */
function organisationOf(invitation: Open, sent: SentAnswer): Answer["organisation"] | undefined {
  if (invitation.purpose === "join-organisation") return null;
  if (sent.organisation !== "") return { slug: sent.organisation };
  const name = readName(sent.organisationName);
  const tail = crypto.randomUUID().slice(0, 6);
  return name === null ? undefined : { name, newSlug: slugOf(name, tail) };
}

function refusedBecause(state: Exclude<Accepted["state"], "accepted">): AcceptResult {
  switch (state) {
    case "changed":
      return { state, says: said.changed };
    case "other-person":
      return refusal([["form", said.notYours]]);
    case "no-organisation":
      return refusal<AnswerField>([["organisation", said.noOrganisation]]);
    case "already-member":
      return refusal<AnswerField>([["organisation", said.alreadyMember]]);
    case "unknown":
    case "used":
    case "expired":
      return { state: "closed" };
  }
}
