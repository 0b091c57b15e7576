import "server-only";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { log } from "@/db/log";
import { endSession, signIn } from "@/db/queries/sign-in";
import { ownPath } from "@/lib/access/own-path";
import { clientOf } from "./client";
import { cookieNamed } from "./cookies";

const entered = z.object({
  // Postgres keeps no NUL, and no account has one.
  email: z
    .string()
    .max(254)
    .regex(/^[^\0]*$/),
  password: z.string().max(256),
});

/** What next-auth's routes answer with when there were too many failures. */
export const tooManyAttempts = "TooManyAttempts";

/** What they answer with when signing in failed on our side; the cause goes to the log, not into an address. */
export const unavailable = "Unavailable";

/** How people sign in. The cookie carries the token of a session row, which is looked at on every request. */
export function authOptions(): NextAuthOptions {
  return {
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, request) {
          const parsed = entered.safeParse(credentials);
          if (!parsed.success) return null;
          const { email, password } = parsed.data;
          const { address, device } = clientOf((name) => request.headers?.[name]);
          const signedIn = await signIn(email.trim(), password, address, device).catch(
            (error: unknown) => {
              log.error({ err: error }, "signing in failed");
              throw new Error(unavailable);
            },
          );
          if ("token" in signedIn) return { id: signedIn.token };
          if (signedIn.refused === "wrong") return null;
          throw new Error(tooManyAttempts);
        },
      }),
    ],
    session: { strategy: "jwt", maxAge: 12 * 60 * 60 },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: cookieNamed("session"),
      csrfToken: cookieNamed("csrf"),
      callbackUrl: cookieNamed("callback"),
    },
    callbacks: {
      // The token stands in the encrypted cookie alone: no script ever reads it.
      jwt: ({ token, user }) => (user === undefined ? token : { sid: user.id }),
      session: ({ session }) => ({ expires: session.expires }),
      // next-auth's own fails at what is no address, and keeps what merely begins like ours.
      redirect: ({ url, baseUrl }) => baseUrl + ownPath(withoutOrigin(url, baseUrl), baseUrl),
    },
    events: {
      async signOut({ token }) {
        if (typeof token["sid"] === "string") await endSession(token["sid"]);
      },
    },
  };
}

function withoutOrigin(url: string, origin: string): string {
  return url === origin || url.startsWith(`${origin}/`) ? url.slice(origin.length) : url;
}
