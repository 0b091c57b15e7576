/** Words of signing in and of the list of networks. */
export const signIn = {
  title: "Sign in",
  email: "Email",
  password: "Password",
  button: "Sign in",
  busy: "Signing in…",
  wrong: "Email or password is wrong. Check both and try again.",
  limited: "Too many attempts. Wait 15 minutes, then try again.",
  unreachable: "The server can’t be reached. What you typed is still here; try again.",
  demoTitle: "Demo accounts",
  demoNote: (password: string) => `The password of all is ${password}.`,
  demoRoles: {
    manager: "enters the monthly figures",
    board: "reviews the scorecards",
    executive: "reads how customers fare",
    goto: "helps when something is stuck",
    admin: "manages people, sees no figure",
  },
  demoOrganisations: "Organisations",
  demoAccounts: (organisation: string) =>
    `Any of them can stand for ${organisation} in these addresses.`,
} as const;

/** Words of signing in and of the list of networks. */
export const networks = {
  title: "Your networks",
  none: "You have no role in a network yet.",
  noneForAdmin:
    "As an admin you manage your organisation’s people. Figures are seen by those who have a role in a network.",
  noneNext: "Ask your organisation’s admin for a role in the network that you work in.",
  roles: { manager: "manager", board: "board", viewer: "viewer", "go-to": "go-to person" },
  as: (roles: string) => `You act as ${roles}`,
  measured: (month: string) => `of customers got what was promised in ${month}`,
  agreedFrom: (month: string) =>
    `From ${month} on its chain is as its parties agreed, and theirs to see.`,
  noOutcome: "No outcome measured yet",
  asks: {
    look: "Early warning: worth a look",
    act: "Early warning: asks to act",
  },
} as const;
