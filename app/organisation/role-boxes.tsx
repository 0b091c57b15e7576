import { roles, type Role } from "@/lib/access/viewer";
import type { RoleNetwork, RoleWords } from "./role-words";

/** Boxes for the roles in each network; `held` has those that are ticked, by network id. */
export function RoleBoxes({
  networks,
  held,
  words,
}: {
  networks: readonly RoleNetwork[];
  held: Readonly<Record<string, readonly Role[]>>;
  words: RoleWords;
}) {
  if (networks.length === 0) return <p className="text-ink-2">{words.noNetworks}</p>;
  return networks.map(({ id, title }) => (
    <fieldset key={id} className="flex flex-col gap-1">
      <legend className="mb-1 font-[510] wrap-anywhere">{title}</legend>
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {roles.map((role) => (
          <li key={role}>
            <label className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
              <input
                type="checkbox"
                name={boxName(id)}
                value={role}
                defaultChecked={held[id]?.includes(role) === true}
                className="size-4 shrink-0 accent-accent"
              />
              {words.roles[role]}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  ));
}

/** The roles that are ticked in a form, by network id. */
export function tickedRoles(
  form: FormData,
  networks: readonly RoleNetwork[],
): Record<string, Role[]> {
  return Object.fromEntries(
    networks.map(({ id }) => {
      const ticked = form.getAll(boxName(id));
      return [id, roles.filter((role) => ticked.includes(role))];
    }),
  );
}

function boxName(networkId: string): string {
  return `roles in ${networkId}`;
}
