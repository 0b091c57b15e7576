import "server-only";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { asGuest, asViewer, type Tx } from "@/db/doors";
import { findNetwork } from "@/db/queries/networks";
import { actingIn } from "@/lib/access/acting";
import { can, canForOwn, type OwnPermission, type Permission } from "@/lib/access/can";
import { isStorable } from "@/lib/access/storable";
import type { Viewer } from "@/lib/access/viewer";
import { entryOf, type Acting } from "./viewer";

/**
 * What an action answers when the work itself couldn't begin: nobody is signed in any more, the input isn't of its
 * form, or what it is about isn't the viewer's (any more), which is the same as not being there. A page that is not
 * found would take the place of what was typed.
 */
export type NotDone = Malformed | { readonly state: "signed-out" | "gone" };

/** The input isn't of its form, which a page of ours never sends. */
export type Malformed = { readonly state: "malformed" };

/**
 * Makes a server action in a network: input checked by `schema`, session and permission in the same transaction as
 * the work. An error rolls all of it back.
 *
 * @param pages "renewed": the answer brings the page anew. "kept": it brings the result alone, since an answer that breaks off in
 *   the middle of a page takes away the page that is there, and all that was typed into it
 */
export function networkAction<Schema extends z.ZodType, Result extends object>(
  needs: Permission,
  schema: Schema,
  work: (acting: Acting, input: z.output<Schema>) => Promise<Result>,
  { pages = "renewed" }: { readonly pages?: "renewed" | "kept" } = {},
): (slug: string, input: z.input<Schema>) => Promise<Result | NotDone> {
  return async (slug, input) => {
    const named = z.string().refine(isStorable).safeParse(slug);
    const parsed = parsedBy(schema, input);
    if (!named.success || !parsed.success) return { state: "malformed" };
    const entry = await entryOf();
    const done = await asViewer({ ...entry, writes: true }, async (tx, viewer) => {
      if (isUnsaid(entry, viewer)) return { state: "gone" } as const;
      const network = await findNetwork(tx, named.data);
      const may = network !== null && can(viewer, needs, network.id);
      return may ? work({ tx, network, viewer }, parsed.data) : ({ state: "gone" } as const);
    });
    if (done === null) return { state: "signed-out" };
    // What the browser keeps of this network's pages is out of date now; where all is gone it would show that instead.
    if (pages === "renewed" && !isGone(done)) revalidatePath(`/networks/${named.data}`, "layout");
    return done;
  };
}

/** Makes a server action for the organisation acted for, as `networkAction` does in a network. */
export function ownAction<Schema extends z.ZodType, Result extends object>(
  needs: OwnPermission,
  schema: Schema,
  work: (tx: Tx, viewer: Viewer, input: z.output<Schema>) => Promise<Result>,
): (input: z.input<Schema>) => Promise<Result | NotDone> {
  return personAction(schema, async (tx, viewer, input) =>
    canForOwn(viewer, needs) ? work(tx, viewer, input) : ({ state: "gone" } as const),
  );
}

/** Makes a server action about the person who is signed in: their own sessions, their own password. */
export function personAction<Schema extends z.ZodType, Result extends object>(
  schema: Schema,
  work: (tx: Tx, viewer: Viewer, input: z.output<Schema>) => Promise<Result>,
): (input: z.input<Schema>) => Promise<Result | NotDone> {
  return async (input) => {
    const parsed = parsedBy(schema, input);
    if (!parsed.success) return { state: "malformed" };
    const entry = await entryOf();
    const done = await asViewer({ ...entry, writes: true }, async (tx, viewer) =>
      isUnsaid(entry, viewer) ? ({ state: "gone" } as const) : work(tx, viewer, parsed.data),
    );
    if (done === null) return { state: "signed-out" };
    if (!isGone(done)) revalidatePath("/", "layout");
    return done;
  };
}

/** Makes a server action for whoever holds a link, signed in or not: the work asks functions of the database alone. */
export function guestAction<Schema extends z.ZodType, Result extends object>(
  schema: Schema,
  work: (tx: Tx, input: z.output<Schema>) => Promise<Result>,
): (input: z.input<Schema>) => Promise<Result | Malformed> {
  return async (input) => {
    const parsed = parsedBy(schema, input);
    if (!parsed.success) return { state: "malformed" };
    return asGuest((tx) => work(tx, parsed.data));
  };
}

/** Input by its schema; what has a text that couldn't be kept as it is has no form that a page of ours sends. */
function parsedBy<Schema extends z.ZodType>(schema: Schema, input: unknown) {
  return schema.refine(() => isStorable(input)).safeParse(input);
}

/** Whether the address leaves open for which of several organisations is acted: a page that was opened before there were several. */
function isUnsaid(entry: { readonly acting: string | null }, viewer: Viewer): boolean {
  return entry.acting === null && actingIn(viewer) !== null;
}

function isGone(result: object): boolean {
  return "state" in result && result.state === "gone";
}
