import type { InvitationState } from "@/lib/access/invitation";

/** Words of what a mailed invitation opens. */
export const invitation = {
  title: "Invitation",
  toNetwork: (organisation: string, newcomer: string, network: string) =>
    `${organisation} invites ${newcomer} to ${network}`,
  toOrganisation: (organisation: string) => `${organisation} invites you`,
  asks: (person: string, organisation: string) =>
    `${person} of ${organisation} asks you. Nothing begins before you answer.`,
  invitedBy: (person: string, organisation: string) =>
    `${person} asks you to act for ${organisation} in Throughline, a scorecard shared by organisations that serve the same end customer.`,
  writes: (person: string) => `${person} writes`,
  until: "Answer until",
  what: "What it is",
  whatText:
    "A scorecard shared by the organisations that serve the same end customer. Each signs in to its own organisation and reports monthly figures by definitions that all parties agreed to. Nothing is seen outside the network.",
  members: "Members",
  asked: "What you would report",
  askedNone: "You are asked to report nothing: you would see what the network shares.",
  askedCount: (count: number) => `${count} ${count === 1 ? "figure" : "figures"} a month`,
  seenBy: "Seen by",
  counts: "Counts",
  of: "Out of",
  band: "Band",
  from: (month: string, bounds: string) => `from ${month}: ${bounds}`,
  agreedBy: "Agreed by",
  agreeing: "By accepting, your organisation agrees to these definitions and bands.",
  first: "First month",
  firstDue: (month: string, day: string) => `${month}, due ${day}`,
  noMonth: "No month is open yet",
  takes: "Takes",
  minutes: (now: number, monthly: number) =>
    monthly === 0
      ? `About ${now} minutes`
      : `About ${now} minutes now, then about ${monthly} a month`,
  answer: "Your answer",
  email: "Email",
  name: "Your name",
  password: "Password",
  newPassword: "New password",
  dormant: (name: string) =>
    `There was an account of ${name} at this address. It is opened again with a new password.`,
  organisationName: "Your organisation’s name",
  which: "For which organisation?",
  another: "A new organisation",
  anotherName: "Its name",
  isMember: "is a member already",
  accept: "Accept",
  decline: "Decline",
  declineText: "Declining costs nothing, and nobody asks why.",
  signInToAccept: "Sign in to accept",
  signIn: (email: string) => `${email} has an account. Sign in with it, then answer here.`,
  otherPerson: (name: string, email: string) =>
    `You are signed in as ${name}. This invitation went to ${email}: sign in with that account, then answer here.`,
  notYours: "This invitation went to another account. Sign in with that one, then answer here.",
  changed:
    "What is asked has changed since you read it. The page shows it as it is now: read it again, then answer.",
  noOrganisation: "You can’t decide for this organisation: you aren’t its admin.",
  alreadyMember: "This organisation is a member of the network already.",
  chooseOrganisation: "Choose the organisation that you answer for.",
  roles: "Your roles",
  rolesNone: "No role in a network: you see no figures.",
  admin: "You would be an admin: you manage people, roles and invitations of the organisation.",
  unknown: {
    title: "This link opens no invitation",
    text: "It is incomplete, or not valid any more. Open it from the mail once more, or copy all of it from there: mail programs may break a long link.",
    next: "If it still opens nothing, ask whoever invited you for a new invitation.",
  },
  closed: {
    open: "",
    accepted: "This invitation was accepted.",
    declined: "This invitation was declined.",
    withdrawn: "This invitation was withdrawn.",
    expired: "The time to answer this invitation is over.",
  } satisfies Record<InvitationState, string>,
  closedNext: {
    open: "",
    accepted: "If it was you, go on from your start page.",
    declined:
      "Nothing else happened. If it was by mistake, ask whoever invited you to do so again.",
    withdrawn: "Ask whoever invited you if you think that this is a mistake.",
    expired: "Ask whoever invited you to do so again.",
  } satisfies Record<InvitationState, string>,
} as const;
