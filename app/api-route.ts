import "server-only";
import { z } from "zod";
import { asViewer } from "@/db/doors";
import { findNetwork } from "@/db/queries/networks";
import { can, type Permission } from "@/lib/access/can";
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
    const asked = schema.safeParse(queryOf(request));
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
