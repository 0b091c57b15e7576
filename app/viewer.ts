import "server-only";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { asViewer, type Tx } from "@/db/doors";
import { findNetwork, type Network } from "@/db/queries/networks";
import { can, type Permission } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { cookieNamed } from "./cookies";

/** The session's token out of the encrypted cookie; empty, which no session has, without one. */
export async function sessionToken(): Promise<string> {
  const secret = process.env["NEXTAUTH_SECRET"];
  const cookie = (await cookies()).get(cookieNamed("session").name)?.value;
  if (secret === undefined || cookie === undefined) return "";
  const token = await decode({ token: cookie, secret }).catch(() => null);
  return typeof token?.["sid"] === "string" ? token["sid"] : "";
}

/** A page's reading as whoever is signed in; others are asked to sign in, and come back to `path`. */
export async function asSignedIn<Result>(
  path: string,
  work: (tx: Tx, viewer: Viewer) => Promise<Result>,
): Promise<Result> {
  const result = await asViewer({ token: await sessionToken() }, async (tx, viewer) => ({
    value: await work(tx, viewer),
  }));
  if (result === null) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return result.value;
}

/** Who reads or writes, in which network. */
export type Acting = { readonly tx: Tx; readonly network: Network; readonly viewer: Viewer };

/**
 * A page's reading in a network. A network that isn't the viewer's, one that doesn't exist and one in which the
 * viewer may not do this are the same: not found.
 */
export async function inNetwork<Result>(
  place: {
    readonly slug: string;
    readonly path: string;
    readonly period?: string | string[] | undefined;
    readonly needs: Permission;
  },
  work: (acting: Acting) => Promise<Result>,
): Promise<Result> {
  const { period } = place;
  const query = typeof period === "string" ? `?period=${encodeURIComponent(period)}` : "";
  return asSignedIn(place.path + query, async (tx, viewer) => {
    const network = await findNetwork(tx, place.slug);
    if (network === null || !can(viewer, place.needs, network.id)) notFound();
    return work({ tx, network, viewer });
  });
}
