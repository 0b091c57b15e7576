import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createContext, runInContext } from "node:vm";
import { z } from "zod";

const manifests = z.record(
  z.string(),
  z.object({
    clientModules: z.record(z.string(), z.object({ id: z.union([z.number(), z.string()]) })),
  }),
);

/** The files of our own that run in the browser because a page hands them something, by the id of their module in the build. */
export function clientFiles(root: string): ReadonlyMap<string, string> {
  const folder = path.join(root, ".next", "server", "app");
  const context = createContext({});
  runInContext("globalThis.__RSC_MANIFEST = {}", context);
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith("_client-reference-manifest.js")) {
      runInContext(readFileSync(path.join(folder, file), "utf8"), context);
    }
  }
  const text: unknown = runInContext("JSON.stringify(globalThis.__RSC_MANIFEST)", context);
  const found = manifests.parse(JSON.parse(String(text)));
  return new Map(
    Object.values(found)
      .flatMap(({ clientModules }) => Object.entries(clientModules))
      .filter(([name]) => name.startsWith("[project]/app/"))
      .map(([name, { id }]) => [String(id), name.replace("[project]/", "").replace(/ <.*$/, "")]),
  );
}
