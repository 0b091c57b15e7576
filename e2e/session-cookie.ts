import { encode } from "next-auth/jwt";
import { cookieNamed } from "@/app/cookies";
import { aViewer, type Person } from "@/db/testing";
import { secret } from "./environment";

/** A cookie as a browser keeps it. */
export type SessionCookie = { readonly name: string; readonly value: string };

/** The cookie of a person who has signed in: the session's row is in the database, as signing in would have opened it. */
export async function sessionCookie(
  person: Person,
  session?: Parameters<typeof aViewer>[1],
): Promise<SessionCookie> {
  const sid = await aViewer(person, session);
  return { name: cookieNamed("session").name, value: await encode({ token: { sid }, secret }) };
}

/** Cookies as a request header states them. */
export function cookieHeader(cookies: readonly SessionCookie[]): string {
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}
