import path from "node:path";
import type { ActionRow } from "./row";
import { surfaceOf } from "./surface";

/** What the build that is being tried answers to. */
export const surface = surfaceOf(path.resolve(import.meta.dirname, "..", ".."));

/** The id of an action in this build. */
export function idOf({ file, name }: ActionRow): string {
  const found = surface.actions.find((one) => one.file === file && one.name === name);
  if (found === undefined) throw new Error(`the build makes no action ${name} of ${file}`);
  return found.id;
}
