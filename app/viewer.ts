import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { asViewer, type Tx } from "@/db/doors";
import { findNetwork, type Network } from "@/db/queries/networks";
import { actingHeader, actingIn, asOrganisation } from "@/lib/access/acting";
import { can, canForOwn, type OwnPermission, type Permission } from "@/lib/access/can";
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

/** What the door asks of this request: who is signed in, and for whom the address says that they act. */
export async function entryOf(): Promise<{
  readonly token: string;
  readonly acting: string | null;
}> {
  const acting = (await headers()).get(actingHeader);
  return {
    token: await sessionToken(),
    acting: acting === null ? null : decodeURIComponent(acting),
  };
}

/** This request's own: the organisation that its links name. React keeps one for each request that it renders. */
const request = cache((): { acting: string | null } => ({ acting: null }));

/** A path of ours as a link of the page that is being rendered: with the organisation acted for, where the person has several. */
export function hrefOf(path: string): string {
  return asOrganisation(path, request().acting);
}

/**
 * A page's reading as whoever is signed in; others are asked to sign in, and come back to `path`. Whoever belongs to
 * several organisations is sent to the address that names the one acted for: what two tabs show and do must not mix.
 */
export async function asSignedIn<Result>(
  path: string,
  work: (tx: Tx, viewer: Viewer) => Promise<Result>,
): Promise<Result> {
  const entry = await entryOf();
  const result = await asViewer(entry, async (tx, viewer) => {
    const acting = actingIn(viewer);
    request().acting = acting;
    return entry.acting === null && acting !== null ? { acting } : { is: await work(tx, viewer) };
  });
  if (result !== null) {
    if ("is" in result) return result.is;
    redirect(asOrganisation(path, result.acting));
  }
  // Somebody is signed in, but not of the organisation that the address names: it isn't there for them.
  if (
    entry.acting !== null &&
    (await asViewer({ token: entry.token }, async () => true)) === true
  ) {
    notFound();
  }
  redirect(`/sign-in?next=${encodeURIComponent(asOrganisation(path, entry.acting))}`);
}

/** Who reads or writes, in which network. */
export type Acting = { readonly tx: Tx; readonly network: Network; readonly viewer: Viewer };

/** Which page of a network is read, and what whoever reads it has to be allowed. */
export type PlaceAsked = {
  readonly path: string;
  readonly period?: string | string[] | undefined;
  readonly needs: Permission;
};

/**
 * A page's reading in a network, which `find` finds with what else the page stands on. A network that isn't the
 * viewer's, one that doesn't exist and one in which the viewer may not do this are the same: not found.
 */
export async function inPlace<Found extends { readonly network: Network }, Result>(
  { path, period, needs }: PlaceAsked,
  find: (tx: Tx, viewer: Viewer) => Promise<Found | null>,
  work: (tx: Tx, found: Found, viewer: Viewer) => Promise<Result>,
): Promise<Result> {
  const query = typeof period === "string" ? `?period=${encodeURIComponent(period)}` : "";
  return asSignedIn(path + query, async (tx, viewer) => {
    const found = await find(tx, viewer);
    if (found === null || !can(viewer, needs, found.network.id)) notFound();
    return work(tx, found, viewer);
  });
}

/** A page's reading in a network that needs no more than the network itself: as `inPlace`. */
export async function inNetwork<Result>(
  { slug, ...place }: PlaceAsked & { readonly slug: string },
  work: (acting: Acting) => Promise<Result>,
): Promise<Result> {
  return inPlace(
    place,
    async (tx) => {
      const network = await findNetwork(tx, slug);
      return network === null ? null : { network };
    },
    (tx, { network }, viewer) => work({ tx, network, viewer }),
  );
}

/** A page's reading about the organisation acted for; not found for whoever may not do this for it. */
export async function forOwn<Result>(
  place: { readonly path: string; readonly needs: OwnPermission },
  work: (tx: Tx, viewer: Viewer) => Promise<Result>,
): Promise<Result> {
  return asSignedIn(place.path, async (tx, viewer) => {
    if (!canForOwn(viewer, place.needs)) notFound();
    return work(tx, viewer);
  });
}
