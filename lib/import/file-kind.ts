import { limits } from "./limits";
import type { RefusalCode } from "./table";

/** A file that can be read by its kind, or why it can't. */
export type FileKind =
  | { readonly kind: "csv"; readonly text: string }
  | { readonly kind: "xlsx" }
  | { readonly kind: "refused"; readonly code: RefusalCode };

const textNames = /\.(csv|tsv|txt)$/i;
const workbookNames = /\.xlsx$/i;
const macroNames = /\.(xlsm|xltm|xlam|xlsb|xls)$/i;

/** What a text may not have: a control character other than tab and line ends. */
// oxlint-disable-next-line no-control-regex
const binary = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/u;

function refused(code: RefusalCode): FileKind {
  return { kind: "refused", code };
}

function begins(bytes: Uint8Array, ...first: readonly number[]): boolean {
  return first.every((byte, at) => bytes[at] === byte);
}

/** Which kind a file is, by its first bytes; its name has to say the same. */
export function fileKind(name: string, bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return refused("empty");
  if (bytes.length > limits.bytes) return refused("too-large");
  if (macroNames.test(name)) return refused(/xls$/i.test(name) ? "not-a-workbook" : "macros");
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refused("encrypted");
  if (begins(bytes, 0x50, 0x4b)) {
    return workbookNames.test(name) ? { kind: "xlsx" } : refused("other-kind");
  }
  if (workbookNames.test(name)) return refused("not-a-workbook");
  return textNames.test(name) ? textKind(bytes) : refused("other-kind");
}

function textKind(bytes: Uint8Array): FileKind {
  if (isUtf16(bytes)) return refused("utf-16");
  const text = utf8(bytes);
  if (text === null) return refused("not-utf-8");
  if (binary.test(text)) return refused("not-text");
  return text.trim() === "" ? refused("empty") : { kind: "csv", text };
}

/** By its mark, or by a zero in every other one of its first bytes. */
function isUtf16(bytes: Uint8Array): boolean {
  if (begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff)) return true;
  const some = bytes.subarray(0, 200);
  const zeros = [0, 1].map(
    (half) => some.filter((byte, at) => at % 2 === half && byte === 0).length,
  );
  return zeros.some((count) => count > some.length / 4);
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
