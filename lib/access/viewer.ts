/** What a person may do in a network, on behalf of one organisation. */
export const roles = ["manager", "board", "viewer", "go-to"] as const;

/** One of them. */
export type Role = (typeof roles)[number];

/** Who acts, for which organisation, and with which roles in which networks (by network id). */
export type Viewer = {
  readonly personId: string;
  readonly personName: string;
  readonly organisationId: string;
  readonly organisationSlug: string;
  readonly organisationName: string;
  readonly isAdmin: boolean;
  /** All that the person may act for, by name; the one acted for is among them. */
  readonly organisations: readonly { readonly slug: string; readonly name: string }[];
  readonly roles: Readonly<Record<string, readonly Role[]>>;
};
