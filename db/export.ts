import { rename, rm, writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { closePools } from "./connection";
import { exportNetworkFile } from "./network-file/export";

const usage =
  "Which network? npm run -s export -- NETWORK > FILE.json, or npm run export -- NETWORK --to FILE.json\n";

const asked = given();
if (asked === null) {
  process.stderr.write(usage);
  process.exit(2);
}
const { slug, to } = asked;
const exported = await exportNetworkFile(slug);
await closePools();
if (exported === null) {
  process.stderr.write(`There is no network "${slug}": a network goes by its slug\n`);
  process.exit(1);
}
await (to === undefined ? toStandardOutput(exported.text) : toFile(to, exported.text));
process.stderr.write(`exported ${slug}: ${exported.figures} figures\n`);

function given() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { to: { type: "string" } },
    });
    const [network, ...more] = positionals;
    return network === undefined || more.length > 0 ? null : { slug: network, to: values.to };
  } catch {
    return null;
  }
}

async function toStandardOutput(text: string): Promise<void> {
  await pipeline(Readable.from([text]), process.stdout, { end: false }).catch((error: unknown) => {
    process.stderr.write(`the file can't be written: ${String(error)}\n`);
    process.exit(1);
  });
}

/** Whole or not at all, and for the operator's eyes alone: drafts stand in it. */
async function toFile(file: string, text: string): Promise<void> {
  const part = `${file}.${crypto.randomUUID()}.part`;
  try {
    await writeFile(part, text, { flag: "wx", mode: 0o600 });
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    process.stderr.write(`${file} can't be written: ${String(error)}\n`);
    process.exit(1);
  }
}
