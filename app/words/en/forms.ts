/** Words that every form may need: why it wasn't done, by the answer's state, and what is to be mended in common fields. */
export const forms = {
  answers: {
    busy: "One moment…",
    unsent: "The server can’t be reached. What you typed stays here; try again.",
    failed: "The server could not do this. What you typed stays here; try again.",
    "signed-out":
      "Your session has ended. Sign in again in another tab, then try again; what you typed stays here.",
    gone: "This can’t be done any more: it has changed, or it isn’t yours to change. Reload the page to see how it stands.",
    malformed: "The server could not read this. Reload the page and try again.",
  },
  name: "Enter a name of up to 200 characters.",
  email: "Enter an email address such as name@company.example, in plain letters.",
  note: "Keep the note below 2,000 characters.",
  tooMany: (most: number) =>
    `Your organisation has sent ${most} invitations since this time yesterday. Try again tomorrow.`,
  password: {
    "too-short": (least: number) =>
      `Use ${least} characters or more. A few words in a row are easy to remember.`,
    "too-long": (most: number) => `Use at most ${most} characters.`,
    common: "Many people use this password, so it is tried first. Choose another.",
    personal: "This is your name or address, which others know. Choose another.",
  },
  passwordHint: "12 characters or more; a few words are fine.",
} as const;
