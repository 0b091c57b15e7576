import { refusal, type Done, type Refused } from "@/app/form-answer";
import { formatDayOf } from "@/app/format";
import { publicUrl } from "@/app/public-url";
import { words } from "@/app/words/words";
import type { Tx } from "@/db/doors";
import { ownNetworkNames } from "@/db/queries/own-organisation";
import { invitePerson, withdrawStaffInvitation } from "@/db/queries/staff-invitations";
import { readEmail } from "@/lib/access/email";
import { readName } from "@/lib/access/entered-text";
import { expiryOf, mostADay } from "@/lib/access/invitation";
import type { Role, Viewer } from "@/lib/access/viewer";

const said = words.organisation;

/** The form as the browser sends it; roles by network id. */
export type SentPerson = {
  readonly name: string;
  readonly email: string;
  readonly isAdmin: boolean;
  readonly roles: Readonly<Record<string, readonly Role[]>>;
};

/** The fields in which something may have to be mended. */
export type PersonField = "name" | "email";

/** Checks the form and invites, or says what is to be mended in it. */
export async function invitePersonOf(
  tx: Tx,
  viewer: Viewer,
  sent: SentPerson,
): Promise<Done | Refused<PersonField>> {
  const name = readName(sent.name);
  const email = readEmail(sent.email);
  const roles = Object.entries(sent.roles).filter(([, ticked]) => ticked.length > 0);
  const networks = await ownNetworkNames(tx);
  const known = roles.every(([id]) => networks.has(id));
  if (name === null || email === null || !known) {
    return refusal<PersonField>([
      ["name", name === null ? words.forms.name : null],
      ["email", email === null ? words.forms.email : null],
      ["form", known ? null : said.goneNetwork],
    ]);
  }
  const expiresAt = expiryOf(new Date());
  const done = await invitePerson(tx, viewer, {
    name,
    email,
    isAdmin: sent.isAdmin,
    roles: Object.fromEntries(roles.map(([id, ticked]) => [id, [...new Set(ticked)]])),
    expiresAt,
    linkTo: (token) => new URL(`/invitations/${token}`, publicUrl()).href,
  });
  return done === "invited"
    ? { state: "done", says: said.invited(email, formatDayOf(expiresAt, "UTC")) }
    : refusal<PersonField>([because[done]]);
}

/** Where an invitation that was refused is to be mended. */
const because = {
  "is-staff": ["email", said.isStaff],
  "is-invited": ["email", said.isInvited],
  "too-many": ["form", words.forms.tooMany(mostADay)],
} as const;

/** Withdraws an invitation, or says that there is nothing to withdraw any more. */
export async function withdrawOf(
  tx: Tx,
  viewer: Viewer,
  sent: { readonly id: string },
): Promise<Done | Refused> {
  const done = await withdrawStaffInvitation(tx, viewer, sent);
  return done ? { state: "done", says: said.withdrawn } : refusal([["form", said.answered]]);
}
