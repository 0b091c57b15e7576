import { readFile } from "node:fs/promises";
import { closePools } from "./connection";
import { loadNetworkFile } from "./network-file/load";

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("Which file? npm run load -- FILE.json\n");
  process.exit(2);
}
const text = await readFile(file, "utf8").catch((error: unknown) => {
  process.stderr.write(`${file} can't be read: ${String(error)}\n`);
  process.exit(2);
});
const loaded = await loadNetworkFile(text);
await closePools();
if ("problems" in loaded) {
  for (const { place, says } of loaded.problems) {
    process.stderr.write(`${place === "" ? "(the whole file)" : place}: ${says}\n`);
  }
  const count = loaded.problems.length;
  process.stderr.write(`\n${count} ${count === 1 ? "problem" : "problems"}, nothing written\n`);
  process.exit(1);
}
for (const { slug, figures } of loaded.networks) {
  process.stdout.write(`loaded ${slug}: ${figures} figures\n`);
}
