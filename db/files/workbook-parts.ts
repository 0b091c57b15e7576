import { buffer as allOf } from "node:stream/consumers";
import { fromBuffer, type Entry, type ZipFile } from "yauzl";
import { limits } from "@/lib/import/limits";
import type { RefusalCode } from "@/lib/import/table";

/** The parts of a workbook that say what stands in it, by name, or why it isn't unpacked. */
export type WorkbookParts =
  | { readonly parts: ReadonlyMap<string, Buffer> }
  | { readonly refusal: { readonly code: RefusalCode; readonly row: null } };

/** Parts smaller than this may be packed as tightly as they like. */
const small = 1_000_000;

const macros = /(^|\/)(vbaProject|vbaData)[^/]*$|\.bin$/i;
const archives = /\.(zip|xlsx|xlsm|xlsb|docx|docm|pptx|pptm|gz|7z|rar|tar)$/i;
const read = /\.(xml|rels)$/i;
const declared = /<!(?:DOCTYPE|ENTITY)/i;

function refused(code: RefusalCode): WorkbookParts {
  return { refusal: { code, row: null } };
}

/**
 * Unpacks what is needed of a workbook: first the directory of the archive is read, and nothing is unpacked that it says is too
 * much; then the bytes are counted as they come, since a directory can lie.
 */
export async function workbookParts(bytes: Buffer): Promise<WorkbookParts> {
  const zip = await opened(bytes);
  if (zip === null) return refused("not-a-workbook");
  if (zip.entryCount > limits.entries) return refused("too-many-parts");
  const entries = await listed(zip);
  if (entries === null) return refused("broken");
  const problem = directoryProblem(entries);
  return problem === null ? unpackedParts(zip, entries) : refused(problem);
}

async function unpackedParts(zip: ZipFile, entries: readonly Entry[]): Promise<WorkbookParts> {
  const parts = new Map<string, Buffer>();
  for (const entry of entries.filter(({ fileName }) => read.test(fileName))) {
    const part = await unpacked(zip, entry);
    if (part === null) return refused("broken");
    if (declared.test(part.toString("latin1"))) return refused("doctype");
    parts.set(entry.fileName, part);
  }
  const types = parts.get("[Content_Types].xml")?.toString("latin1") ?? "";
  if (/macroEnabled/i.test(types)) return refused("macros");
  return parts.has("xl/workbook.xml") ? { parts } : refused("not-a-workbook");
}

function opened(bytes: Buffer): Promise<ZipFile | null> {
  return new Promise((resolve) => {
    const options = { lazyEntries: true, validateEntrySizes: true, strictFileNames: true };
    fromBuffer(bytes, options, (failure, zip) => resolve(failure === null ? zip : null));
  });
}

/** All entries of the directory; null where it can't be read, or names something twice. */
function listed(zip: ZipFile): Promise<readonly Entry[] | null> {
  return new Promise((resolve) => {
    const entries: Entry[] = [];
    zip.on("error", () => resolve(null));
    zip.on("entry", (entry: Entry) => {
      entries.push(entry);
      if (entries.length > limits.entries) resolve(null);
      else zip.readEntry();
    });
    zip.on("end", () => {
      const names = new Set(entries.map(({ fileName }) => fileName));
      resolve(names.size === entries.length ? entries : null);
    });
    zip.readEntry();
  });
}

function directoryProblem(entries: readonly Entry[]): RefusalCode | null {
  if (entries.some((entry) => entry.isEncrypted())) return "encrypted";
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const isBomb = ({ uncompressedSize, compressedSize }: Entry) =>
    uncompressedSize > small && uncompressedSize > compressedSize * limits.ratio;
  if (total > limits.unpackedBytes || entries.some(isBomb)) return "unpacks-too-large";
  if (entries.some(({ fileName }) => archives.test(fileName))) return "archive-inside";
  return entries.some(({ fileName }) => macros.test(fileName) && !printer(fileName))
    ? "macros"
    : null;
}

/** What a spreadsheet keeps of its printer is binary too, and no program. */
function printer(name: string): boolean {
  return name.startsWith("xl/printerSettings/");
}

/** An entry's bytes; null where they aren't what the directory says. */
function unpacked(zip: ZipFile, entry: Entry): Promise<Buffer | null> {
  return new Promise((resolve) => {
    zip.openReadStream(entry, (failure, stream) => {
      if (failure !== null) resolve(null);
      else allOf(stream).then(resolve, () => resolve(null));
    });
  });
}
