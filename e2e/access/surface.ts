import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** Everything that a build answers to, as its own manifests say. */
export type Surface = {
  /** Pages, route handlers, rewritten addresses and public files: the address, and what makes it. */
  readonly routes: readonly { readonly route: string; readonly from: string }[];
  readonly actions: readonly {
    readonly id: string;
    readonly file: string;
    readonly name: string;
  }[];
};

const appPaths = z.record(z.string(), z.string());
const pagesPaths = z.record(z.string(), z.string());
const source = z.object({ source: z.string() });
const routing = z.object({
  rewrites: z.object({
    beforeFiles: z.array(source),
    afterFiles: z.array(source),
    fallback: z.array(source),
  }),
});
const served = z.object({ filename: z.string(), exportedName: z.string() });
const references = z.object({
  node: z.record(z.string(), served),
  edge: z.record(z.string(), served),
});

/** What stands for the id of a route that takes documents. */
export const putId = "PUT";

/** Next's own error page, which no address leads to. */
const unreachable = new Set(["/500", "/404", "/_error", "/_app", "/_document"]);

/** The surface of the build in the project's folder. */
export function surfaceOf(root: string): Surface {
  const read = (file: string): unknown =>
    JSON.parse(readFileSync(path.join(root, ".next", file), "utf8"));
  const { beforeFiles, afterFiles, fallback } = routing.parse(
    read("routes-manifest.json"),
  ).rewrites;
  const { node, edge } = references.parse(read("server/server-reference-manifest.json"));
  const app = Object.entries(appPaths.parse(read("app-path-routes-manifest.json")));
  const pages = Object.entries(pagesPaths.parse(read("server/pages-manifest.json")));
  return {
    routes: [
      ...app.map(([file, route]) => ({ route, from: `app${file}` })),
      ...pages
        .filter(([route]) => !unreachable.has(route))
        .map(([route, file]) => ({ route, from: file })),
      ...[...beforeFiles, ...afterFiles, ...fallback].map(({ source: route }) => ({
        route,
        from: "next.config.js",
      })),
      ...publicFiles(path.join(root, "public")).map((file) => ({
        route: `/${file}`,
        from: `public/${file}`,
      })),
    ],
    actions: [
      ...Object.entries({ ...node, ...edge }).map(([id, { filename, exportedName }]) => ({
        id,
        file: filename,
        name: exportedName,
      })),
      ...app
        .map(([file]) => `app${file}.ts`)
        .filter((file) => file.endsWith("/route.ts") && takesDocuments(path.join(root, file)))
        .map((file) => ({ id: putId, file, name: putId })),
    ],
  };
}

function takesDocuments(file: string): boolean {
  return existsSync(file) && readFileSync(file, "utf8").includes("export const PUT");
}

function publicFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}
