import type { Answer } from "./raw-request";

/** Reads a path with these headers, as somebody. */
export type Read = (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;

/** One answer of a crawl: its path, and whether it was read as a page or as its data. */
export type Crawled = Answer & { readonly path: string; readonly as: "page" | "data" };

/**
 * Every answer that can be had by following links from these paths: each as a page and as the data that the app's own
 * navigation asks for.
 */
export async function crawl(read: Read, starts: readonly string[]): Promise<readonly Crawled[]> {
  const known = new Set(starts);
  const answers: Crawled[] = [];
  for (const path of known) {
    const page = await read(path);
    const data = await dataOf(read, path);
    answers.push({ ...page, path, as: "page" }, { ...data, path, as: "data" });
    for (const link of linksIn(page)) known.add(link);
  }
  return answers;
}

/** What the app's own navigation would get for a path. Next first tells it to add a number made from the headers. */
export async function dataOf(
  read: Read,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const first = await read(path, { rsc: "1", ...headers });
  const next = first.headers.location;
  return next?.includes("_rsc") === true ? read(next, { rsc: "1", ...headers }) : first;
}

/** The paths that a page links or redirects to, within the app. */
function linksIn({ body, headers }: Answer): readonly string[] {
  const linked = [...body.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map(([, path = ""]) => path);
  const location = headers.location;
  return (location?.startsWith("/") === true ? [...linked, location] : linked).map((path) =>
    path.replaceAll("&amp;", "&"),
  );
}
