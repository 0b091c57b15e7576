import { z } from "zod";
import { networkReading } from "@/app/api-route";
import { networkSession } from "@/app/network-session";
import { problemDetails } from "@/app/problem-details";
import { progressAnswer } from "@/app/progress-answer";
import { sheetFile } from "@/app/sheet-file";
import { promiseFile } from "@/app/words/en/promise-import";
import { words } from "@/app/words/words";
import { neededPromiseColumns, promiseColumns } from "@/lib/promises/promise-columns";
import { readBody } from "../imports/read-body";
import { importPromises } from "./import-promises";

export const dynamic = "force-dynamic";

const query = z.strictObject({ format: z.enum(["csv", "xlsx"]).optional() });

/**
 * What a file of promises has to hold: the names of its columns and what stands in each, as JSON; `?format=csv|xlsx`: as a file to
 * fill in and import.
 */
export const GET = networkReading(
  "record-promises",
  query,
  async ({ network, viewer }, { format }) => {
    const { columns } = words.promiseImport;
    if (format !== undefined) {
      const [first, ...more] = promiseColumns.map((column) => columns[column][0]);
      return sheetFile([[first ?? "", ...more]], { name: "promises", format, sheet: "Promises" });
    }
    const needed: readonly string[] = neededPromiseColumns;
    return JSON.stringify({
      network: network.name,
      organisation: viewer.organisationSlug,
      columns: promiseColumns.map((column) => {
        const [name, holds] = columns[column];
        return { name, holds, needed: needed.includes(column) };
      }),
    });
  },
);

const asked = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(255)
    .regex(/^[^\p{Cc}\p{Surrogate}/\\]+$/u),
  step: z.enum(["check", "write"]),
  shown: z.string().max(64).default(""),
  as: z.string().optional(),
});

/**
 * A file of promises as it is: `?step=check` tells what it would add and what is to be mended in it, and nothing of it is kept;
 * `?step=write&shown=HASH` writes it, if that is still what was shown. Tells how far it is, a line of JSON at a time.
 */
export async function POST(
  request: Request,
  { params }: { readonly params: Promise<{ readonly network: string }> },
): Promise<Response> {
  const { network } = await params;
  const session = await networkSession(network, "record-promises");
  const may = await session(async () => true);
  if ("none" in may) {
    return may.none === 401
      ? problemDetails(401, "Not signed in")
      : problemDetails(404, "Not found");
  }
  const said = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!said.success) {
    return problemDetails(400, "Malformed step", { detail: z.prettifyError(said.error) });
  }
  const body = await readBody(request, promiseFile.bytes);
  if (body === null) return problemDetails(413, `A file has ${promiseFile.bytes} bytes at most`);
  const { name, step, shown } = said.data;
  return progressAnswer((say) =>
    importPromises(
      session,
      { name, bytes: body.bytes, shown: step === "write" ? shown : null },
      say,
    ),
  );
}
