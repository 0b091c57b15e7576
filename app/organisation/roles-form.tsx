"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { FormFoot } from "@/app/_components/form-foot";
import { useSent } from "@/app/_components/use-sent";
import type { Role } from "@/lib/access/viewer";
import { saveRoles } from "./actions";
import { RoleBoxes, tickedRoles } from "./role-boxes";
import type { RoleNetwork, RoleWords } from "./role-words";

/** A person's roles in each network, saved together. */
export function RolesForm({
  personId,
  networks,
  held,
  words,
  answers,
}: {
  personId: string;
  networks: readonly RoleNetwork[];
  held: Readonly<Record<string, readonly Role[]>>;
  words: RoleWords & { readonly save: string };
  answers: FormWords;
}) {
  const { onSubmit, ...sent } = useSent((form) =>
    saveRoles({ personId, roles: tickedRoles(form, networks) }),
  );
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-4">
      <RoleBoxes networks={networks} held={held} words={words} />
      {networks.length === 0 ? null : (
        <FormFoot {...sent} send={words.save} look="button-quiet" answers={answers} />
      )}
    </form>
  );
}
