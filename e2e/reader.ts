import type { Person } from "@/db/testing";
import { send, type Answer } from "./raw-request";
import { cookieHeader, sessionCookie } from "./session-cookie";

/** Reads paths as a person who has signed in, byte by byte and without a browser. */
export async function readerAs(
  person: Person,
): Promise<(path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>> {
  const cookie = cookieHeader([await sessionCookie(person)]);
  return (path, headers = {}) => send({ path, headers: { cookie, ...headers } });
}
