/** Words that stand on every page, and on none in particular. */
export const shell = {
  product: "Throughline",
  tagline: "One scorecard for everyone who serves the same customer.",
  skip: "Skip to content",
  demoData: "Demo data: synthetic figures of organisations that don’t exist.",
  navigation: {
    label: "Network",
    networks: "Networks",
    chainHealth: "Chain health",
    myMonth: "My month",
    earlyWarning: "Early warning",
    metrics: "Metrics",
    proposals: "Proposals",
    relationships: "Relationships",
    settings: "Settings",
    organisation: "Organisation",
    account: "Account",
    actFor: "Act for …",
    signOut: "Sign out",
    actingFor: (name: string, organisation: string) => `${name}, ${organisation}`,
  },
  notFound: {
    title: "Nothing here",
    text: "This page doesn’t exist, or it isn’t shared with you.",
    home: "Go to your start page",
  },
} as const;

/** Words for a page that failed. */
export const failed = {
  title: "Something went wrong",
  text: "Nothing that was confirmed as saved is lost. Try again; if it stays, tell your administrator this reference:",
  again: "Try again",
} as const;
