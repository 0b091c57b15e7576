import { headers } from "next/headers";
import { clientOf } from "@/app/client";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import { passwordText } from "@/app/password-text";
import { words } from "@/app/words/words";
import type { Tx } from "@/db/doors";
import { askReset, resetPassword } from "@/db/queries/passwords";
import { readEmail } from "@/lib/access/email";

/** Notes what is wanted; the answer is the same whether the address is anybody's or not. */
export async function askOf(
  tx: Tx,
  sent: { readonly email: string },
): Promise<Done | Refused<"email">> {
  const email = readEmail(sent.email);
  if (email === null) return refusal<"email">([["email", words.forms.email]]);
  const request = await headers();
  const { address } = clientOf((name) => request.get(name));
  await askReset(tx, email, address);
  return { state: "done", says: words.reset.asked(email) };
}

/** Sets the password, or says what is to be mended; closed where the link opens nothing any more. */
export async function setOf(
  tx: Tx,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<Done | { readonly state: "closed" } | Refused<"password">> {
  const came = await resetPassword(tx, token, password);
  if (came === "closed") return { state: "closed" };
  return came === "reset"
    ? { state: "done", says: words.reset.done }
    : refusal<"password">([["password", passwordText(came)]]);
}
