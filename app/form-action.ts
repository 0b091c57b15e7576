import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { asViewer } from "@/db/doors";
import { findNetwork } from "@/db/queries/networks";
import { can, type Permission } from "@/lib/access/can";
import { sessionToken, type Acting } from "./viewer";

/** What an action answers when the work itself couldn't begin: nobody is signed in any more, or the input isn't of its form. */
export type NotDone = { readonly state: "signed-out" } | { readonly state: "malformed" };

/**
 * Makes a server action in a network: input checked by `schema`, session and permission in the same transaction as
 * the work. An error rolls all of it back.
 */
export function networkAction<Schema extends z.ZodType, Result>(
  needs: Permission,
  schema: Schema,
  work: (acting: Acting, input: z.output<Schema>) => Promise<Result>,
): (slug: string, input: z.input<Schema>) => Promise<Result | NotDone> {
  return async (slug, input) => {
    const named = z.string().safeParse(slug);
    const parsed = schema.safeParse(input);
    if (!named.success || !parsed.success) return { state: "malformed" };
    const done = await asViewer(
      { token: await sessionToken(), writes: true },
      async (tx, viewer) => {
        const network = await findNetwork(tx, named.data);
        if (network === null || !can(viewer, needs, network.id)) notFound();
        return { result: await work({ tx, network, viewer }, parsed.data) };
      },
    );
    return done === null ? { state: "signed-out" } : done.result;
  };
}
