import "server-only";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { asViewer } from "@/db/doors";
import { findNetwork } from "@/db/queries/networks";
import { can, type Permission } from "@/lib/access/can";
import { sessionToken, type Acting } from "./viewer";

/**
 * What an action answers when the work itself couldn't begin: nobody is signed in any more, the input isn't of its
 * form, or what it is about isn't the viewer's (any more), which is the same as not being there. A page that is not
 * found would take the place of what was typed.
 */
export type NotDone = { readonly state: "signed-out" | "malformed" | "gone" };

/**
 * Makes a server action in a network: input checked by `schema`, session and permission in the same transaction as
 * the work. An error rolls all of it back.
 */
export function networkAction<Schema extends z.ZodType, Result extends object>(
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
        const may = network !== null && can(viewer, needs, network.id);
        return may ? work({ tx, network, viewer }, parsed.data) : ({ state: "gone" } as const);
      },
    );
    if (done === null) return { state: "signed-out" };
    // What the browser keeps of this network's pages is out of date now; where all is gone it would show that instead.
    if (!isGone(done)) revalidatePath(`/networks/${named.data}`, "layout");
    return done;
  };
}

function isGone(result: object): boolean {
  return "state" in result && result.state === "gone";
}
