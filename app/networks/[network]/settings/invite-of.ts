import { refusal, type Done, type Refused } from "@/app/form-answer";
import { formatDayOf } from "@/app/format";
import { publicUrl } from "@/app/public-url";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { inviteOrganisation, listAskable } from "@/db/queries/invitations";
import { readEmail } from "@/lib/access/email";
import { readName, readNote } from "@/lib/access/entered-text";
import { expiryOf, mostADay } from "@/lib/access/invitation";

/** The form as the browser sends it. */
export type SentInvitation = {
  readonly organisationName: string;
  readonly email: string;
  readonly note: string;
  readonly metricCodes: readonly string[];
};

/** Checks the form and invites, or says what is to be mended in it. */
export async function inviteOf(
  { tx, network, viewer }: Acting,
  sent: SentInvitation,
): Promise<Done | Refused<keyof SentInvitation>> {
  const organisationName = readName(sent.organisationName);
  const email = readEmail(sent.email);
  const note = readNote(sent.note);
  const askable = (await listAskable(tx, network.id)).map(({ code }) => code);
  const metricCodes = askable.filter((code) => sent.metricCodes.includes(code));
  const known = new Set(sent.metricCodes).size === metricCodes.length;
  if (organisationName === null || email === null || note === null || !known) {
    return refusal<keyof SentInvitation>([
      ["organisationName", organisationName === null ? words.forms.name : null],
      ["email", email === null ? words.forms.email : null],
      ["note", note === null ? words.forms.note : null],
      ["metricCodes", known ? null : words.settings.unknownMetric],
    ]);
  }
  const expiresAt = expiryOf(new Date());
  const done = await inviteOrganisation(tx, viewer, {
    network,
    organisationName,
    email,
    note,
    metricCodes,
    expiresAt,
    linkTo: (token) => new URL(`/invitations/${token}`, publicUrl()).href,
  });
  if (done === "too-many") {
    return refusal([["form", words.forms.tooMany(mostADay)]]);
  }
  const day = formatDayOf(expiresAt, network.timeZone);
  return { state: "done", says: words.settings.invited(email, day) };
}
