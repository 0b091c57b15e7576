/** A mail's subject, one line, and its plain text. */
export type MailText = { readonly subject: string; readonly body: string };

/** Who asks an organisation to join what; `note` are the asking person's own words, `expiresAt` when the link ends. */
export type NetworkInvitation = {
  readonly network: string;
  readonly organisationName: string;
  readonly invitedBy: { readonly organisation: string; readonly person: string };
  readonly note: string;
  readonly link: string;
  readonly expiresAt: Date;
};

/** Who asks a person, called `name`, to join an organisation; `expiresAt` is when the link ends. */
export type StaffInvitation = {
  readonly organisation: string;
  readonly name: string;
  readonly invitedBy: string;
  readonly link: string;
  readonly expiresAt: Date;
};

/** The mail that asks an organisation to join a network. */
export function networkInvitationMail(invitation: NetworkInvitation): MailText {
  const network = oneLine(invitation.network);
  const newcomer = oneLine(invitation.organisationName);
  const organisation = oneLine(invitation.invitedBy.organisation);
  const person = oneLine(invitation.invitedBy.person);
  return {
    subject: `${organisation} invites ${newcomer} to ${network}`,
    body: paragraphs(
      "Hello,",
      `${person} of ${organisation} invites ${newcomer} to the network ${network} in Throughline, a scorecard shared by organisations that serve the same end customer.`,
      ...(invitation.note.trim() === "" ? [] : [`${person} writes:\n${quoted(invitation.note)}`]),
      "The link shows what you would report, to whom and how long it takes, before you answer:",
      invitation.link,
      `Accept or decline there until ${timeOf(invitation.expiresAt)}; declining costs nothing. The link is yours alone: please don't pass it on.`,
      `If you don't know ${organisation}, ignore this mail.`,
    ),
  };
}

/** The mail that asks a person to join an organisation. */
export function staffInvitationMail(invitation: StaffInvitation): MailText {
  const organisation = oneLine(invitation.organisation);
  return {
    subject: `${organisation} invites you to Throughline`,
    body: paragraphs(
      `Hello ${oneLine(invitation.name)},`,
      `${oneLine(invitation.invitedBy)} invites you to act for ${organisation} in Throughline, a scorecard shared by organisations that serve the same end customer.`,
      "The link shows what you are asked to do, before you answer:",
      invitation.link,
      `Accept or decline there until ${timeOf(invitation.expiresAt)}. The link is yours alone: please don't pass it on.`,
      `If you don't know ${organisation}, ignore this mail.`,
    ),
  };
}

/** The mail with the link to a new password, for the person called `name`. */
export function resetMail({
  name,
  link,
}: {
  readonly name: string;
  readonly link: string;
}): MailText {
  return {
    subject: "A new password for Throughline",
    body: paragraphs(
      `Hello ${oneLine(name)},`,
      "Somebody, most likely you, asked for a new password for this address. The link sets one, within an hour and once:",
      link,
      "The old password then no longer works, and whoever is signed in with it is signed out.",
      "If it wasn't you, do nothing: the old password stays.",
    ),
  };
}

/** Names come from people: in a mail they take part of one line, whatever they hold. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

function quoted(text: string): string {
  const lines = text.trim().split(/\r\n|[\r\n\u2028\u2029]/u);
  return lines.map((line) => `> ${oneLine(line)}`.trimEnd()).join("\n");
}

/** A plain text of paragraphs, with an empty line between them. */
export function paragraphs(...texts: readonly string[]): string {
  return `${texts.join("\n\n")}\n`;
}

const time = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "long",
  timeStyle: "short",
  timeZone: "UTC",
});

function timeOf(date: Date): string {
  return `${time.format(date)} UTC`;
}
