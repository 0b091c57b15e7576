import { eq, sql } from "drizzle-orm";
import { passwordProblem, type PasswordProblem } from "@/lib/access/password";
import type { Viewer } from "@/lib/access/viewer";
import type { Tx } from "../doors";
import { commonPasswords, hashPassword, isPassword } from "../passwords";
import { people } from "../schema/people";

/**
 * What is wrong with a new password; null where it may be taken.
 *
 * @param personal texts of the person's own that it may not be, such as name and address
 */
export async function newPasswordProblem(
  password: string,
  personal: readonly string[],
): Promise<PasswordProblem | null> {
  return passwordProblem(password, { isCommon: await commonPasswords(), personal });
}

/** The acting person's e-mail address. */
export async function ownEmail(tx: Tx, { personId }: Viewer): Promise<string> {
  const [own] = await tx
    .select({ email: people.email })
    .from(people)
    .where(eq(people.id, personId));
  return own?.email ?? "";
}

/** What came of changing a password. Wrong ones count like failures to sign in, and close the way for a while. */
export type PasswordChange = "changed" | "wrong" | "too-many-attempts" | PasswordProblem;

/**
 * Changes the acting person's password and ends their other sessions.
 *
 * @param address where the request comes from: failures are counted per account and address
 * @param token of the session that goes on
 */
export async function changePassword(
  tx: Tx,
  viewer: Viewer,
  {
    current,
    next,
    address,
    token,
  }: {
    readonly current: string;
    readonly next: string;
    readonly address: string;
    readonly token: string;
  },
): Promise<PasswordChange> {
  const email = await ownEmail(tx, viewer);
  const problem = await newPasswordProblem(next, [email, viewer.personName]);
  if (problem !== null) return problem;
  const [attempt] = await tx.execute<{
    attempt_id: string;
    allowed: boolean;
    password_hash: string | null;
  }>(sql`select attempt_id, allowed, password_hash from begin_sign_in(${email}, ${address})`);
  if (attempt?.allowed !== true) return "too-many-attempts";
  if (!(await isPassword(current, attempt.password_hash))) return "wrong";
  const hash = await hashPassword(next);
  const [row] = await tx.execute<{ changed: boolean }>(
    sql`select change_password(${attempt.attempt_id}, ${hash}, ${token}) as changed`,
  );
  return row?.changed === true ? "changed" : "wrong";
}

/** Notes that somebody wants a new password for an address: the same way and time, whether it is anybody's or not. */
export async function askReset(tx: Tx, email: string, address: string): Promise<void> {
  await tx.execute(sql`select ask_reset(${email}, ${address})`);
}

/** Whether a link for a new password opens something; null for a token that never was. */
export async function resetState(
  tx: Tx,
  token: string,
): Promise<"open" | "used" | "expired" | null> {
  const [row] = await tx.execute<{ state: "open" | "used" | "expired" | null }>(
    sql`select reset_state(${token}) as state`,
  );
  return row?.state ?? null;
}

/** Sets a password by a link, once, and ends all sessions of its person; `closed` where the link opens nothing any more. */
export async function resetPassword(
  tx: Tx,
  token: string,
  password: string,
): Promise<"reset" | "closed" | PasswordProblem> {
  if ((await resetState(tx, token)) !== "open") return "closed";
  const problem = await newPasswordProblem(password, []);
  if (problem !== null) return problem;
  const hash = await hashPassword(password);
  const [row] = await tx.execute<{ reset: boolean }>(
    sql`select reset_password(${token}, ${hash}) as reset`,
  );
  return row?.reset === true ? "reset" : "closed";
}
