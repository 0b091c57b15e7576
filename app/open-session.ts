import "server-only";
import { cookies } from "next/headers";
import { encode } from "next-auth/jwt";
import { cookieNamed } from "./cookies";

/** Puts a session's token into the browser's cookie, as signing in does. */
export async function openSession({
  token,
  hours,
}: {
  readonly token: string;
  readonly hours: number;
}): Promise<void> {
  const secret = process.env["NEXTAUTH_SECRET"];
  if (secret === undefined) throw new Error("NEXTAUTH_SECRET is not set");
  const maxAge = hours * 60 * 60;
  const { name, options } = cookieNamed("session");
  const value = await encode({ token: { sid: token }, secret, maxAge });
  (await cookies()).set(name, value, { ...options, maxAge });
}
