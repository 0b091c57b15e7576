import type { NotDone } from "@/app/form-action";
import { refusal, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { openCase } from "@/db/queries/cases";
import { actingIn, asOrganisation } from "@/lib/access/acting";
import { isCaseReference } from "@/lib/promises/case-reference";
import { casePath } from "./case-path";

const said = words.promises.open;

/** Where the new case is. */
type Opened = { readonly state: "opened"; readonly href: string };

/** Opens a case, or says what is wrong with its reference. */
export async function openOf(
  { tx, network, viewer }: Acting,
  sent: { readonly reference: string },
): Promise<Opened | Refused<"reference"> | NotDone> {
  const reference = sent.reference.trim();
  if (!isCaseReference(reference)) return refusal([["reference", said.wrong]]);
  const refused = await openCase(tx, network.id, reference);
  if (refused === "taken") return refusal([["reference", said.taken]]);
  if (refused !== null) return { state: "gone" };
  const path = casePath(network.slug, { reference, openedBy: viewer.organisationSlug });
  return { state: "opened", href: asOrganisation(path, actingIn(viewer)) };
}
