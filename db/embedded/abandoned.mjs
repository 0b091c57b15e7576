import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeEmbedded } from "../embedded.mjs";

/**
 * Removes the embedded servers of runs that were killed.
 *
 * @param {string} prefix what the names of their folders begin with
 */
export async function removeAbandoned(prefix) {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name);
    if (name.startsWith(prefix) && existsSync(join(folder, "holders")))
      await removeEmbedded(folder);
  }
}
