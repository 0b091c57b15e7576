import { z } from "zod";
import { networkReading } from "@/app/api-route";
import { networkSession } from "@/app/network-session";
import { problemDetails } from "@/app/problem-details";
import { progressAnswer } from "@/app/progress-answer";
import { listImports } from "@/db/queries/imports";
import { targets } from "@/lib/import/columns";
import { limits } from "@/lib/import/limits";
import { readBody } from "./read-body";
import { rejectedFile } from "./rejected-file";
import { compare, confirm, upload } from "./steps";

export const dynamic = "force-dynamic";

const query = z.strictObject({
  rejected: z.string().max(36).optional(),
  format: z.enum(["csv", "xlsx"]).default("csv"),
});

/**
 * The files of figures that wait to be confirmed, as JSON; `?rejected=FILE&format=csv|xlsx`: the rows of one that aren't taken,
 * with their reasons.
 */
export const GET = networkReading("enter-figures", query, async ({ tx, network }, asked) => {
  const { rejected, format } = asked;
  if (rejected !== undefined) return rejectedFile(tx, network.id, { file: rejected, format });
  return JSON.stringify({ network: network.name, imports: await listImports(tx, network.id) });
});

const step = z.discriminatedUnion("step", [
  z.strictObject({
    step: z.literal("compare"),
    file: z.string().max(36),
    columns: z.array(z.enum(targets).nullable()).max(limits.columns),
    mark: z.enum([".", ","]).nullable(),
  }),
  z.strictObject({ step: z.literal("confirm"), file: z.string().max(36) }),
]);

/** A name without what has no place in one. */
const fileName = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^\p{Cc}\p{Surrogate}/\\]+$/u);

/** How large what is said about a file may be, in bytes. */
const mostAsked = 20_000;

/**
 * The steps of an import, each of which tells how far it is, a line of JSON at a time: a file as it is (`?name=figures.csv`) is
 * read and kept; as JSON, what its columns are compares it, and confirming writes what changes.
 */
export async function POST(
  request: Request,
  { params }: { readonly params: Promise<{ readonly network: string }> },
): Promise<Response> {
  const { network } = await params;
  const session = await networkSession(network, "enter-figures");
  const may = await session(async () => true);
  if ("none" in may) {
    return may.none === 401
      ? problemDetails(401, "Not signed in")
      : problemDetails(404, "Not found");
  }
  if (request.headers.get("content-type")?.startsWith("application/json") === true) {
    const body = await readBody(request, mostAsked);
    const said: unknown = await new Response(body?.bytes).json().catch(() => null);
    const asked = step.safeParse(said);
    if (!asked.success) return problemDetails(400, "Malformed step");
    const { data } = asked;
    return progressAnswer<object>((say) =>
      data.step === "compare" ? compare(session, data, say) : confirm(session, data.file, say),
    );
  }
  const name = fileName.safeParse(new URL(request.url).searchParams.get("name"));
  if (!name.success) return problemDetails(400, "A file has a name: ?name=figures.csv");
  const body = await readBody(request, limits.bytes);
  if (body === null) return problemDetails(413, `A file has ${limits.bytes} bytes at most`);
  return progressAnswer((say) => upload(session, { name: name.data, ...body }, say));
}
