import "server-only";
import { z } from "zod";
import { asViewer, type Tx } from "@/db/doors";
import { findNetwork, type Network } from "@/db/queries/networks";
import { actingIn } from "@/lib/access/acting";
import { isStorable } from "@/lib/access/storable";
import { can, type Permission } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { problemDetails } from "./problem-details";
import { entryOf, type Acting } from "./viewer";

type Parameters = { readonly network: string } & Readonly<Record<string, string>>;
type Context = { readonly params: Promise<Parameters> };

/** A file: its text or bytes, of which type it is, and what it is called where it is kept. */
export type File = {
  readonly text: string | Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly name: string;
};

/**
 * Makes a GET route that reads in a network, the twin for programs of a page: the query checked by `schema`, session
 * and permission in the same transaction as the reading. Nobody signed in is 401; a network that isn't the viewer's,
 * one that doesn't exist and one in which they may not do this are the same: 404.
 *
 * @param work gives the answer as JSON text, or as a file; null where what the address names isn't there for the viewer
 */
export function networkReading<Schema extends z.ZodType>(
  needs: Permission,
  schema: Schema,
  work: (
    acting: Acting,
    query: z.output<Schema>,
    parameters: Parameters,
  ) => Promise<string | File | null>,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, { params }) => {
    const parameters = await params;
    const query = queryOf(request);
    const asked = schema.refine(() => isStorable(query)).safeParse(query);
    const entry = await entryOf();
    const read = await asViewer(entry, async (tx, viewer) => {
      const network = await findNetwork(tx, parameters.network);
      if (network === null || !can(viewer, needs, network.id))
        return problemDetails(404, "Not found");
      if (!asked.success)
        return problemDetails(400, "Malformed query", { detail: z.prettifyError(asked.error) });
      const found = await work({ tx, network, viewer }, asked.data, parameters);
      if (found === null) return problemDetails(404, "Not found");
      return typeof found === "string" ? json(found) : file(found);
    });
    return read ?? problemDetails(401, "Not signed in");
  };
}

/** The most that a program or a page of ours sends at once. */
const mostBytes = 1_000_000;

/**
 * Makes a PUT route that writes in a network: a JSON document checked by `schema`, session and permission in the same transaction as
 * the work. The proxy has refused what comes from another site. What isn't the viewer's is 404, as for reading; whoever belongs to
 * several organisations has to say for which one they act.
 *
 * @param find gives the place that the work stands on; null where the viewer has no such network
 * @param work gives the status and the answer
 */
export function networkWriting<
  Schema extends z.ZodType,
  Found extends { readonly network: Network },
>(
  needs: Permission,
  schema: Schema,
  find: (
    tx: Tx,
    asked: { readonly slug: string; readonly viewer: Viewer; readonly input: z.output<Schema> },
  ) => Promise<Found | null>,
  work: (
    acting: { readonly tx: Tx; readonly viewer: Viewer; readonly place: Found },
    input: z.output<Schema>,
  ) => Promise<Response>,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, { params }) => {
    const { network: slug } = await params;
    const body = await documentOf(request);
    if (body instanceof Response) return body;
    const entry = await entryOf();
    const done = await asViewer({ ...entry, writes: true }, async (tx, viewer) => {
      const notHere = problemDetails(404, "Not found");
      if (entry.acting === null && actingIn(viewer) !== null) return notHere;
      const asked = schema.refine(() => isStorable(body.document)).safeParse(body.document);
      if (!asked.success) {
        const network = await findNetwork(tx, slug);
        return network !== null && can(viewer, needs, network.id)
          ? problemDetails(400, "Malformed document", { detail: z.prettifyError(asked.error) })
          : notHere;
      }
      const place = await find(tx, { slug, viewer, input: asked.data });
      return place !== null && can(viewer, needs, place.network.id)
        ? work({ tx, viewer, place }, asked.data)
        : notHere;
    });
    return done ?? problemDetails(401, "Not signed in");
  };
}

/** What a request sends as JSON, or why it can't be read. */
async function documentOf(request: Request): Promise<Response | { readonly document: unknown }> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    return problemDetails(415, "Only application/json is taken here");
  }
  const tooLarge = problemDetails(413, `A document has ${mostBytes} bytes at most`);
  if (Number(request.headers.get("content-length")) > mostBytes) return tooLarge;
  const text = await request.text();
  if (text.length > mostBytes) return tooLarge;
  try {
    return { document: JSON.parse(text) };
  } catch {
    return problemDetails(400, "Malformed document", { detail: "This is no JSON." });
  }
}

/** The query's parameters by name; one given twice stays a list, which no schema of one value takes. `as` is the door's. */
function queryOf(request: Request): Record<string, string | string[]> {
  const parameters = new URL(request.url).searchParams;
  const names = [...new Set(parameters.keys())].filter((name) => name !== "as");
  return Object.fromEntries(
    names.map((name) => {
      const [value = "", ...more] = parameters.getAll(name);
      return [name, more.length === 0 ? value : [value, ...more]];
    }),
  );
}

function json(text: string): Response {
  return new Response(text, {
    headers: { "content-type": "application/json", "cache-control": "no-store" },
  });
}

function file({ text, type, name }: File): Response {
  return new Response(text, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
