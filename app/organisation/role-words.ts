import { words } from "@/app/words/words";
import type { Role } from "@/lib/access/viewer";

/** A network whose roles are ticked, with the title above them. */
export type RoleNetwork = { readonly id: string; readonly title: string };

/** The words of boxes for roles. */
export type RoleWords = {
  readonly roles: Readonly<Record<Role, string>>;
  readonly noNetworks: string;
};

const { roles, rolesIn, noNetworks } = words.organisation;

/** Those words. */
export const roleWords: RoleWords = { roles, noNetworks };

/** The networks as the boxes need them. */
export function roleNetworks(
  networks: readonly { readonly id: string; readonly name: string }[],
): readonly RoleNetwork[] {
  return networks.map(({ id, name }) => ({ id, title: rolesIn(name) }));
}
