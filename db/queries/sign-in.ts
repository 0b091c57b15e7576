import { sql } from "drizzle-orm";
import { asGuest } from "../doors";
import { isPassword } from "../passwords";
import { newToken } from "../token";

/** Twelve hours: a working day, after which one signs in again. */
export const sessionHours = 12;

/** What came of trying to sign in. Unknown account and wrong password can't be told apart. */
export type SignIn =
  | { readonly token: string; readonly hours: number }
  | { readonly refused: "wrong" | "too-many-attempts" };

/**
 * Signs a person in with e-mail and password, and opens a session.
 *
 * @param address where the request comes from; failures are counted per account and address
 * @param device what the browser calls itself, to tell one's sessions apart
 * @returns the session's token: 256 random bits, of which only the hash is kept
 */
export async function signIn(
  email: string,
  password: string,
  address: string,
  device = "",
): Promise<SignIn> {
  const attempt = await asGuest(async (tx) => {
    const [row] = await tx.execute<{
      attempt_id: string;
      allowed: boolean;
      password_hash: string | null;
    }>(sql`select attempt_id, allowed, password_hash from begin_sign_in(${email}, ${address})`);
    return row;
  });
  if (attempt?.allowed !== true) return { refused: "too-many-attempts" };
  if (!(await isPassword(password, attempt.password_hash))) return { refused: "wrong" };
  const { token, hash } = newToken();
  const opened = await asGuest(async (tx) => {
    const [row] = await tx.execute<{ opened: boolean }>(
      sql`select complete_sign_in(
        ${attempt.attempt_id}, ${email}, ${hash}, make_interval(hours => ${sessionHours}), ${device}
      ) as opened`,
    );
    return row?.opened === true;
  });
  return opened ? { token, hours: sessionHours } : { refused: "wrong" };
}

/** Ends the session of this token, if it is one; the next request with it is nobody's. */
export async function endSession(token: string): Promise<void> {
  await asGuest((tx) => tx.execute(sql`select end_session(${token})`));
}
