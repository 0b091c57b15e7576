import { limits } from "./limits";
import type { RefusalCode } from "./table";

const rows = /<(?:[a-z]+:)?row\b[^>]*/gi;
const rowNumber = /\br="([0-9]+)"/;
const farCell = /<(?:[a-z]+:)?c\b[^>]*\br="(?:[B-Z][A-Z]{2}|[A-Z]{4,})[0-9]+"/;
const errorCell = /(<(?:[a-z]+:)?c\b[^>]*\bt=")e"/g;
const bigReference = /&#(?:([0-9]{5,7})|x([0-9a-f]{5,6}));/gi;

/** Why a sheet isn't read, judged by its text before anything is made of it: rows or columns beyond what a file may have. */
export function sheetProblem(xml: string): RefusalCode | null {
  let count = 0;
  for (const [tag] of xml.matchAll(rows)) {
    count += 1;
    const number = Number(rowNumber.exec(tag)?.[1] ?? 0);
    if (count > limits.rows + 1 || number > limits.rows + 1) return "too-many-rows";
  }
  return farCell.test(xml) ? "too-many-columns" : null;
}

/**
 * A part of a workbook with what its reader would lose: errors such as #DIV/0! stay in their cells as texts, where they are no
 * numbers, and characters beyond U+FFFF that are written as references stand for themselves.
 */
export function legibleXml(xml: string): string {
  return xml
    .replaceAll(errorCell, '$1str"')
    .replaceAll(bigReference, (whole, decimal?: string, hex?: string) => {
      const code = decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal);
      return code > 0xffff && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}
