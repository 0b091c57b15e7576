import { z } from "zod";
import { words } from "@/app/words/words";
import type { OwnAuditEntry } from "@/db/queries/own-organisation";
import { roles } from "@/lib/access/viewer";

const said = words.organisation;

const nothing = { network: "", name: "", email: "", roles: [] };
const facts = z
  .object({
    network: z.string().default(""),
    name: z.string().default(""),
    email: z.string().default(""),
    // Of an invitation the roles stand by network: they aren't told here.
    roles: z.array(z.enum(roles)).catch([]),
  })
  .catch(nothing);

/**
 * An entry of the audit trail in words. A verb that nobody has put into words yet is shown as it is.
 *
 * @param who gives the name of a person by id
 */
export function auditText(
  { verb, object, payload }: Pick<OwnAuditEntry, "verb" | "object" | "payload">,
  who: (id: string) => string,
): string {
  const { network, name, email, roles: held } = facts.parse(JSON.parse(payload));
  const [kind, id = ""] = object.split(" ");
  const whom = kind === "person" ? who(id) : network === "" ? `${name} (${email})` : network;
  const names = held.map((role) => words.networks.roles[role]).join(", ");
  const detail = said.rolesNow(network, names === "" ? said.none : names);
  return isKnown(verb) ? said.did[verb](whom, detail) : `${verb} ${object}`;
}

function isKnown(verb: string): verb is keyof typeof said.did {
  return verb in said.did;
}
