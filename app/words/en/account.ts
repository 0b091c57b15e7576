/** Words of one’s own account. */
export const account = {
  device: {
    on: (browser: string, system: string) => `${browser} on ${system}`,
    unknown: "An unknown browser",
  },
  sessions: "Where you are signed in",
  sessionsLead:
    "A session ends by itself two hours after it was last used, and twelve hours after signing in.",
  thisOne: "This one",
  times: (since: string, seen: string) => `Since ${since}, last used ${seen}`,
  end: "End",
  endOf: (device: string) => `End the session in ${device}`,
  ended: "Ended.",
  gone: "This session has ended already.",
  endOthers: "End all others",
  othersEnded: "Ended: you are signed in here only.",
  noOthers: "You are signed in here only.",
  password: "Change your password",
  email: "Email",
  current: "Current password",
  next: "New password",
  change: "Change password",
  changed: "Changed. All your other sessions have ended.",
  wrong: "This isn’t your current password.",
  limited: "Too many wrong passwords. Wait 15 minutes, then try again.",
} as const;

/** Words of setting a password anew. */
export const reset = {
  title: "New password",
  lead: "Enter the address of your account. A mail brings a link with which you set a new password.",
  email: "Email",
  send: "Send link",
  asked: (email: string) =>
    `If ${email} has an account, a mail with a link is on its way. The link works once, within an hour.`,
  back: "Back to signing in",
  forgot: "Forgot your password?",
  setLead: "The new password counts at once, and you are signed out everywhere.",
  password: "New password",
  set: "Set password",
  done: "Your password is set. Sign in with it.",
  closedTitle: "This link opens nothing any more",
  closed: { used: "It was used already.", expired: "It was valid for an hour." },
  again: "Ask for another link",
  signIn: "Sign in",
} as const;
