/** Words of one’s own account. */
export const account = {
  title: "Account",
  device: {
    on: (browser: string, system: string) => `${browser} on ${system}`,
    unknown: "An unknown browser",
  },
} as const;
