/** The accounts that each organisation of a parcel network has. The admin has no assignment. */
export const accounts = ["manager", "deputy", "board", "viewer", "goto", "admin"] as const;

/** The name of one of those accounts. */
export type Account = (typeof accounts)[number];

/** The e-mail address of an organisation's account. */
export function address(account: Account, slug: string): string {
  return `${account}@${slug}.example`;
}
