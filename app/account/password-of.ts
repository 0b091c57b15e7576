import { headers } from "next/headers";
import { clientOf } from "@/app/client";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import { passwordText } from "@/app/password-text";
import { sessionToken } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Tx } from "@/db/doors";
import { changePassword } from "@/db/queries/passwords";
import type { Viewer } from "@/lib/access/viewer";

/** The fields of the form. */
export type PasswordFields = { readonly current: string; readonly next: string };

/** Changes the password, or says what is to be mended. */
export async function changePasswordOf(
  tx: Tx,
  viewer: Viewer,
  sent: PasswordFields,
): Promise<Done | Refused<keyof PasswordFields>> {
  const request = await headers();
  const { address } = clientOf((name) => request.get(name));
  const token = await sessionToken();
  const came = await changePassword(tx, viewer, { ...sent, address, token });
  switch (came) {
    case "changed":
      return { state: "done", says: words.account.changed };
    case "wrong":
      return refusal<keyof PasswordFields>([["current", words.account.wrong]]);
    case "too-many-attempts":
      return refusal<keyof PasswordFields>([["form", words.account.limited]]);
    case "too-short":
    case "too-long":
    case "common":
    case "personal":
      return refusal<keyof PasswordFields>([["next", passwordText(came)]]);
  }
}
