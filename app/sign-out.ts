"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { endSession } from "@/db/queries/sign-in";
import { cookieNamed } from "./cookies";
import { sessionToken } from "./viewer";

/** Ends the session here and now; the cookie alone would open nothing any more. */
export async function signOut(): Promise<void> {
  await endSession(await sessionToken());
  const { name, options } = cookieNamed("session");
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
  redirect("/sign-in");
}
